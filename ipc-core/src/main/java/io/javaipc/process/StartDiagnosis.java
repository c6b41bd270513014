package io.javaipc.process;

import io.javaipc.platform.IpcException;
import io.javaipc.platform.SpawnRequest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Works out why a program did not start. The kernel has one errno for a missing program, a missing directory and a
 * missing interpreter; looking afterwards tells which it was.
 */
final class StartDiagnosis {
    private StartDiagnosis() {}

    static ProcessStartException explain(SpawnRequest request, IpcException failure) {
        Path directory = request.directory().orElse(Path.of("")).toAbsolutePath();
        return new ProcessStartException(reason(request, failure, directory), request.program(), directory, failure);
    }

    /** Explains a thread that could not be started; any other lack of memory is thrown as it is. */
    static ProcessStartException explain(SpawnRequest request, OutOfMemoryError failure) {
        if (!String.valueOf(failure.getMessage()).contains("native thread")) {
            throw failure;
        }
        // to the kernel a thread is a process as any other
        ProcessStartException told =
                explain(request, IpcException.ofErrno("cannot start thread", "clone", request.program(), "EAGAIN"));
        told.addSuppressed(failure);
        return told;
    }

    private static String reason(SpawnRequest request, IpcException failure, Path directory) {
        if (!failure.object().equals(request.program())) {
            // something else than the program: a file of a redirection, a user, a limit
            return failure.getMessage();
        }
        String known = failure.errnoName().map(StartDiagnosis::ofErrno).orElse("");
        return known.isEmpty() ? missing(request, directory) : known;
    }

    private static String ofErrno(String errno) {
        return switch (errno) {
            case "E2BIG" -> "arguments and environment are too long";
            case "EAGAIN" -> "no more processes for this user or machine";
            case "EMFILE" -> "no more descriptors for this process";
            case "ENFILE" -> "no more descriptors on this machine";
            case "ENOMEM" -> "no more memory";
            case "ENOEXEC" -> "file is not a program";
            case "ETXTBSY" -> "file is being written";
            default -> "";
        };
    }

    private static String missing(SpawnRequest request, Path directory) {
        try {
            return missingFile(request, directory);
        } catch (InvalidPathException e) {
            return "no file can have the program's name";
        }
    }

    private static String missingFile(SpawnRequest request, Path directory) {
        if (!Files.exists(directory)) {
            return "no such directory";
        }
        if (!Files.isDirectory(directory)) {
            return "directory is not a directory";
        }
        if (!Files.isExecutable(directory)) {
            return "directory cannot be entered";
        }
        String name = request.program();
        if (name.indexOf('/') < 0) {
            return isOnPath(name) ? "program was found in PATH but refused" : "no such program in PATH";
        }
        Path program = directory.resolve(name);
        if (!Files.exists(program)) {
            return "no such program";
        }
        if (Files.isDirectory(program)) {
            return "program is a directory";
        }
        return Files.isExecutable(program) ? "program exists but was refused" : "program is not executable";
    }

    private static boolean isOnPath(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator))
                .anyMatch(directory -> Files.exists(Path.of(directory, name)));
    }
}

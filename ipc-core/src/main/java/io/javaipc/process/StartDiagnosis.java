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
        boolean isStream = failure.operation().equals("open");
        String reason = isStream ? "cannot open file " + failure.object() : reason(request, directory);
        return new ProcessStartException(reason, request.program(), directory, failure);
    }

    private static String reason(SpawnRequest request, Path directory) {
        try {
            return reasonOfFiles(request, directory);
        } catch (InvalidPathException e) {
            return "no file can have the program's name";
        }
    }

    private static String reasonOfFiles(SpawnRequest request, Path directory) {
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

package io.javaipc.posix.process;

import io.javaipc.platform.SpawnRequest;
import io.javaipc.posix.libc.Errno;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds the file of a program as {@code posix_spawnp(3)} would. */
final class ProgramFile {
    private static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";

    private ProgramFile() {}

    /** The file of a request's program; refused with the errno that the kernel would give. */
    static String of(SpawnRequest request) {
        String name = request.program();
        if (name.indexOf('/') < 0) {
            return inPath(name).orElseThrow(() -> refusal(name, Errno.ENOENT));
        }
        Path directory = request.directory().orElse(Path.of("")).toAbsolutePath();
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            throw refusal(name, Errno.ENOENT);
        }
        if (!isProgram(file)) {
            throw refusal(name, Errno.EACCES);
        }
        return file.toString();
    }

    /** The first program of that name in this process's {@code PATH}. */
    static Optional<String> inPath(String name) {
        String path = System.getenv().getOrDefault("PATH", USUAL_PATH);
        return Arrays.stream(path.split(File.pathSeparator))
                .map(directory -> Path.of(directory, name).toAbsolutePath())
                .filter(ProgramFile::isProgram)
                .map(Path::toString)
                .findFirst();
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    private static RuntimeException refusal(String program, Errno errno) {
        return Errno.failure("cannot start process", "lookup", program, errno.number());
    }
}

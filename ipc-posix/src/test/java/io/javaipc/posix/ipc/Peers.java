package io.javaipc.posix.ipc;

import io.javaipc.process.Command;
import io.javaipc.process.Output;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Programs in other languages, made in a directory of the test. */
final class Peers {
    private final Path directory;

    Peers(Path directory) {
        this.directory = directory;
    }

    /** A name that nobody else has; {@code LeakCheck} knows it by its beginning. */
    static String unusedName() {
        return "javaipc-test-" + UUID.randomUUID();
    }

    /** A command of {@code peer.c}, which is compiled by the first. */
    Command c(String... words) throws Exception {
        Path program = directory.resolve("peer");
        if (Files.notExists(program)) {
            Path source = resource("peer.c");
            Command.of("gcc", "-std=c11", "-D_GNU_SOURCE", "-o", program.toString())
                    .arguments(source.toString(), "-pthread", "-lrt")
                    .run();
        }
        return Command.of(program.toString()).arguments(words).stderr(Output.inherit());
    }

    /** A command of {@code peer.py}. */
    Command python(String... words) throws IOException {
        return Command.of("python3", resource("peer.py").toString())
                .arguments(words)
                .stderr(Output.inherit());
    }

    private Path resource(String file) throws IOException {
        Path copy = directory.resolve(file);
        if (Files.notExists(copy)) {
            try (InputStream source = getClass().getResourceAsStream(file)) {
                Files.copy(source, copy);
            }
        }
        return copy;
    }
}

package io.javaipc.memory;

import java.nio.file.Path;
import java.util.UUID;

/** Names that nobody else has; {@code LeakCheck} knows them by their beginning. */
final class Names {
    private Names() {}

    static String unused() {
        return "javaipc-test-" + UUID.randomUUID();
    }

    static Path file(String name) {
        return Path.of("/dev/shm", name);
    }
}

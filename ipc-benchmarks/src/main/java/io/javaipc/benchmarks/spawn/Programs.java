package io.javaipc.benchmarks.spawn;

import java.util.List;

/** What the children run. */
final class Programs {
    /** Does nothing. */
    static final String TRIVIAL = "/bin/true";

    private Programs() {}

    /** Writes so many bytes. */
    static List<String> writing(int bytes) {
        return List.of("/usr/bin/head", "-c", String.valueOf(bytes), "/dev/zero");
    }
}

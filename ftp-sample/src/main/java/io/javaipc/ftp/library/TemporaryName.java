package io.javaipc.ftp.library;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The names of uploads that are not complete: {@code .javaipc-upload-<process>-<number>}, where the process is a random
 * number of this JVM. Never used twice.
 */
final class TemporaryName {
    private static final String PREFIX = ".javaipc-upload-";
    // not the pid: in a container every server has pid 1, and would take its dead predecessor's uploads for its own
    private static final String OWN_PREFIX = PREFIX + Long.toHexString(new SecureRandom().nextLong()) + "-";
    private static final AtomicLong NUMBER = new AtomicLong();

    private TemporaryName() {}

    static String next() {
        return OWN_PREFIX + NUMBER.incrementAndGet();
    }

    static boolean isTemporary(String name) {
        return name.startsWith(PREFIX);
    }

    static boolean isOfThisProcess(String name) {
        return name.startsWith(OWN_PREFIX);
    }
}

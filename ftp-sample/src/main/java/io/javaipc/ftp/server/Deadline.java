package io.javaipc.ftp.server;

import java.time.Duration;

/**
 * A point in time by {@link System#nanoTime}, which a step of the wall clock does not move.
 *
 * @param nanos the point in time
 */
record Deadline(long nanos) {
    private static final long NANOS_PER_MILLI = 1_000_000;

    static Deadline after(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** What is left in milliseconds, rounded up; zero once it has passed. */
    long remainingMillis() {
        return Math.max(0, (nanos - System.nanoTime() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }

    boolean passed() {
        return remainingMillis() == 0;
    }
}

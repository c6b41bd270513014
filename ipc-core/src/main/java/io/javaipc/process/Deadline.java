package io.javaipc.process;

import java.time.Duration;
import java.util.Optional;

/**
 * A moment by which something is to be over.
 *
 * @param nanos the moment, on the clock of {@link System#nanoTime()}
 */
record Deadline(long nanos) {
    private static final Duration FAR = Duration.ofDays(365);

    /** The moment after a time; one that never comes, without one. */
    static Deadline after(Optional<Duration> time) {
        Duration bounded = time.filter(set -> set.compareTo(FAR) < 0).orElse(FAR);
        return new Deadline(System.nanoTime() + bounded.toNanos());
    }

    Duration left() {
        return Duration.ofNanos(nanos - System.nanoTime());
    }
}

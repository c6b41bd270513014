package io.javaipc.channel;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** When a wait is over. */
final class Deadline {
    static final Deadline NEVER = new Deadline(0, Long.MAX_VALUE);

    private final long start;
    private final long nanos;

    private Deadline(long start, long nanos) {
        this.start = start;
        this.nanos = nanos;
    }

    /** A time from now on; zero or less is over at once. */
    static Deadline after(Duration timeout) {
        long nanos = TimeUnit.NANOSECONDS.convert(timeout);
        return nanos == Long.MAX_VALUE ? NEVER : new Deadline(System.nanoTime(), nanos);
    }

    /** What is left, zero at least; {@link Long#MAX_VALUE} for ever. */
    long remainingNanos() {
        return nanos == Long.MAX_VALUE ? nanos : Math.max(0, nanos - (System.nanoTime() - start));
    }

    boolean isOver() {
        return remainingNanos() == 0;
    }
}

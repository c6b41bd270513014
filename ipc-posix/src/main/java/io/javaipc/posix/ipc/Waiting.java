package io.javaipc.posix.ipc;

import io.javaipc.platform.VirtualThreads;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waiting in native code, in slices: between two of them an interrupt, the end of the time and a {@code close()} are
 * noticed. Virtual threads do not wait there at all, since their carrier would wait with them: they look again and again,
 * ever less often.
 */
final class Waiting {
    /** A time that does not end. */
    static final Duration FOREVER = Duration.ofDays(365L * 100);

    /** How long a thread waits in native code at most before it looks around. */
    static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long FIRST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(20);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private Waiting() {}

    /** Something that may have to be waited for. */
    @FunctionalInterface
    interface Attempt<T> {
        /**
         * Does it, or does nothing.
         *
         * @param nanos how long it may wait at most; 0 when it must not
         * @return what came of it; empty when it is still to be waited for
         */
        Optional<T> within(long nanos);
    }

    /** How a virtual thread waits: it looks again and again. */
    static final class Pace {
        private long pause = FIRST_PAUSE_NANOS;

        /** Sleeps for a while, each time longer; an interrupt ends it. */
        void sleep(long mostNanos) {
            LockSupport.parkNanos(Math.min(mostNanos, pause));
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
        }
    }

    /** Attempts once, and then until the time is over; what was done is told, also to an interrupted thread. */
    static <T> Optional<T> repeat(Duration timeout, Attempt<T> attempt) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        long end = System.nanoTime() + nanos(timeout);
        Pace pace = new Pace();
        Optional<T> done = attempt.within(0);
        while (done.isEmpty()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return done;
            }
            if (VirtualThreads.isCurrent()) {
                pace.sleep(left);
                done = attempt.within(0);
            } else {
                done = attempt.within(Math.min(left, SLICE_NANOS));
            }
            if (done.isEmpty() && Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return done;
    }

    private static long nanos(Duration timeout) {
        if (timeout.isNegative()) {
            return 0;
        }
        return (timeout.compareTo(FOREVER) < 0 ? timeout : FOREVER).toNanos();
    }

    /** As {@link #repeat}, of what does not end without. */
    static <T> T forever(Attempt<T> attempt) throws InterruptedException {
        return repeat(FOREVER, attempt).orElseThrow();
    }
}

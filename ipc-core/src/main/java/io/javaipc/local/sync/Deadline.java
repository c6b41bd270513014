package io.javaipc.local.sync;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Until when a thread waits, and whether an interrupt ends that. For the thread that made it only.
 *
 * <p>An interrupt that does not end the wait is kept aside meanwhile, since a thread that is interrupted cannot sleep.
 */
public final class Deadline {
    private final long end;
    private final boolean timed;
    private final boolean interruptible;
    private boolean interrupted;

    private Deadline(long end, boolean timed, boolean interruptible) {
        this.end = end;
        this.timed = timed;
        this.interruptible = interruptible;
    }

    /**
     * None; an interrupt ends the wait.
     *
     * @return the deadline
     */
    public static Deadline never() {
        return new Deadline(0, false, true);
    }

    /**
     * Over when so much time has passed; an interrupt ends the wait.
     *
     * @param timeout the time; over already when zero or less
     * @return the deadline
     */
    public static Deadline in(Duration timeout) {
        return in(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    }

    static Deadline in(long time, TimeUnit unit) {
        return new Deadline(System.nanoTime() + Math.max(0, unit.toNanos(time)), true, true);
    }

    /**
     * A wait.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Wait<T> {
        /**
         * Waits.
         *
         * @param deadline until when
         * @return what comes of it
         * @throws InterruptedException when an interrupt ends it
         */
        T run(Deadline deadline) throws InterruptedException;
    }

    /**
     * Waits as long as it takes; an interrupt stays standing.
     *
     * @param <T> what comes of it
     * @param wait the wait
     * @return what comes of it
     */
    public static <T> T uninterruptibly(Wait<T> wait) {
        return run(wait, new Deadline(0, false, false));
    }

    /**
     * Does what may be had at once; an interrupt stays standing.
     *
     * @param <T> what comes of it
     * @param wait the wait
     * @return what comes of it
     */
    public static <T> T atOnce(Wait<T> wait) {
        return run(wait, new Deadline(System.nanoTime(), true, false));
    }

    private static <T> T run(Wait<T> wait, Deadline deadline) {
        try {
            return wait.run(deadline);
        } catch (InterruptedException e) {
            throw new IllegalStateException("wait was interrupted that cannot be", e);
        } finally {
            if (deadline.interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * What is left.
     *
     * @return nanoseconds; zero or less when it is over
     */
    public long left() {
        return timed ? end - System.nanoTime() : Long.MAX_VALUE;
    }

    /**
     * Ends the wait of an interrupted thread, or keeps its interrupt aside.
     *
     * @throws InterruptedException when an interrupt ends it
     */
    public void checkInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            if (interruptible) {
                throw new InterruptedException();
            }
            interrupted = true;
        }
    }
}

package io.javaipc.durable.gate;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How to wait for what other processes do, where the kernel does not wake us: yield a little, then sleep ever longer. */
public final class Backoff {
    private static final int YIELDS = 20;
    private static final long FIRST_NANOS = TimeUnit.MICROSECONDS.toNanos(20);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private int yields;
    private long nanos = FIRST_NANOS;

    /** Begins with the short ones. */
    public Backoff() {}

    /**
     * Waits for at most a millisecond.
     *
     * @throws InterruptedException when the thread is interrupted
     */
    public void pause() throws InterruptedException {
        pause(LONGEST_NANOS);
    }

    /**
     * Waits for at most a millisecond.
     *
     * @param mostNanos how long at most, if that is less
     * @throws InterruptedException when the thread is interrupted
     */
    public void pause(long mostNanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (yields < YIELDS) {
            yields++;
            Thread.yield();
            return;
        }
        LockSupport.parkNanos(Math.min(nanos, mostNanos));
        nanos = Math.min(2 * nanos, LONGEST_NANOS);
    }
}

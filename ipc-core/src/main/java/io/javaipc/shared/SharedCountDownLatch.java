package io.javaipc.shared;

import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets processes wait until so many steps were done, in whatever processes; once. The methods are those of
 * {@link java.util.concurrent.CountDownLatch}.
 *
 * <p>Each count is one atomic step, which a process that is killed has done or not; what a dead process has counted stays
 * counted. Nobody knows who was going to count: one who dies before leaves the latch as it is, so wait with a time, or use
 * a {@link SharedBarrier}, which knows its parties. The latch is not used up by a death: another process may count instead.
 *
 * <p>Memory effects: what a thread did before {@link #countDown()} happens before what a thread does after the count has
 * become 0. Thread-safe.
 */
public interface SharedCountDownLatch extends Serializable {
    /** Counts one down; nothing when the count is 0. Never waits. */
    void countDown();

    /**
     * The count.
     *
     * @return from 0
     */
    long getCount();

    /**
     * Waits until the count is 0.
     *
     * @throws InterruptedException when the thread is interrupted before or while it waits
     */
    void await() throws InterruptedException;

    /**
     * Waits within a time until the count is 0.
     *
     * @param timeout how long to wait; not at all when zero or less
     * @return true when it is
     * @throws InterruptedException when the thread is interrupted before or while it waits
     */
    boolean await(Duration timeout) throws InterruptedException;

    /**
     * Waits within a time until the count is 0.
     *
     * @param timeout how long to wait; not at all when zero or less
     * @param unit its unit
     * @return true when it is
     * @throws InterruptedException when the thread is interrupted before or while it waits
     */
    default boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        return await(Duration.ofNanos(unit.toNanos(timeout)));
    }
}

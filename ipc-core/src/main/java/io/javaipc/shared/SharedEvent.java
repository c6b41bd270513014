package io.javaipc.shared;

import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A flag that all processes of a space see and can wait for. It is clear at first, and stays as it was set whoever dies.
 *
 * <p>Neither {@link #set()} nor {@link #clear()} ever waits for anybody; each is one atomic step, which a process that is
 * killed has done or not. One who was killed after it and before it has woken the others delays them by some milliseconds
 * only.
 *
 * <p>Memory effects: what a thread did before {@link #set()} happens before what a thread does after it saw the event set.
 * Thread-safe. Not for counting: setting it twice is setting it once.
 */
public interface SharedEvent extends Serializable {
    /** Sets it, and lets all go on that wait for it. */
    void set();

    /** Clears it. Those who were waiting when it was set go on all the same. */
    void clear();

    /**
     * Tells whether it is set.
     *
     * @return true when it is
     */
    boolean isSet();

    /**
     * Waits until it is set, or was set at some time since this call began.
     *
     * @throws InterruptedException when the thread is interrupted before or while it waits
     */
    void await() throws InterruptedException;

    /** Waits until it is set, or was set at some time since this call began; an interrupt stays standing. */
    void awaitUninterruptibly();

    /**
     * Waits within a time until it is set, or was set at some time since this call began.
     *
     * @param timeout how long to wait; not at all when zero or less
     * @return true when it was set
     * @throws InterruptedException when the thread is interrupted before or while it waits
     */
    boolean await(Duration timeout) throws InterruptedException;

    /**
     * Waits within a time until it is set, or was set at some time since this call began.
     *
     * @param timeout how long to wait; not at all when zero or less
     * @param unit its unit
     * @return true when it was set
     * @throws InterruptedException when the thread is interrupted before or while it waits
     */
    default boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        return await(Duration.ofNanos(unit.toNanos(timeout)));
    }
}

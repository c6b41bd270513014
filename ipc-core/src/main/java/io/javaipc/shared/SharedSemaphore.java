package io.javaipc.shared;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Permits between all threads of all processes of a space. The methods are those of {@link java.util.concurrent.Semaphore},
 * but permits are <b>held by processes</b>: what a process has acquired and not released comes back by itself within some
 * milliseconds when it dies, however it does, or lets go of the space. A stopped or slow process keeps what it holds.
 *
 * <p>There are two forms, and the first to ask for a name decides. A <b>bounded</b> one has as many permits as it was made
 * with, always: a process releases what it holds, and nothing else. An <b>unbounded</b> one is for signals as well: a
 * process that releases more than it holds adds permits, and who has acquired one and never means to give it back
 * {@linkplain #reducePermits takes it out of circulation}; until then it would come back if that process died.
 *
 * <p>Blocking: {@link #acquire()}, {@link #acquireUninterruptibly()}, and the forms of {@link #tryAcquire()} with a time.
 * Several permits are acquired all at once or not at all. Not fair: whoever comes when there are enough may get them before
 * those who wait.
 *
 * <p>Memory effects: what a thread did before it released happens before what a thread does that has acquired the same
 * permit afterwards, in whatever processes they are.
 *
 * <p>Thread-safe. Interrupts end the waits within some milliseconds. When a process is stopped (SIGSTOP) at the very
 * instruction in which it changes the count, others wait for it; the forms of {@link #tryAcquire()} for half a second at
 * least, or the time that they are given, and take it then that there are no permits.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/sem_overview.7.html">sem_overview(7), whose semaphores have no
 *     holders</a>
 */
public interface SharedSemaphore extends Serializable {
    /**
     * Acquires a permit, and waits for it.
     *
     * @throws InterruptedException when the thread is interrupted before or while it waits; it has none then
     */
    default void acquire() throws InterruptedException {
        acquire(1);
    }

    /**
     * Acquires permits, and waits for them.
     *
     * @param permits how many, from 0
     * @throws InterruptedException when the thread is interrupted before or while it waits; it has none of them then
     * @throws IllegalArgumentException when negative, or more than a bounded semaphore has
     */
    void acquire(int permits) throws InterruptedException;

    /** Acquires a permit, and waits for it; an interrupt stays standing. */
    default void acquireUninterruptibly() {
        acquireUninterruptibly(1);
    }

    /**
     * Acquires permits, and waits for them; an interrupt stays standing.
     *
     * @param permits how many, from 0
     * @throws IllegalArgumentException when negative, or more than a bounded semaphore has
     */
    void acquireUninterruptibly(int permits);

    /**
     * Acquires a permit if there is one.
     *
     * @return true when it did
     */
    default boolean tryAcquire() {
        return tryAcquire(1);
    }

    /**
     * Acquires permits if there are as many.
     *
     * @param permits how many, from 0
     * @return true when it did
     * @throws IllegalArgumentException when negative, or more than a bounded semaphore has
     */
    boolean tryAcquire(int permits);

    /**
     * Acquires a permit within a time.
     *
     * @param timeout how long to wait; not at all when zero or less
     * @return true when it did
     * @throws InterruptedException when the thread is interrupted before or while it waits
     */
    default boolean tryAcquire(Duration timeout) throws InterruptedException {
        return tryAcquire(1, timeout);
    }

    /**
     * Acquires permits within a time.
     *
     * @param permits how many, from 0
     * @param timeout how long to wait; not at all when zero or less
     * @return true when it did
     * @throws InterruptedException when the thread is interrupted before or while it waits
     * @throws IllegalArgumentException when negative, or more than a bounded semaphore has
     */
    boolean tryAcquire(int permits, Duration timeout) throws InterruptedException;

    /**
     * Acquires a permit within a time.
     *
     * @param timeout how long to wait; not at all when zero or less
     * @param unit its unit
     * @return true when it did
     * @throws InterruptedException when the thread is interrupted before or while it waits
     */
    default boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
        return tryAcquire(1, Duration.ofNanos(unit.toNanos(timeout)));
    }

    /**
     * Gives a permit back.
     *
     * @throws IllegalStateException when it is bounded and this process holds none
     */
    default void release() {
        release(1);
    }

    /**
     * Gives permits back. An unbounded semaphore gets new ones for those that this process does not hold.
     *
     * @param permits how many, from 0
     * @throws IllegalArgumentException when negative
     * @throws IllegalStateException when it is bounded and this process holds fewer, or when there would be more than
     *     {@link Integer#MAX_VALUE}; nothing is released then
     */
    void release(int permits);

    /**
     * Acquires all that there are.
     *
     * @return how many
     */
    int drainPermits();

    /**
     * Takes permits that this process holds out of circulation, for good: nobody gets them back, also when it dies.
     *
     * @param permits how many, from 0
     * @throws IllegalArgumentException when negative
     * @throws IllegalStateException when this process holds fewer
     * @throws UnsupportedOperationException when it is bounded
     */
    void reducePermits(int permits);

    /**
     * How many can be acquired just now; out of date when it arrives.
     *
     * @return from 0
     */
    int availablePermits();

    /**
     * How many this process holds, all its threads together.
     *
     * @return from 0
     */
    int heldPermits();

    /**
     * Tells which form it has.
     *
     * @return true when it has as many permits as it was made with, always
     */
    boolean isBounded();

    /**
     * Which processes hold permits, for people; out of date when it arrives.
     *
     * @return such as {@code pid=4711, name=shop, participant=17.3, permits=2}
     */
    List<String> holders();
}

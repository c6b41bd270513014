package io.javaipc.shared;

import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where a number of threads of any processes meet, round after round. The methods are those of
 * {@link java.util.concurrent.CyclicBarrier}.
 *
 * <p>It is all or nothing: when one of the parties gives up (a timeout, an interrupt), dies, or runs an action that fails,
 * the barrier is <b>broken</b>: all who wait, and all who come, get a {@link BrokenBarrierException} until somebody
 * {@linkplain #reset() resets} it. A party that died is noticed within some milliseconds when it waits, and also when it took
 * part in the round before and has not come yet; one that has let go of the space, or whose place among the participants has
 * been taken by a new process by then, is not missed. A stopped or slow one is waited for.
 *
 * <p>Memory effects: what the parties did before a round's {@code await} happens before the action, and that before what they
 * do afterwards. Thread-safe. When a process is stopped (SIGSTOP) at the very instruction in which it arrives or resets, those
 * who come wait for it.
 */
public interface SharedBarrier extends Serializable {
    /**
     * Waits for the others. The last to come runs the action that this handle was made with, before any goes on.
     *
     * @return how many were still to come: the parties less one for the first, 0 for exactly one, the last
     * @throws InterruptedException when the thread is interrupted before or while it waits; the barrier is broken then
     * @throws BrokenBarrierException when the barrier is broken or reset
     */
    int await() throws InterruptedException, BrokenBarrierException;

    /**
     * Waits for the others within a time.
     *
     * @param timeout how long to wait; not at all when zero or less
     * @return how many were still to come
     * @throws InterruptedException when the thread is interrupted before or while it waits; the barrier is broken then
     * @throws BrokenBarrierException when the barrier is broken or reset
     * @throws TimeoutException when they did not come; the barrier is broken then
     */
    int await(Duration timeout) throws InterruptedException, BrokenBarrierException, TimeoutException;

    /**
     * Waits for the others within a time.
     *
     * @param timeout how long to wait; not at all when zero or less
     * @param unit its unit
     * @return how many were still to come
     * @throws InterruptedException when the thread is interrupted before or while it waits; the barrier is broken then
     * @throws BrokenBarrierException when the barrier is broken or reset
     * @throws TimeoutException when they did not come; the barrier is broken then
     */
    default int await(long timeout, TimeUnit unit)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        return await(Duration.ofNanos(unit.toNanos(timeout)));
    }

    /** Begins a new round. Those who wait get a {@link BrokenBarrierException}; who took part before is forgotten. */
    void reset();

    /** Breaks it for all, until it is reset. */
    void abort();

    /**
     * Tells whether it is broken.
     *
     * @return true when it is
     */
    boolean isBroken();

    /**
     * How many meet.
     *
     * @return the number
     */
    int getParties();

    /**
     * How many wait just now; out of date when it arrives.
     *
     * @return from 0
     */
    int getNumberWaiting();
}

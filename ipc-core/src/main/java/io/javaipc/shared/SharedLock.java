package io.javaipc.shared;

import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;

/**
 * A reentrant lock between all threads of all processes of a space, with the memory effects of every
 * {@link java.util.concurrent.locks.Lock}.
 *
 * <p>When its owner's process dies, however it does, the next one gets the lock within some milliseconds, and is told by
 * {@link #ownerDied()}: what the lock protects may be half changed. A stopped or slow owner keeps it. Like
 * {@link java.util.concurrent.locks.ReentrantLock}, and unlike POSIX's robust mutexes, it stays with its thread when only
 * that thread ends.
 *
 * <pre>{@code
 * lock.lock();
 * try {
 *     if (lock.ownerDied()) {
 *         repair();
 *     }
 *     ...
 * } finally {
 *     lock.unlock();
 * }
 * }</pre>
 *
 * <p>Not fair: whoever comes when it is free may get it before those who wait. Interrupts end
 * {@link #lockInterruptibly()} and the waits with a time within some milliseconds.
 */
public interface SharedLock extends Lock, Serializable {
    /**
     * Takes the lock within a time.
     *
     * @param timeout how long to wait; nothing when zero or less
     * @return true when this thread has it
     * @throws InterruptedException when the thread is interrupted before or while it waits
     */
    boolean tryLock(Duration timeout) throws InterruptedException;

    /**
     * The condition of the name {@code condition}: unlike a lock within one process, this one has no condition that others
     * cannot see, and each call gives the same.
     *
     * @return the condition
     */
    @Override
    Condition newCondition();

    /**
     * A condition of this lock, known by its name to all processes. Up to 1,024 threads can wait for it at one time. A
     * signal wakes the longest waiting thread that lives, and is never spent on one that has given up or whose process was
     * dead by then. Who waits and gets the lock again is told by {@link #ownerDied()} like everybody.
     *
     * @param name its name, of the same characters as those of objects
     * @return the condition; its methods throw {@link IllegalMonitorStateException} for threads that do not hold the lock
     * @throws IllegalArgumentException when no condition can have this name
     * @throws io.javaipc.platform.IpcException when there is no memory for it
     */
    Condition condition(String name);

    /**
     * Tells the owner that the one before it died with the lock. It stays so until it unlocks.
     *
     * @return true when what the lock protects may be half changed
     * @throws IllegalMonitorStateException when the calling thread does not hold the lock
     */
    boolean ownerDied();

    /**
     * The same lock, whose every way of taking it from a dead owner runs a repair before it returns, with the lock held and
     * {@link #ownerDied()} true. When the repair fails, the lock is given up again, what it threw comes out, and the next
     * owner, whoever that is, is told as if by the dead one.
     *
     * <p>The repair does not travel with the handle to other processes. A thread that waited for a condition of this handle, and
     * gets the lock from a dead owner, repairs as well; when that fails, its wait ends by what the repair threw, and it does
     * not hold the lock.
     *
     * @param repair makes whole what the lock protects; it gets this lock
     * @return a handle on the same lock
     */
    SharedLock withRepair(Consumer<? super SharedLock> repair);

    /**
     * How many owners have died with the lock, as the owner sees it. It goes up with each, so whoever hands it on with what
     * it writes elsewhere can have those writes refused that come late (a fencing token).
     *
     * @return from 0
     * @throws IllegalMonitorStateException when the calling thread does not hold the lock
     */
    long epoch();

    /**
     * Tells whether somebody, in whatever process, holds the lock; out of date when it arrives.
     *
     * @return true when somebody does; also while a dead owner's lock was taken by nobody yet
     */
    boolean isLocked();

    /**
     * Tells whether the calling thread holds the lock.
     *
     * @return true when it does
     */
    boolean isHeldByCurrentThread();

    /**
     * Which process holds the lock, for people; out of date when it arrives.
     *
     * @return such as {@code pid=4711, name=shop, participant=17.3}; empty when nobody does
     */
    Optional<String> owner();
}

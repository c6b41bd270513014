package io.javaipc.shared;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;

/**
 * Many readers or one writer, between all threads of all processes of a space, with the memory effects of every
 * {@link ReadWriteLock}.
 *
 * <p>When a process dies, however it does, its reading is over and its writing passes on within some milliseconds. The next
 * writer is told by {@link SharedLock#ownerDied()} of the write lock, and readers by {@link #ownerDied()}, until a writer
 * who could know has unlocked: what the lock protects may be half changed. A stopped or slow holder keeps what it has.
 *
 * <p>Both locks are reentrant. A writer may read as well, and go on reading when it has unlocked the write lock; a
 * reader that asks to write waits for itself for ever, as with {@link java.util.concurrent.locks.ReentrantReadWriteLock}. A
 * writer that waits goes before readers of other processes who come later, but for those who read already.
 *
 * <p>Thread-safe; up to 4,095 processes read at one time.
 */
public interface SharedReadWriteLock extends ReadWriteLock, Serializable {
    /**
     * The lock for reading, which has no conditions.
     *
     * @return always the same
     */
    @Override
    Lock readLock();

    /**
     * The lock for writing.
     *
     * @return always the same
     */
    @Override
    SharedLock writeLock();

    /**
     * Tells who reads or writes that a writer died with the lock, and none has unlocked since that could know.
     *
     * @return true when what the lock protects may be half changed
     */
    boolean ownerDied();

    /**
     * Which processes read, for people; out of date when it arrives.
     *
     * @return such as {@code pid=4711, name=shop, participant=17.3}
     */
    List<String> readers();
}

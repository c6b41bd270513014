package io.javaipc.shared;

import java.io.Serializable;

/**
 * A {@code boolean} that all processes of a space see; it starts at {@code false}, or with what it was made
 * with. The methods are those of {@link java.util.concurrent.atomic.AtomicBoolean} and have its memory effects,
 * between processes as between threads.
 *
 * <p>Each method is one atomic step: a process that is killed has done it or not. Nothing of a dead process is
 * undone. Thread-safe and lock-free.
 *
 * <p>In its file it is 32 bits wide, as 1 or 0, so that it can be changed atomically.
 */
public interface SharedBoolean extends Serializable {
    /**
     * Reads it, with the effects of a volatile read.
     *
     * @return the value
     */
    boolean get();

    /**
     * Writes it, with the effects of a volatile write.
     *
     * @param value the new value
     */
    void set(boolean value);

    /**
     * Reads it, with the effects of {@code VarHandle.getAcquire}.
     *
     * @return the value
     */
    boolean getAcquire();

    /**
     * Writes it, with the effects of {@code VarHandle.setRelease}.
     *
     * @param value the new value
     */
    void setRelease(boolean value);

    /**
     * Writes it and tells what was there.
     *
     * @param value the new value
     * @return the value before
     */
    boolean getAndSet(boolean value);

    /**
     * Writes it where it has the expected value.
     *
     * @param expected the expected value
     * @param value the new value
     * @return true when it had, and was written
     */
    boolean compareAndSet(boolean expected, boolean value);

    /**
     * Writes it where it has the expected value, and tells what was there.
     *
     * @param expected the expected value
     * @param value the new value
     * @return what was there, the expected value when it was written
     */
    boolean compareAndExchange(boolean expected, boolean value);
}

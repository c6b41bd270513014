package io.javaipc.shared;

import java.io.Serializable;

/**
 * A {@code char} that all processes of a space see; it starts at the NUL character, or with what it was made
 * with. The methods are called as those of {@link java.util.concurrent.atomic.AtomicInteger} and have its memory
 * effects, between processes as between threads.
 *
 * <p>Each method is one atomic step: a process that is killed has done it or not. Nothing of a dead process is
 * undone. Thread-safe and lock-free.
 *
 * <p>In its file it is 32 bits wide, as a number, so that it can be changed atomically.
 */
public interface SharedChar extends Serializable {
    /**
     * Reads it, with the effects of a volatile read.
     *
     * @return the value
     */
    char get();

    /**
     * Writes it, with the effects of a volatile write.
     *
     * @param value the new value
     */
    void set(char value);

    /**
     * Reads it, with the effects of {@code VarHandle.getAcquire}.
     *
     * @return the value
     */
    char getAcquire();

    /**
     * Writes it, with the effects of {@code VarHandle.setRelease}.
     *
     * @param value the new value
     */
    void setRelease(char value);

    /**
     * Writes it and tells what was there.
     *
     * @param value the new value
     * @return the value before
     */
    char getAndSet(char value);

    /**
     * Writes it where it has the expected value.
     *
     * @param expected the expected value
     * @param value the new value
     * @return true when it had, and was written
     */
    boolean compareAndSet(char expected, char value);

    /**
     * Writes it where it has the expected value, and tells what was there.
     *
     * @param expected the expected value
     * @param value the new value
     * @return what was there, the expected value when it was written
     */
    char compareAndExchange(char expected, char value);
}

package io.javaipc.shared;

import java.io.Serializable;

/**
 * A {@code long} that all processes of a space see; it starts at 0. The methods are those of
 * {@link java.util.concurrent.atomic.AtomicLong} and have its memory effects, between processes as between threads.
 *
 * <p>Each method is one atomic step: a process that is killed has done it or not. Nothing of a dead process is undone.
 * Thread-safe and lock-free.
 */
public interface SharedLong extends Serializable {
    /**
     * Reads it, with the effects of a volatile read.
     *
     * @return the value
     */
    long get();

    /**
     * Writes it, with the effects of a volatile write.
     *
     * @param value the new value
     */
    void set(long value);

    /**
     * Reads it, with the effects of {@code VarHandle.getAcquire}.
     *
     * @return the value
     */
    long getAcquire();

    /**
     * Writes it, with the effects of {@code VarHandle.setRelease}.
     *
     * @param value the new value
     */
    void setRelease(long value);

    /**
     * Writes it and tells what was there.
     *
     * @param value the new value
     * @return the one before
     */
    long getAndSet(long value);

    /**
     * Writes it where it has the expected value.
     *
     * @param expected the expected value
     * @param value the new value
     * @return true when it had, and was written
     */
    boolean compareAndSet(long expected, long value);

    /**
     * Writes it where it has the expected value, and tells what was there.
     *
     * @param expected the expected value
     * @param value the new value
     * @return what was there, the expected value when it was written
     */
    long compareAndExchange(long expected, long value);

    /**
     * Adds to it.
     *
     * @param delta what to add
     * @return the value before
     */
    long getAndAdd(long delta);

    /**
     * Adds to it.
     *
     * @param delta what to add
     * @return the value after
     */
    default long addAndGet(long delta) {
        return getAndAdd(delta) + delta;
    }

    /**
     * Adds one.
     *
     * @return the value before
     */
    default long getAndIncrement() {
        return getAndAdd(1);
    }

    /**
     * Adds one.
     *
     * @return the value after
     */
    default long incrementAndGet() {
        return getAndAdd(1) + 1;
    }

    /**
     * Takes one away.
     *
     * @return the value before
     */
    default long getAndDecrement() {
        return getAndAdd(-1);
    }

    /**
     * Takes one away.
     *
     * @return the value after
     */
    default long decrementAndGet() {
        return getAndAdd(-1) - 1;
    }
}

package io.javaipc.shared;

import java.io.Serializable;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * An {@code int} that all processes of a space see; it starts at 0, or with what it was made with. The methods
 * are those of {@link java.util.concurrent.atomic.AtomicInteger} and have its memory effects, between processes
 * as between threads.
 *
 * <p>Each method is one atomic step: a process that is killed has done it or not. Nothing of a dead process is
 * undone. Thread-safe and lock-free.
 *
 * <p>A function that is handed over runs in this process, and again when somebody else was faster: it should do
 * nothing but compute. While it runs nothing is held, and nothing of it is left when the process dies inside it.
 */
public interface SharedInt extends Serializable {
    /**
     * Reads it, with the effects of a volatile read.
     *
     * @return the value
     */
    int get();

    /**
     * Writes it, with the effects of a volatile write.
     *
     * @param value the new value
     */
    void set(int value);

    /**
     * Reads it, with the effects of {@code VarHandle.getAcquire}.
     *
     * @return the value
     */
    int getAcquire();

    /**
     * Writes it, with the effects of {@code VarHandle.setRelease}.
     *
     * @param value the new value
     */
    void setRelease(int value);

    /**
     * Reads it as {@code uint32_t} of C, with the effects of a volatile read.
     *
     * @return the value, from 0 to 4,294,967,295
     */
    default long getUnsigned() {
        return Integer.toUnsignedLong(get());
    }

    /**
     * Writes it and tells what was there.
     *
     * @param value the new value
     * @return the value before
     */
    int getAndSet(int value);

    /**
     * Writes it where it has the expected value.
     *
     * @param expected the expected value
     * @param value the new value
     * @return true when it had, and was written
     */
    boolean compareAndSet(int expected, int value);

    /**
     * Writes it where it has the expected value, and tells what was there.
     *
     * @param expected the expected value
     * @param value the new value
     * @return what was there, the expected value when it was written
     */
    int compareAndExchange(int expected, int value);

    /**
     * Adds to it; an overflow wraps around.
     *
     * @param delta what to add
     * @return the value before
     */
    int getAndAdd(int delta);

    /**
     * Adds to it; an overflow wraps around.
     *
     * @param delta what to add
     * @return the value after
     */
    default int addAndGet(int delta) {
        return getAndAdd(delta) + delta;
    }

    /**
     * Adds one to it.
     *
     * @return the value before
     */
    default int getAndIncrement() {
        return getAndAdd(1);
    }

    /**
     * Adds one to it.
     *
     * @return the value after
     */
    default int incrementAndGet() {
        return addAndGet(1);
    }

    /**
     * Takes one from it.
     *
     * @return the value before
     */
    default int getAndDecrement() {
        return getAndAdd(-1);
    }

    /**
     * Takes one from it.
     *
     * @return the value after
     */
    default int decrementAndGet() {
        return addAndGet(-1);
    }

    /**
     * Writes what a function makes of it.
     *
     * @param function makes the new value of the old one
     * @return the value before
     */
    default int getAndUpdate(IntUnaryOperator function) {
        int value = get();
        while (true) {
            int next = function.applyAsInt(value);
            int found = compareAndExchange(value, next);
            if (found == value) {
                return value;
            }
            value = found;
        }
    }

    /**
     * Writes what a function makes of it.
     *
     * @param function makes the new value of the old one
     * @return the value after
     */
    default int updateAndGet(IntUnaryOperator function) {
        int value = get();
        while (true) {
            int next = function.applyAsInt(value);
            int found = compareAndExchange(value, next);
            if (found == value) {
                return next;
            }
            value = found;
        }
    }

    /**
     * Joins it with an operand by a function.
     *
     * @param operand what to join with it
     * @param function makes the new value of the old one and the operand
     * @return the value before
     */
    default int getAndAccumulate(int operand, IntBinaryOperator function) {
        return getAndUpdate(value -> function.applyAsInt(value, operand));
    }

    /**
     * Joins it with an operand by a function.
     *
     * @param operand what to join with it
     * @param function makes the new value of the old one and the operand
     * @return the value after
     */
    default int accumulateAndGet(int operand, IntBinaryOperator function) {
        return updateAndGet(value -> function.applyAsInt(value, operand));
    }
}

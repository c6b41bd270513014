package io.javaipc.shared;

import java.io.Serializable;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * A {@code long} that all processes of a space see; it starts at 0, or with what it was made with. The methods
 * are those of {@link java.util.concurrent.atomic.AtomicLong} and have its memory effects, between processes as
 * between threads.
 *
 * <p>Each method is one atomic step: a process that is killed has done it or not. Nothing of a dead process is
 * undone. Thread-safe and lock-free.
 *
 * <p>A function that is handed over runs in this process, and again when somebody else was faster: it should do
 * nothing but compute. While it runs nothing is held, and nothing of it is left when the process dies inside it.
 *
 * <p>As {@code uint64_t} of C it is read with {@link Long#compareUnsigned}, {@link Long#divideUnsigned} and
 * {@link Long#toUnsignedString}; adding is the same.
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
     * @return the value before
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
     * Adds to it; an overflow wraps around.
     *
     * @param delta what to add
     * @return the value before
     */
    long getAndAdd(long delta);

    /**
     * Adds to it; an overflow wraps around.
     *
     * @param delta what to add
     * @return the value after
     */
    default long addAndGet(long delta) {
        return getAndAdd(delta) + delta;
    }

    /**
     * Adds one to it.
     *
     * @return the value before
     */
    default long getAndIncrement() {
        return getAndAdd(1);
    }

    /**
     * Adds one to it.
     *
     * @return the value after
     */
    default long incrementAndGet() {
        return addAndGet(1);
    }

    /**
     * Takes one from it.
     *
     * @return the value before
     */
    default long getAndDecrement() {
        return getAndAdd(-1);
    }

    /**
     * Takes one from it.
     *
     * @return the value after
     */
    default long decrementAndGet() {
        return addAndGet(-1);
    }

    /**
     * Writes what a function makes of it.
     *
     * @param function makes the new value of the old one
     * @return the value before
     */
    default long getAndUpdate(LongUnaryOperator function) {
        long value = get();
        while (true) {
            long next = function.applyAsLong(value);
            long found = compareAndExchange(value, next);
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
    default long updateAndGet(LongUnaryOperator function) {
        long value = get();
        while (true) {
            long next = function.applyAsLong(value);
            long found = compareAndExchange(value, next);
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
    default long getAndAccumulate(long operand, LongBinaryOperator function) {
        return getAndUpdate(value -> function.applyAsLong(value, operand));
    }

    /**
     * Joins it with an operand by a function.
     *
     * @param operand what to join with it
     * @param function makes the new value of the old one and the operand
     * @return the value after
     */
    default long accumulateAndGet(long operand, LongBinaryOperator function) {
        return updateAndGet(value -> function.applyAsLong(value, operand));
    }
}

package io.javaipc.shared;

import java.io.Serializable;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A {@code float} that all processes of a space see; it starts at 0, or with what it was made with. The methods
 * are called as those of {@link java.util.concurrent.atomic.AtomicInteger} and have its memory effects, between
 * processes as between threads.
 *
 * <p>Each method is one atomic step: a process that is killed has done it or not. Nothing of a dead process is
 * undone. Thread-safe and lock-free.
 *
 * <p>Values are compared by their bits, as {@link Float#floatToRawIntBits} has them: {@code 0.0} is not {@code
 * -0.0}, and a NaN is the same as a NaN of the same bits.
 *
 * <p>A function that is handed over runs in this process, and again when somebody else was faster: it should do
 * nothing but compute. While it runs nothing is held, and nothing of it is left when the process dies inside it.
 * Functions compute with {@code double}; what they make is rounded to {@code float}.
 */
public interface SharedFloat extends Serializable {
    /**
     * Reads it, with the effects of a volatile read.
     *
     * @return the value
     */
    float get();

    /**
     * Writes it, with the effects of a volatile write.
     *
     * @param value the new value
     */
    void set(float value);

    /**
     * Reads it, with the effects of {@code VarHandle.getAcquire}.
     *
     * @return the value
     */
    float getAcquire();

    /**
     * Writes it, with the effects of {@code VarHandle.setRelease}.
     *
     * @param value the new value
     */
    void setRelease(float value);

    /**
     * Writes it and tells what was there.
     *
     * @param value the new value
     * @return the value before
     */
    float getAndSet(float value);

    /**
     * Writes it where it has the expected value, bit for bit.
     *
     * @param expected the expected value
     * @param value the new value
     * @return true when it had, and was written
     */
    boolean compareAndSet(float expected, float value);

    /**
     * Writes it where it has the expected value, bit for bit, and tells what was there.
     *
     * @param expected the expected value
     * @param value the new value
     * @return what was there, the expected value when it was written
     */
    float compareAndExchange(float expected, float value);

    /**
     * Adds to it.
     *
     * @param delta what to add
     * @return the value before
     */
    default float getAndAdd(float delta) {
        return getAndUpdate(value -> value + delta);
    }

    /**
     * Adds to it.
     *
     * @param delta what to add
     * @return the value after
     */
    default float addAndGet(float delta) {
        return updateAndGet(value -> value + delta);
    }

    /**
     * Writes what a function makes of it.
     *
     * @param function makes the new value of the old one
     * @return the value before
     */
    default float getAndUpdate(DoubleUnaryOperator function) {
        float value = get();
        while (true) {
            float next = (float) function.applyAsDouble(value);
            float found = compareAndExchange(value, next);
            if (Float.floatToRawIntBits(found) == Float.floatToRawIntBits(value)) {
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
    default float updateAndGet(DoubleUnaryOperator function) {
        float value = get();
        while (true) {
            float next = (float) function.applyAsDouble(value);
            float found = compareAndExchange(value, next);
            if (Float.floatToRawIntBits(found) == Float.floatToRawIntBits(value)) {
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
    default float getAndAccumulate(float operand, DoubleBinaryOperator function) {
        return getAndUpdate(value -> function.applyAsDouble(value, operand));
    }

    /**
     * Joins it with an operand by a function.
     *
     * @param operand what to join with it
     * @param function makes the new value of the old one and the operand
     * @return the value after
     */
    default float accumulateAndGet(float operand, DoubleBinaryOperator function) {
        return updateAndGet(value -> function.applyAsDouble(value, operand));
    }
}

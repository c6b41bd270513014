package io.javaipc.shared;

import java.io.Serializable;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * A {@code byte} that all processes of a space see; it starts at 0, or with what it was made with. The methods
 * are called as those of {@link java.util.concurrent.atomic.AtomicInteger} and have its memory effects, between
 * processes as between threads.
 *
 * <p>Each method is one atomic step: a process that is killed has done it or not. Nothing of a dead process is
 * undone. Thread-safe and lock-free.
 *
 * <p>A function that is handed over runs in this process, and again when somebody else was faster: it should do
 * nothing but compute. While it runs nothing is held, and nothing of it is left when the process dies inside it.
 * Functions get and make {@code int}, of which the low 8 bits count.
 *
 * <p>In its file it is 32 bits wide, with its sign, so that it can be changed atomically.
 */
public interface SharedByte extends Serializable {
    /**
     * Reads it, with the effects of a volatile read.
     *
     * @return the value
     */
    byte get();

    /**
     * Writes it, with the effects of a volatile write.
     *
     * @param value the new value
     */
    void set(byte value);

    /**
     * Reads it, with the effects of {@code VarHandle.getAcquire}.
     *
     * @return the value
     */
    byte getAcquire();

    /**
     * Writes it, with the effects of {@code VarHandle.setRelease}.
     *
     * @param value the new value
     */
    void setRelease(byte value);

    /**
     * Reads it as {@code unsigned char} of C, with the effects of a volatile read.
     *
     * @return the value, from 0 to 255
     */
    default int getUnsigned() {
        return Byte.toUnsignedInt(get());
    }

    /**
     * Writes it and tells what was there.
     *
     * @param value the new value
     * @return the value before
     */
    byte getAndSet(byte value);

    /**
     * Writes it where it has the expected value.
     *
     * @param expected the expected value
     * @param value the new value
     * @return true when it had, and was written
     */
    boolean compareAndSet(byte expected, byte value);

    /**
     * Writes it where it has the expected value, and tells what was there.
     *
     * @param expected the expected value
     * @param value the new value
     * @return what was there, the expected value when it was written
     */
    byte compareAndExchange(byte expected, byte value);

    /**
     * Adds to it; an overflow wraps around.
     *
     * @param delta what to add
     * @return the value before
     */
    default byte getAndAdd(int delta) {
        return getAndUpdate(value -> value + delta);
    }

    /**
     * Adds to it; an overflow wraps around.
     *
     * @param delta what to add
     * @return the value after
     */
    default byte addAndGet(int delta) {
        return updateAndGet(value -> value + delta);
    }

    /**
     * Adds one to it.
     *
     * @return the value before
     */
    default byte getAndIncrement() {
        return getAndAdd(1);
    }

    /**
     * Adds one to it.
     *
     * @return the value after
     */
    default byte incrementAndGet() {
        return addAndGet(1);
    }

    /**
     * Takes one from it.
     *
     * @return the value before
     */
    default byte getAndDecrement() {
        return getAndAdd(-1);
    }

    /**
     * Takes one from it.
     *
     * @return the value after
     */
    default byte decrementAndGet() {
        return addAndGet(-1);
    }

    /**
     * Writes what a function makes of it.
     *
     * @param function makes the new value of the old one
     * @return the value before
     */
    default byte getAndUpdate(IntUnaryOperator function) {
        byte value = get();
        while (true) {
            byte next = (byte) function.applyAsInt(value);
            byte found = compareAndExchange(value, next);
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
    default byte updateAndGet(IntUnaryOperator function) {
        byte value = get();
        while (true) {
            byte next = (byte) function.applyAsInt(value);
            byte found = compareAndExchange(value, next);
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
    default byte getAndAccumulate(byte operand, IntBinaryOperator function) {
        return getAndUpdate(value -> function.applyAsInt(value, operand));
    }

    /**
     * Joins it with an operand by a function.
     *
     * @param operand what to join with it
     * @param function makes the new value of the old one and the operand
     * @return the value after
     */
    default byte accumulateAndGet(byte operand, IntBinaryOperator function) {
        return updateAndGet(value -> function.applyAsInt(value, operand));
    }
}

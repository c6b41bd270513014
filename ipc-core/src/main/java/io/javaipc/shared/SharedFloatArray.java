package io.javaipc.shared;

import java.io.Serializable;
import java.util.Iterator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An array of {@code float} that all processes of a space see. Its length is fixed; the elements are 0 at first,
 * whatever the memory was used for before. They lie side by side in the file, 4 bytes each, in the byte order of
 * the machine.
 *
 * <p>The methods for one element are called as those of {@link java.util.concurrent.atomic.AtomicIntegerArray}
 * and have its memory effects, between processes as between threads: each is one atomic step, which a process
 * that is killed has done or not. Those that move many elements are not atomic: what others write meanwhile is
 * seen in part, a single element perhaps half. Streams and iterators read element by element. Nothing of a dead
 * process is undone.
 *
 * <p>Values are compared by their bits, as {@link Float#floatToRawIntBits} has them: {@code 0.0} is not {@code
 * -0.0}, and a NaN is the same as a NaN of the same bits.
 *
 * <p>A function that is handed over runs in this process, and again when somebody else was faster: it should do
 * nothing but compute. While it runs nothing is held, and nothing of it is left when the process dies inside it.
 * Functions compute with {@code double}; what they make is rounded to {@code float}.
 *
 * <p>An index that is outside is an {@link IndexOutOfBoundsException} that names the array, the index and the
 * length; then nothing is read or written. An array travels to other processes as a handle, and a range of one
 * as that range. Thread-safe and lock-free. Not for more than 2 GiB.
 */
public interface SharedFloatArray extends Iterable<Float>, Serializable {
    /**
     * How many elements there are.
     *
     * @return the length
     */
    int length();

    /**
     * Reads an element, with the effects of a volatile read.
     *
     * @param index which element, from 0
     * @return the value
     */
    float get(int index);

    /**
     * Writes an element, with the effects of a volatile write.
     *
     * @param index which element, from 0
     * @param value the new value
     */
    void set(int index, float value);

    /**
     * Reads an element with plain effects, as one of an array of Java: other accesses may be moved across it.
     *
     * @param index which element, from 0
     * @return the value
     */
    float getPlain(int index);

    /**
     * Writes an element with plain effects, as one of an array of Java: other accesses may be moved across it.
     *
     * @param index which element, from 0
     * @param value the new value
     */
    void setPlain(int index, float value);

    /**
     * Reads an element, with the effects of {@code VarHandle.getAcquire}.
     *
     * @param index which element, from 0
     * @return the value
     */
    float getAcquire(int index);

    /**
     * Writes an element, with the effects of {@code VarHandle.setRelease}.
     *
     * @param index which element, from 0
     * @param value the new value
     */
    void setRelease(int index, float value);

    /**
     * Writes an element and tells what was there.
     *
     * @param index which element, from 0
     * @param value the new value
     * @return the value before
     */
    float getAndSet(int index, float value);

    /**
     * Writes an element where it has the expected value, bit for bit.
     *
     * @param index which element, from 0
     * @param expected the expected value
     * @param value the new value
     * @return true when it had, and was written
     */
    boolean compareAndSet(int index, float expected, float value);

    /**
     * Writes an element where it has the expected value, bit for bit, and tells what was there.
     *
     * @param index which element, from 0
     * @param expected the expected value
     * @param value the new value
     * @return what was there, the expected value when it was written
     */
    float compareAndExchange(int index, float expected, float value);

    /**
     * Adds to an element.
     *
     * @param index which element, from 0
     * @param delta what to add
     * @return the value before
     */
    default float getAndAdd(int index, float delta) {
        return getAndUpdate(index, value -> value + delta);
    }

    /**
     * Adds to an element.
     *
     * @param index which element, from 0
     * @param delta what to add
     * @return the value after
     */
    default float addAndGet(int index, float delta) {
        return updateAndGet(index, value -> value + delta);
    }

    /**
     * Writes what a function makes of the element.
     *
     * @param index which element, from 0
     * @param function makes the new value of the old one
     * @return the value before
     */
    default float getAndUpdate(int index, DoubleUnaryOperator function) {
        float value = get(index);
        while (true) {
            float next = (float) function.applyAsDouble(value);
            float found = compareAndExchange(index, value, next);
            if (Float.floatToRawIntBits(found) == Float.floatToRawIntBits(value)) {
                return value;
            }
            value = found;
        }
    }

    /**
     * Writes what a function makes of the element.
     *
     * @param index which element, from 0
     * @param function makes the new value of the old one
     * @return the value after
     */
    default float updateAndGet(int index, DoubleUnaryOperator function) {
        float value = get(index);
        while (true) {
            float next = (float) function.applyAsDouble(value);
            float found = compareAndExchange(index, value, next);
            if (Float.floatToRawIntBits(found) == Float.floatToRawIntBits(value)) {
                return next;
            }
            value = found;
        }
    }

    /**
     * Joins the element with an operand by a function.
     *
     * @param index which element, from 0
     * @param operand what to join with it
     * @param function makes the new value of the old one and the operand
     * @return the value before
     */
    default float getAndAccumulate(int index, float operand, DoubleBinaryOperator function) {
        return getAndUpdate(index, value -> function.applyAsDouble(value, operand));
    }

    /**
     * Joins the element with an operand by a function.
     *
     * @param index which element, from 0
     * @param operand what to join with it
     * @param function makes the new value of the old one and the operand
     * @return the value after
     */
    default float accumulateAndGet(int index, float operand, DoubleBinaryOperator function) {
        return updateAndGet(index, value -> function.applyAsDouble(value, operand));
    }

    /**
     * Reads elements into an array, with plain effects; not atomic.
     *
     * @param from the first element
     * @param target where to
     * @param targetFrom the first element there
     * @param length how many
     */
    void get(int from, float[] target, int targetFrom, int length);

    /**
     * Writes elements of an array, with plain effects; not atomic.
     *
     * @param from the first element to be written
     * @param source where from
     * @param sourceFrom the first element there
     * @param length how many
     */
    void put(int from, float[] source, int sourceFrom, int length);

    /**
     * Writes the same to all elements, with plain effects; not atomic.
     *
     * @param value the new value
     */
    void fill(float value);

    /**
     * Reads all elements, with plain effects; not atomic.
     *
     * @return a copy
     */
    default float[] toArray() {
        float[] copy = new float[length()];
        get(0, copy, 0, copy.length);
        return copy;
    }

    /**
     * A part of this array: the same memory, with indexes of its own from 0.
     *
     * @param from the first element
     * @param to the one after the last
     * @return the part
     */
    SharedFloatArray range(int from, int to);

    /**
     * The elements, each read as {@link #get(int)} does when its turn comes.
     *
     * @return the stream
     */
    default Stream<Float> stream() {
        return IntStream.range(0, length()).mapToObj(this::get);
    }

    /**
     * The elements, each read when its turn comes.
     *
     * @return the iterator
     */
    @Override
    default Iterator<Float> iterator() {
        return stream().iterator();
    }
}

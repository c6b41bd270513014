package io.javaipc.shared;

import java.io.Serializable;
import java.util.PrimitiveIterator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * An array of {@code double} that all processes of a space see. Its length is fixed; the elements are 0 at
 * first, whatever the memory was used for before. They lie side by side in the file, 8 bytes each, in the byte
 * order of the machine.
 *
 * <p>The methods for one element are called as those of {@link java.util.concurrent.atomic.AtomicIntegerArray}
 * and have its memory effects, between processes as between threads: each is one atomic step, which a process
 * that is killed has done or not. Those that move many elements are not atomic: what others write meanwhile is
 * seen in part, a single element perhaps half. Streams and iterators read element by element. Nothing of a dead
 * process is undone.
 *
 * <p>Values are compared by their bits, as {@link Double#doubleToRawLongBits} has them: {@code 0.0} is not
 * {@code -0.0}, and a NaN is the same as a NaN of the same bits.
 *
 * <p>A function that is handed over runs in this process, and again when somebody else was faster: it should do
 * nothing but compute. While it runs nothing is held, and nothing of it is left when the process dies inside it.
 *
 * <p>An index that is outside is an {@link IndexOutOfBoundsException} that names the array, the index and the
 * length; then nothing is read or written. An array travels to other processes as a handle, and a range of one
 * as that range. Thread-safe and lock-free. Not for more than 2 GiB.
 */
public interface SharedDoubleArray extends Iterable<Double>, Serializable {
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
    double get(int index);

    /**
     * Writes an element, with the effects of a volatile write.
     *
     * @param index which element, from 0
     * @param value the new value
     */
    void set(int index, double value);

    /**
     * Reads an element with plain effects, as one of an array of Java: other accesses may be moved across it.
     *
     * @param index which element, from 0
     * @return the value
     */
    double getPlain(int index);

    /**
     * Writes an element with plain effects, as one of an array of Java: other accesses may be moved across it.
     *
     * @param index which element, from 0
     * @param value the new value
     */
    void setPlain(int index, double value);

    /**
     * Reads an element, with the effects of {@code VarHandle.getAcquire}.
     *
     * @param index which element, from 0
     * @return the value
     */
    double getAcquire(int index);

    /**
     * Writes an element, with the effects of {@code VarHandle.setRelease}.
     *
     * @param index which element, from 0
     * @param value the new value
     */
    void setRelease(int index, double value);

    /**
     * Writes an element and tells what was there.
     *
     * @param index which element, from 0
     * @param value the new value
     * @return the value before
     */
    double getAndSet(int index, double value);

    /**
     * Writes an element where it has the expected value, bit for bit.
     *
     * @param index which element, from 0
     * @param expected the expected value
     * @param value the new value
     * @return true when it had, and was written
     */
    boolean compareAndSet(int index, double expected, double value);

    /**
     * Writes an element where it has the expected value, bit for bit, and tells what was there.
     *
     * @param index which element, from 0
     * @param expected the expected value
     * @param value the new value
     * @return what was there, the expected value when it was written
     */
    double compareAndExchange(int index, double expected, double value);

    /**
     * Adds to an element.
     *
     * @param index which element, from 0
     * @param delta what to add
     * @return the value before
     */
    default double getAndAdd(int index, double delta) {
        return getAndUpdate(index, value -> value + delta);
    }

    /**
     * Adds to an element.
     *
     * @param index which element, from 0
     * @param delta what to add
     * @return the value after
     */
    default double addAndGet(int index, double delta) {
        return updateAndGet(index, value -> value + delta);
    }

    /**
     * Writes what a function makes of the element.
     *
     * @param index which element, from 0
     * @param function makes the new value of the old one
     * @return the value before
     */
    default double getAndUpdate(int index, DoubleUnaryOperator function) {
        double value = get(index);
        while (true) {
            double next = function.applyAsDouble(value);
            double found = compareAndExchange(index, value, next);
            if (Double.doubleToRawLongBits(found) == Double.doubleToRawLongBits(value)) {
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
    default double updateAndGet(int index, DoubleUnaryOperator function) {
        double value = get(index);
        while (true) {
            double next = function.applyAsDouble(value);
            double found = compareAndExchange(index, value, next);
            if (Double.doubleToRawLongBits(found) == Double.doubleToRawLongBits(value)) {
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
    default double getAndAccumulate(int index, double operand, DoubleBinaryOperator function) {
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
    default double accumulateAndGet(int index, double operand, DoubleBinaryOperator function) {
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
    void get(int from, double[] target, int targetFrom, int length);

    /**
     * Writes elements of an array, with plain effects; not atomic.
     *
     * @param from the first element to be written
     * @param source where from
     * @param sourceFrom the first element there
     * @param length how many
     */
    void put(int from, double[] source, int sourceFrom, int length);

    /**
     * Writes the same to all elements, with plain effects; not atomic.
     *
     * @param value the new value
     */
    void fill(double value);

    /**
     * Reads all elements, with plain effects; not atomic.
     *
     * @return a copy
     */
    default double[] toArray() {
        double[] copy = new double[length()];
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
    SharedDoubleArray range(int from, int to);

    /**
     * The elements, each read as {@link #get(int)} does when its turn comes.
     *
     * @return the stream
     */
    default DoubleStream stream() {
        return IntStream.range(0, length()).mapToDouble(this::get);
    }

    /**
     * The elements, each read when its turn comes.
     *
     * @return the iterator
     */
    @Override
    default PrimitiveIterator.OfDouble iterator() {
        return stream().iterator();
    }
}

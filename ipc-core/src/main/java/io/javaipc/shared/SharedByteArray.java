package io.javaipc.shared;

import java.io.Serializable;
import java.util.Iterator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An array of {@code byte} that all processes of a space see. Its length is fixed; the elements are 0 at first,
 * whatever the memory was used for before. They lie side by side in the file, a byte each.
 *
 * <p>The methods for one element are called as those of {@link java.util.concurrent.atomic.AtomicIntegerArray}
 * and have its memory effects, between processes as between threads: each is one atomic step, which a process
 * that is killed has done or not. Those that move many elements are not atomic: what others write meanwhile is
 * seen in part. Streams and iterators read element by element. Nothing of a dead process is undone.
 *
 * <p>A function that is handed over runs in this process, and again when somebody else was faster: it should do
 * nothing but compute. While it runs nothing is held, and nothing of it is left when the process dies inside it.
 * Functions get and make {@code int}, of which the low 8 bits count.
 *
 * <p>An index that is outside is an {@link IndexOutOfBoundsException} that names the array, the index and the
 * length; then nothing is read or written. An array travels to other processes as a handle, and a range of one
 * as that range. Thread-safe and lock-free. Not for more than 2 GiB.
 */
public interface SharedByteArray extends Iterable<Byte>, Serializable {
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
    byte get(int index);

    /**
     * Writes an element, with the effects of a volatile write.
     *
     * @param index which element, from 0
     * @param value the new value
     */
    void set(int index, byte value);

    /**
     * Reads an element with plain effects, as one of an array of Java: other accesses may be moved across it.
     *
     * @param index which element, from 0
     * @return the value
     */
    byte getPlain(int index);

    /**
     * Writes an element with plain effects, as one of an array of Java: other accesses may be moved across it.
     *
     * @param index which element, from 0
     * @param value the new value
     */
    void setPlain(int index, byte value);

    /**
     * Reads an element, with the effects of {@code VarHandle.getAcquire}.
     *
     * @param index which element, from 0
     * @return the value
     */
    byte getAcquire(int index);

    /**
     * Writes an element, with the effects of {@code VarHandle.setRelease}.
     *
     * @param index which element, from 0
     * @param value the new value
     */
    void setRelease(int index, byte value);

    /**
     * Reads an element as {@code unsigned char} of C, with the effects of a volatile read.
     *
     * @param index which element, from 0
     * @return the value, from 0 to 255
     */
    default int getUnsigned(int index) {
        return Byte.toUnsignedInt(get(index));
    }

    /**
     * Writes an element and tells what was there.
     *
     * @param index which element, from 0
     * @param value the new value
     * @return the value before
     */
    byte getAndSet(int index, byte value);

    /**
     * Writes an element where it has the expected value.
     *
     * @param index which element, from 0
     * @param expected the expected value
     * @param value the new value
     * @return true when it had, and was written
     */
    boolean compareAndSet(int index, byte expected, byte value);

    /**
     * Writes an element where it has the expected value, and tells what was there.
     *
     * @param index which element, from 0
     * @param expected the expected value
     * @param value the new value
     * @return what was there, the expected value when it was written
     */
    byte compareAndExchange(int index, byte expected, byte value);

    /**
     * Adds to an element; an overflow wraps around.
     *
     * @param index which element, from 0
     * @param delta what to add
     * @return the value before
     */
    default byte getAndAdd(int index, int delta) {
        return getAndUpdate(index, value -> value + delta);
    }

    /**
     * Adds to an element; an overflow wraps around.
     *
     * @param index which element, from 0
     * @param delta what to add
     * @return the value after
     */
    default byte addAndGet(int index, int delta) {
        return updateAndGet(index, value -> value + delta);
    }

    /**
     * Adds one to an element.
     *
     * @param index which element, from 0
     * @return the value before
     */
    default byte getAndIncrement(int index) {
        return getAndAdd(index, 1);
    }

    /**
     * Adds one to an element.
     *
     * @param index which element, from 0
     * @return the value after
     */
    default byte incrementAndGet(int index) {
        return addAndGet(index, 1);
    }

    /**
     * Takes one from an element.
     *
     * @param index which element, from 0
     * @return the value before
     */
    default byte getAndDecrement(int index) {
        return getAndAdd(index, -1);
    }

    /**
     * Takes one from an element.
     *
     * @param index which element, from 0
     * @return the value after
     */
    default byte decrementAndGet(int index) {
        return addAndGet(index, -1);
    }

    /**
     * Writes what a function makes of the element.
     *
     * @param index which element, from 0
     * @param function makes the new value of the old one
     * @return the value before
     */
    default byte getAndUpdate(int index, IntUnaryOperator function) {
        byte value = get(index);
        while (true) {
            byte next = (byte) function.applyAsInt(value);
            byte found = compareAndExchange(index, value, next);
            if (found == value) {
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
    default byte updateAndGet(int index, IntUnaryOperator function) {
        byte value = get(index);
        while (true) {
            byte next = (byte) function.applyAsInt(value);
            byte found = compareAndExchange(index, value, next);
            if (found == value) {
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
    default byte getAndAccumulate(int index, byte operand, IntBinaryOperator function) {
        return getAndUpdate(index, value -> function.applyAsInt(value, operand));
    }

    /**
     * Joins the element with an operand by a function.
     *
     * @param index which element, from 0
     * @param operand what to join with it
     * @param function makes the new value of the old one and the operand
     * @return the value after
     */
    default byte accumulateAndGet(int index, byte operand, IntBinaryOperator function) {
        return updateAndGet(index, value -> function.applyAsInt(value, operand));
    }

    /**
     * Reads elements into an array, with plain effects; not atomic.
     *
     * @param from the first element
     * @param target where to
     * @param targetFrom the first element there
     * @param length how many
     */
    void get(int from, byte[] target, int targetFrom, int length);

    /**
     * Writes elements of an array, with plain effects; not atomic.
     *
     * @param from the first element to be written
     * @param source where from
     * @param sourceFrom the first element there
     * @param length how many
     */
    void put(int from, byte[] source, int sourceFrom, int length);

    /**
     * Writes the same to all elements, with plain effects; not atomic.
     *
     * @param value the new value
     */
    void fill(byte value);

    /**
     * Reads all elements, with plain effects; not atomic.
     *
     * @return a copy
     */
    default byte[] toArray() {
        byte[] copy = new byte[length()];
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
    SharedByteArray range(int from, int to);

    /**
     * The elements, each read as {@link #get(int)} does when its turn comes.
     *
     * @return the stream
     */
    default Stream<Byte> stream() {
        return IntStream.range(0, length()).mapToObj(this::get);
    }

    /**
     * The elements, each read when its turn comes.
     *
     * @return the iterator
     */
    @Override
    default Iterator<Byte> iterator() {
        return stream().iterator();
    }
}

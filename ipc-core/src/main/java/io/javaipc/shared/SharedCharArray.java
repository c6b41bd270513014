package io.javaipc.shared;

import java.io.Serializable;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An array of {@code char} that all processes of a space see. Its length is fixed; the elements are the NUL
 * character at first, whatever the memory was used for before. They lie side by side in the file, 2 bytes each,
 * in the byte order of the machine.
 *
 * <p>The methods for one element are called as those of {@link java.util.concurrent.atomic.AtomicIntegerArray}
 * and have its memory effects, between processes as between threads: each is one atomic step, which a process
 * that is killed has done or not. Those that move many elements are not atomic: what others write meanwhile is
 * seen in part, a single element perhaps half. Streams and iterators read element by element. Nothing of a dead
 * process is undone.
 *
 * <p>An index that is outside is an {@link IndexOutOfBoundsException} that names the array, the index and the
 * length; then nothing is read or written. An array travels to other processes as a handle, and a range of one
 * as that range. Thread-safe and lock-free. Not for more than 2 GiB.
 */
public interface SharedCharArray extends Iterable<Character>, Serializable {
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
    char get(int index);

    /**
     * Writes an element, with the effects of a volatile write.
     *
     * @param index which element, from 0
     * @param value the new value
     */
    void set(int index, char value);

    /**
     * Reads an element with plain effects, as one of an array of Java: other accesses may be moved across it.
     *
     * @param index which element, from 0
     * @return the value
     */
    char getPlain(int index);

    /**
     * Writes an element with plain effects, as one of an array of Java: other accesses may be moved across it.
     *
     * @param index which element, from 0
     * @param value the new value
     */
    void setPlain(int index, char value);

    /**
     * Reads an element, with the effects of {@code VarHandle.getAcquire}.
     *
     * @param index which element, from 0
     * @return the value
     */
    char getAcquire(int index);

    /**
     * Writes an element, with the effects of {@code VarHandle.setRelease}.
     *
     * @param index which element, from 0
     * @param value the new value
     */
    void setRelease(int index, char value);

    /**
     * Writes an element and tells what was there.
     *
     * @param index which element, from 0
     * @param value the new value
     * @return the value before
     */
    char getAndSet(int index, char value);

    /**
     * Writes an element where it has the expected value.
     *
     * @param index which element, from 0
     * @param expected the expected value
     * @param value the new value
     * @return true when it had, and was written
     */
    boolean compareAndSet(int index, char expected, char value);

    /**
     * Writes an element where it has the expected value, and tells what was there.
     *
     * @param index which element, from 0
     * @param expected the expected value
     * @param value the new value
     * @return what was there, the expected value when it was written
     */
    char compareAndExchange(int index, char expected, char value);

    /**
     * Reads elements into an array, with plain effects; not atomic.
     *
     * @param from the first element
     * @param target where to
     * @param targetFrom the first element there
     * @param length how many
     */
    void get(int from, char[] target, int targetFrom, int length);

    /**
     * Writes elements of an array, with plain effects; not atomic.
     *
     * @param from the first element to be written
     * @param source where from
     * @param sourceFrom the first element there
     * @param length how many
     */
    void put(int from, char[] source, int sourceFrom, int length);

    /**
     * Writes the same to all elements, with plain effects; not atomic.
     *
     * @param value the new value
     */
    void fill(char value);

    /**
     * Reads all elements, with plain effects; not atomic.
     *
     * @return a copy
     */
    default char[] toArray() {
        char[] copy = new char[length()];
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
    SharedCharArray range(int from, int to);

    /**
     * The elements, each read as {@link #get(int)} does when its turn comes.
     *
     * @return the stream
     */
    default Stream<Character> stream() {
        return IntStream.range(0, length()).mapToObj(this::get);
    }

    /**
     * The elements, each read when its turn comes.
     *
     * @return the iterator
     */
    @Override
    default Iterator<Character> iterator() {
        return stream().iterator();
    }
}

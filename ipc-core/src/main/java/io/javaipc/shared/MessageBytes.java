package io.javaipc.shared;

import java.nio.ByteBuffer;

/**
 * The bytes of one message where they are, in the memory of a {@link RawQueue}, by index from 0, in the machine's byte order.
 * It is there for the call only in which it is given; the same object is given again with other bytes.
 *
 * <p>All methods that take an index throw {@link IndexOutOfBoundsException} when what is asked for is not wholly in the
 * message, and {@link io.javaipc.memory.SegmentLostException} when the memory is gone. What is written to a message that was
 * taken is lost. For the thread only that it was given to.
 */
public interface MessageBytes {
    /**
     * How many bytes the message has.
     *
     * @return the number
     */
    int length();

    /**
     * Reads a {@code byte}.
     *
     * @param index where
     * @return the value
     */
    byte getByte(int index);

    /**
     * Writes a {@code byte}.
     *
     * @param index where
     * @param value the value
     */
    void putByte(int index, byte value);

    /**
     * Reads a {@code short}.
     *
     * @param index where
     * @return the value
     */
    short getShort(int index);

    /**
     * Writes a {@code short}.
     *
     * @param index where
     * @param value the value
     */
    void putShort(int index, short value);

    /**
     * Reads an {@code int}.
     *
     * @param index where
     * @return the value
     */
    int getInt(int index);

    /**
     * Writes an {@code int}.
     *
     * @param index where
     * @param value the value
     */
    void putInt(int index, int value);

    /**
     * Reads a {@code long}.
     *
     * @param index where
     * @return the value
     */
    long getLong(int index);

    /**
     * Writes a {@code long}.
     *
     * @param index where
     * @param value the value
     */
    void putLong(int index, long value);

    /**
     * Reads a {@code double}.
     *
     * @param index where
     * @return the value
     */
    double getDouble(int index);

    /**
     * Writes a {@code double}.
     *
     * @param index where
     * @param value the value
     */
    void putDouble(int index, double value);

    /**
     * Reads bytes into a part of an array.
     *
     * @param index where
     * @param target the array
     * @param from where in the array
     * @param length how many
     */
    void get(int index, byte[] target, int from, int length);

    /**
     * Writes the bytes of a part of an array.
     *
     * @param index where
     * @param source the array
     * @param from where in the array
     * @param length how many
     */
    void put(int index, byte[] source, int from, int length);

    /**
     * Reads bytes into a buffer, as many as it has room for from its position on, and moves that behind them.
     *
     * @param index where
     * @param target the buffer
     * @throws IndexOutOfBoundsException when it has room for more than there are
     */
    void get(int index, ByteBuffer target);

    /**
     * Writes the bytes that a buffer has from its position to its limit, and moves that behind them.
     *
     * @param index where
     * @param source the buffer
     */
    void put(int index, ByteBuffer source);
}

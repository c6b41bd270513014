package io.javaipc.codec;

import java.io.ObjectInputFilter;
import java.io.Serializable;
import java.nio.ByteBuffer;

/**
 * How values of a type become bytes, in queues, pipes and channels, and come back. Both ends need the same codec; the bytes
 * carry no mark of it.
 *
 * <p>Those of this interface are thread-safe and keep nothing of the buffers. Numbers are in the byte order of the buffer,
 * which the library gives in the machine's own: fit for processes of one machine.
 *
 * <p>Write one of your own by three short methods:
 *
 * <pre>{@code
 * record Tick(long time, double price) {}
 *
 * class TickCodec implements Codec<Tick> {
 *     public int maxSize(Tick tick) { return 16; }
 *     public void encode(Tick tick, ByteBuffer target) { target.putLong(tick.time()).putDouble(tick.price()); }
 *     public Tick decode(ByteBuffer source) { return new Tick(source.getLong(), source.getDouble()); }
 * }
 * }</pre>
 *
 * <p>Neither method may wait for other processes. What they throw, other than a {@link CodecException}, comes to the caller
 * wrapped in one; it concerns the one message only.
 *
 * @param <T> the type
 */
public interface Codec<T> {
    /** What {@link #maxSize} says when only encoding tells. */
    int UNKNOWN_SIZE = -1;

    /**
     * How many bytes a value takes at most, where that can be told quickly: memory for it is then found at once.
     *
     * @param value the value
     * @return so many bytes, or {@link #UNKNOWN_SIZE}
     */
    default int maxSize(T value) {
        return UNKNOWN_SIZE;
    }

    /**
     * Writes a value from the buffer's position on, and moves that behind it.
     *
     * @param value the value
     * @param target the buffer
     * @throws java.nio.BufferOverflowException when the value needs more; it is asked again with a larger buffer
     */
    void encode(T value, ByteBuffer target);

    /**
     * Reads a value: all bytes from the buffer's position to its limit.
     *
     * @param source the buffer, read-only; it is not there any more when this has returned
     * @return the value
     */
    T decode(ByteBuffer source);

    /**
     * Byte arrays as they are.
     *
     * @return the codec
     */
    static Codec<byte[]> bytes() {
        return BytesCodec.INSTANCE;
    }

    /**
     * Strings, in UTF-8. Text that is not well-formed is refused on both sides.
     *
     * @return the codec
     */
    static Codec<String> utf8() {
        return Utf8Codec.INSTANCE;
    }

    /**
     * Integers in 4 bytes.
     *
     * @return the codec
     */
    static Codec<Integer> ints() {
        return NumberCodecs.INTS;
    }

    /**
     * Long integers in 8 bytes.
     *
     * @return the codec
     */
    static Codec<Long> longs() {
        return NumberCodecs.LONGS;
    }

    /**
     * Floating-point numbers in 8 bytes.
     *
     * @return the codec
     */
    static Codec<Double> doubles() {
        return NumberCodecs.DOUBLES;
    }

    /**
     * Serializable values of one type. Read are the type itself, classes of its package, those of {@code java.lang},
     * {@code java.math}, {@code java.time} and {@code java.util}, arrays of all these, and handles of shared objects; anything
     * else is refused by name, and so are lambdas and proxies.
     *
     * @param <T> the type
     * @param type the type
     * @return the codec
     */
    static <T extends Serializable> Codec<T> serializable(Class<T> type) {
        return serializable(type, new PackageFilter(type));
    }

    /**
     * Serializable values of one type, where a filter decides what is read.
     *
     * @param <T> the type
     * @param type the type
     * @param filter the filter; the JVM's own, if there is one, must agree as well
     * @return the codec
     */
    static <T extends Serializable> Codec<T> serializable(Class<T> type, ObjectInputFilter filter) {
        return new SerializableCodec<>(type, filter);
    }
}

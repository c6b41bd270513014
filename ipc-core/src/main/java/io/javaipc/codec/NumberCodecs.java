package io.javaipc.codec;

import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Numbers, which take the same size whatever their value. */
final class NumberCodecs {
    static final Codec<Integer> INTS = new Fixed<>(Integer.BYTES, ByteBuffer::putInt, ByteBuffer::getInt);
    static final Codec<Long> LONGS = new Fixed<>(Long.BYTES, ByteBuffer::putLong, ByteBuffer::getLong);
    static final Codec<Double> DOUBLES = new Fixed<>(Double.BYTES, ByteBuffer::putDouble, ByteBuffer::getDouble);

    private NumberCodecs() {}

    /**
     * A number.
     *
     * @param <T> its type
     * @param size its bytes
     * @param writer writes it
     * @param reader reads it
     */
    private record Fixed<T>(int size, BiConsumer<ByteBuffer, T> writer, Function<ByteBuffer, T> reader)
            implements Codec<T> {
        @Override
        public int maxSize(T value) {
            return size;
        }

        @Override
        public void encode(T value, ByteBuffer target) {
            writer.accept(target, value);
        }

        @Override
        public T decode(ByteBuffer source) {
            if (source.remaining() != size) {
                throw new CodecException(
                        "message is no number of this codec: bytes=" + source.remaining() + ", needed=" + size, null);
            }
            return reader.apply(source);
        }
    }
}

package io.javaipc.codec;

import java.nio.ByteBuffer;

/** Numbers, which take the same size whatever their value. */
final class NumberCodecs {
    static final Codec<Integer> INTS = IntCodec.INSTANCE;
    static final Codec<Long> LONGS = LongCodec.INSTANCE;
    static final Codec<Double> DOUBLES = DoubleCodec.INSTANCE;

    private NumberCodecs() {}

    private static void require(ByteBuffer source, int size) {
        if (source.remaining() != size) {
            throw new CodecException(
                    "message is no number of this codec: bytes=" + source.remaining() + ", needed=" + size, null);
        }
    }

    /** In 4 bytes. */
    private enum IntCodec implements Codec<Integer> {
        INSTANCE;

        @Override
        public int maxSize(Integer value) {
            return Integer.BYTES;
        }

        @Override
        public void encode(Integer value, ByteBuffer target) {
            target.putInt(value);
        }

        @Override
        public Integer decode(ByteBuffer source) {
            require(source, Integer.BYTES);
            return source.getInt();
        }
    }

    /** In 8 bytes. */
    private enum LongCodec implements Codec<Long> {
        INSTANCE;

        @Override
        public int maxSize(Long value) {
            return Long.BYTES;
        }

        @Override
        public void encode(Long value, ByteBuffer target) {
            target.putLong(value);
        }

        @Override
        public Long decode(ByteBuffer source) {
            require(source, Long.BYTES);
            return source.getLong();
        }
    }

    /** In 8 bytes. */
    private enum DoubleCodec implements Codec<Double> {
        INSTANCE;

        @Override
        public int maxSize(Double value) {
            return Double.BYTES;
        }

        @Override
        public void encode(Double value, ByteBuffer target) {
            target.putDouble(value);
        }

        @Override
        public Double decode(ByteBuffer source) {
            require(source, Double.BYTES);
            return source.getDouble();
        }
    }
}

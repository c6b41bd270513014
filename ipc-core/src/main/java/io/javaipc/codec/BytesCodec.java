package io.javaipc.codec;

import java.nio.ByteBuffer;

/** Byte arrays as they are. */
enum BytesCodec implements Codec<byte[]> {
    INSTANCE;

    @Override
    public int maxSize(byte[] value) {
        return value.length;
    }

    @Override
    public void encode(byte[] value, ByteBuffer target) {
        target.put(value);
    }

    @Override
    public byte[] decode(ByteBuffer source) {
        byte[] value = new byte[source.remaining()];
        source.get(value);
        return value;
    }
}

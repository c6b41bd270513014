package io.javaipc.durable;

import io.javaipc.codec.Codec;
import java.nio.ByteBuffer;

/**
 * What the torture sends: who, how many-eth, and bytes that follow from both.
 *
 * @param writer who
 * @param number how many-eth, from 1
 */
record Payload(int writer, int number) {
    static final Codec<Payload> CODEC = new Codec<>() {
        @Override
        public void encode(Payload payload, ByteBuffer target) {
            target.putInt(payload.writer).putInt(payload.number);
            for (int i = 0; i < payload.filling(); i++) {
                target.put((byte) (payload.number + i));
            }
        }

        @Override
        public Payload decode(ByteBuffer source) {
            Payload payload = new Payload(source.getInt(), source.getInt());
            if (source.remaining() != payload.filling()) {
                throw new IllegalArgumentException("wrong length: " + payload);
            }
            for (int i = 0; source.hasRemaining(); i++) {
                if (source.get() != (byte) (payload.number + i)) {
                    throw new IllegalArgumentException("wrong bytes: " + payload);
                }
            }
            return payload;
        }
    };

    private int filling() {
        return number * 31 % 997;
    }

    long key() {
        return (long) writer << Integer.SIZE | number;
    }
}

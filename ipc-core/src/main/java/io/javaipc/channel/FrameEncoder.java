package io.javaipc.channel;

import io.javaipc.codec.CodecException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Makes bytes of values, behind room for their length. Its buffer grows with what is sent, to a limit; used by one thread at
 * a time.
 *
 * @param <T> the type of the values
 */
final class FrameEncoder<T> {
    private static final int FIRST_BYTES = 8 << 10;
    private static final int KEPT_BYTES = 2 << 20;
    private static final int GROWTH = 4;

    private final ChannelKind<T> kind;
    private final int largest;
    private ByteBuffer kept = ByteBuffer.allocate(0);

    FrameEncoder(ChannelKind<T> kind) {
        this.kind = kind;
        this.largest = kind.largest();
    }

    /**
     * Encodes a value.
     *
     * @return four bytes of room and the value's bytes; good until the next call
     */
    ByteBuffer encode(T value) {
        int most = kind.codec().maxSize(value);
        int bytes = Math.min(most < 0 ? FIRST_BYTES : most, largest);
        while (true) {
            ByteBuffer frame = room(bytes);
            try {
                encode(value, frame);
                return frame.flip();
            } catch (BufferOverflowException e) {
                if (frame.capacity() >= largest + (long) Integer.BYTES) {
                    throw new IllegalArgumentException(
                            "message is longer than this channel sends: largest=" + largest + ", codec="
                                    + kind.codecName(),
                            e);
                }
                bytes = (int) Math.min(largest, GROWTH * (long) frame.capacity());
            }
        }
    }

    @SuppressWarnings("checkstyle:IllegalCatch") // a codec is anybody's code
    private void encode(T value, ByteBuffer frame) {
        ByteBuffer target = frame.slice(Integer.BYTES, Math.min(largest, frame.capacity() - Integer.BYTES))
                .order(ByteOrder.nativeOrder());
        try {
            kind.codec().encode(value, target);
        } catch (CodecException | BufferOverflowException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new CodecException("value cannot be encoded: codec=" + kind.codecName() + ", cause=" + e, e);
        }
        frame.position(Integer.BYTES + target.position());
    }

    private ByteBuffer room(int payload) {
        long bytes = Integer.BYTES + (long) payload;
        if (bytes > Integer.BYTES + KEPT_BYTES) {
            return ByteBuffer.allocate((int) Math.min(bytes, Integer.MAX_VALUE - Long.BYTES));
        }
        if (kept.capacity() < bytes) {
            int rounded = (int) Math.max(FIRST_BYTES, Long.highestOneBit(bytes - 1) << 1);
            kept = ByteBuffer.allocateDirect(Integer.BYTES + Math.min(KEPT_BYTES, rounded));
        }
        return kept.clear();
    }
}

package io.javaipc.durable;

import io.javaipc.codec.Codec;
import io.javaipc.codec.CodecException;
import io.javaipc.platform.IpcException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * What a message looks like in the log.
 *
 * <pre>
 * +---------+--------+-------------+
 * | CRC32C 4| time 8 | element ... |     the sum is that of all behind it, the time in nanoseconds since 1970
 * +---------+--------+-------------+
 * </pre>
 *
 * Little-endian: files outlive machines. The element's own numbers are so too.
 */
final class Messages<E> {
    static final int HEAD_BYTES = Integer.BYTES + Long.BYTES;

    private static final int FIRST_BYTES = 512;

    private final String queue;
    private final Codec<E> codec;
    private final int most;

    Messages(String queue, Codec<E> codec, int most) {
        this.queue = queue;
        this.codec = codec;
        this.most = most;
    }

    /** The bytes of an element behind room for the head, before anybody waits for it. */
    ByteBuffer encode(E element) {
        Objects.requireNonNull(element, "element");
        int capacity = Math.min(Math.max(FIRST_BYTES, codec.maxSize(element)), most);
        while (true) {
            ByteBuffer buffer = allocate(capacity);
            if (encode(element, buffer)) {
                return buffer.flip();
            }
            if (capacity == most) {
                throw new IllegalArgumentException(
                        "message is too large for the queue: queue=" + queue + ", most=" + most);
            }
            capacity = (int) Math.min(2L * capacity, most);
        }
    }

    private static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocate(HEAD_BYTES + bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(HEAD_BYTES);
    }

    private boolean encode(E element, ByteBuffer buffer) {
        try {
            codec.encode(element, buffer);
            return true;
        } catch (BufferOverflowException e) {
            return false;
        } catch (CodecException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new CodecException(
                    "element cannot become bytes: queue=" + queue + ", codec=" + codec + ", cause=" + e, e);
        }
    }

    static void seal(ByteBuffer message, long time) {
        message.putLong(Integer.BYTES, time);
        message.putInt(0, sum(message.array(), message.limit()));
    }

    private static int sum(byte[] bytes, int end) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, Integer.BYTES, end - Integer.BYTES);
        return (int) sum.getValue();
    }

    static long timeOf(byte[] message) {
        return message.length < HEAD_BYTES ? 0 : wrap(message).getLong(Integer.BYTES);
    }

    private static ByteBuffer wrap(byte[] message) {
        return ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The element of a message.
     *
     * @throws IpcException when the message is damaged
     * @throws CodecException when it is no element
     */
    E decode(long index, byte[] message) {
        if (message.length < HEAD_BYTES || wrap(message).getInt(0) != sum(message, message.length)) {
            throw IpcException.ofDetails(
                    "message is damaged", "read", queue, null, "index=" + index + ", bytes=" + message.length);
        }
        byte[] element = Arrays.copyOfRange(message, HEAD_BYTES, message.length);
        try {
            return codec.decode(wrap(element).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN));
        } catch (RuntimeException e) {
            throw new CodecException(
                    "message is no element: queue=" + queue + ", bytes=" + element.length + ", cause=" + e.getMessage(),
                    element,
                    e);
        }
    }
}

package io.javaipc.local.queue;

import io.javaipc.codec.Codec;
import io.javaipc.codec.CodecException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where a thread makes bytes of an element before it asks for room: how long making them takes, and whether it fails, is
 * nobody else's business then.
 */
final class Scratch {
    private static final int FIRST_BYTES = 512;
    private static final int MOST_KEPT_BYTES = 1 << 20;
    private static final ThreadLocal<ByteBuffer> BUFFERS = ThreadLocal.withInitial(() -> allocate(FIRST_BYTES));

    private Scratch() {}

    private static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
    }

    /**
     * The bytes of an element, in an array from 0 to the buffer's limit; the thread's next call writes over them.
     *
     * @param most how many there may be
     * @throws IllegalArgumentException when there are more
     */
    static <E> ByteBuffer encode(E element, Codec<? super E> codec, int most, String queue) {
        ByteBuffer buffer = BUFFERS.get().clear();
        int needed = codec.maxSize(element);
        if (needed > buffer.capacity()) {
            buffer = larger(needed);
        }
        while (true) {
            try {
                codec.encode(element, buffer);
                break;
            } catch (BufferOverflowException e) {
                if (buffer.capacity() > most) {
                    throw tooLarge("more than " + most, most, queue);
                }
                buffer = larger((int) Math.min(2L * buffer.capacity(), most + 1L));
            } catch (CodecException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new CodecException(
                        "element cannot become bytes: queue=" + queue + ", codec=" + codec + ", cause=" + e, e);
            }
        }
        if (buffer.position() > most) {
            throw tooLarge(Integer.toString(buffer.position()), most, queue);
        }
        return buffer.flip();
    }

    private static IllegalArgumentException tooLarge(String bytes, int most, String queue) {
        return new IllegalArgumentException(
                "message is larger than the queue: queue=" + queue + ", bytes=" + bytes + ", most=" + most);
    }

    private static ByteBuffer larger(int bytes) {
        ByteBuffer buffer = allocate(bytes);
        if (bytes <= MOST_KEPT_BYTES) {
            BUFFERS.set(buffer);
        }
        return buffer;
    }
}

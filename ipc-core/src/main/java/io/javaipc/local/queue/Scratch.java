package io.javaipc.local.queue;

import io.javaipc.codec.Codec;
import io.javaipc.codec.CodecException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where a thread makes bytes of an element before it asks for room, and has those of a message that it took: how long a
 * codec takes, and whether it fails, is nobody else's business then.
 */
public final class Scratch {
    private static final int FIRST_BYTES = 512;
    private static final int MOST_KEPT_BYTES = 1 << 20;
    private static final ThreadLocal<Scratch> SCRATCHES = ThreadLocal.withInitial(Scratch::new);

    private ByteBuffer outgoing = allocate(FIRST_BYTES);
    private byte[] incoming = new byte[FIRST_BYTES];
    private ByteBuffer incomingView = view(incoming);
    private boolean isInCodec;

    private Scratch() {}

    /**
     * The calling thread's; a codec that itself uses queues gets another.
     *
     * @return the scratch
     */
    public static Scratch ofThread() {
        Scratch scratch = SCRATCHES.get();
        return scratch.isInCodec ? new Scratch() : scratch;
    }

    private static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
    }

    private static ByteBuffer view(byte[] bytes) {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer().order(ByteOrder.nativeOrder());
    }

    /**
     * The bytes of an element, in an array from 0 to the buffer's limit; the thread's next call writes over them.
     *
     * @param <E> the element
     * @param element the element
     * @param codec makes bytes of it
     * @param most how many there may be
     * @param kind what the bytes are to go to, such as a queue
     * @param name its name
     * @return the bytes
     * @throws IllegalArgumentException when there are more
     * @throws CodecException when it cannot become bytes
     */
    public <E> ByteBuffer encode(E element, Codec<? super E> codec, int most, String kind, String name) {
        isInCodec = true;
        try {
            ByteBuffer buffer = outgoing.clear();
            int needed = codec.maxSize(element);
            if (needed > buffer.capacity()) {
                buffer = larger(needed);
            }
            while (!isEncoded(element, codec, buffer, kind, name)) {
                if (buffer.capacity() > most) {
                    throw tooLarge("more than " + most, most, kind, name);
                }
                buffer = larger((int) Math.min(2L * buffer.capacity(), most + 1L));
            }
            if (buffer.position() > most) {
                throw tooLarge(Integer.toString(buffer.position()), most, kind, name);
            }
            return buffer.flip();
        } finally {
            isInCodec = false;
        }
    }

    private static <E> boolean isEncoded(
            E element, Codec<? super E> codec, ByteBuffer buffer, String kind, String name) {
        try {
            codec.encode(element, buffer);
            return true;
        } catch (BufferOverflowException e) {
            return false;
        } catch (CodecException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new CodecException(
                    "element cannot become bytes: " + kind + "=" + name + ", codec=" + codec + ", cause=" + e, e);
        }
    }

    private static IllegalArgumentException tooLarge(String bytes, int most, String kind, String name) {
        return new IllegalArgumentException("message is larger than the " + kind + ": " + kind + "=" + name + ", bytes="
                + bytes + ", most=" + most);
    }

    private ByteBuffer larger(int bytes) {
        ByteBuffer buffer = allocate(bytes);
        if (bytes <= MOST_KEPT_BYTES) {
            outgoing = buffer;
        }
        return buffer;
    }

    /**
     * An array for the bytes of a message.
     *
     * @param length how many there are
     * @return the array, at least as long; this thread's until the next call
     */
    public byte[] incoming(int length) {
        if (length <= incoming.length) {
            return incoming;
        }
        byte[] larger = new byte[Math.max(length, Math.min(2 * incoming.length, MOST_KEPT_BYTES))];
        if (length <= MOST_KEPT_BYTES) {
            incoming = larger;
            incomingView = view(larger);
        }
        return larger;
    }

    /**
     * The element of a message.
     *
     * @param <E> the element
     * @param codec makes it of bytes
     * @param bytes an array that begins with the message
     * @param length how many bytes the message has
     * @param kind what the message was in, such as a queue
     * @param name its name
     * @return the element
     * @throws CodecException when the message is no element; it has the bytes
     */
    public <E> E decode(Codec<E> codec, byte[] bytes, int length, String kind, String name) {
        ByteBuffer source = bytes == incoming ? incomingView : view(bytes);
        source.limit(length).position(0).order(ByteOrder.nativeOrder());
        isInCodec = true;
        try {
            return codec.decode(source);
        } catch (RuntimeException e) {
            byte[] message = new byte[length];
            System.arraycopy(bytes, 0, message, 0, length);
            throw new CodecException(
                    "message is no element: " + kind + "=" + name + ", bytes=" + length + ", cause=" + e.getMessage(),
                    message,
                    e);
        } finally {
            isInCodec = false;
        }
    }
}

package io.javaipc.posix.ipc;

import io.javaipc.codec.Codec;
import io.javaipc.codec.CodecException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A {@link PosixMessageQueue} seen as one of values: {@link PosixMessageQueue#as}. What is said there holds here; numbers
 * are in the machine's byte order, unless the codec does otherwise. Thread-safe when the codec is.
 *
 * @param <T> the type of the values
 */
public final class TypedMessageQueue<T> {
    private final PosixMessageQueue queue;
    private final Codec<T> codec;
    private final int messageSize;

    TypedMessageQueue(PosixMessageQueue queue, Codec<T> codec) {
        this.queue = queue;
        this.codec = Objects.requireNonNull(codec, "codec");
        this.messageSize = queue.attributes().messageSize();
    }

    /**
     * A value that was received.
     *
     * @param <T> its type
     * @param value the value
     * @param priority its priority
     */
    public record Received<T>(T value, int priority) {}

    /**
     * Sends a value, waiting until there is room for it.
     *
     * @param value the value
     * @param priority its priority, 0 to {@link PosixMessageQueue#HIGHEST_PRIORITY}
     * @throws InterruptedException when interrupted, before or while waiting; nothing is sent then
     * @throws CodecException when the codec cannot make bytes of it
     * @throws io.javaipc.platform.IpcException when it takes more bytes than messages of this queue may have
     *     ({@code EMSGSIZE}), or the system refuses
     */
    public void send(T value, int priority) throws InterruptedException {
        queue.send(encoded(value), priority);
    }

    /**
     * Sends a value, waiting until there is room for it, or the time is over.
     *
     * @param value the value
     * @param priority its priority, 0 to {@link PosixMessageQueue#HIGHEST_PRIORITY}
     * @param timeout how long to wait at most; zero or less means not to wait
     * @return true when it was sent
     * @throws InterruptedException when interrupted, before or while waiting; nothing is sent then
     * @throws CodecException when the codec cannot make bytes of it
     * @throws io.javaipc.platform.IpcException as {@link #send(Object, int)} does
     */
    public boolean send(T value, int priority, Duration timeout) throws InterruptedException {
        return queue.send(encoded(value), priority, timeout);
    }

    /**
     * Receives a value, waiting until there is one.
     *
     * @return the value
     * @throws InterruptedException when interrupted, before or while waiting; nothing is received then
     * @throws CodecException when the message is no such value; it has been taken from the queue, and is in the exception
     * @throws io.javaipc.platform.IpcException when the system refuses
     */
    public Received<T> receive() throws InterruptedException {
        return decoded(queue.receive());
    }

    /**
     * Receives a value, waiting until there is one, or the time is over.
     *
     * @param timeout how long to wait at most; zero or less means not to wait
     * @return the value; empty when there was none
     * @throws InterruptedException when interrupted, before or while waiting; nothing is received then
     * @throws CodecException when the message is no such value; it has been taken from the queue, and is in the exception
     * @throws io.javaipc.platform.IpcException when the system refuses
     */
    public Optional<Received<T>> receive(Duration timeout) throws InterruptedException {
        return queue.receive(timeout).map(this::decoded);
    }

    private byte[] encoded(T value) {
        ByteBuffer target = ByteBuffer.allocate(messageSize).order(ByteOrder.nativeOrder());
        try {
            codec.encode(value, target);
        } catch (BufferOverflowException e) {
            throw queue.tooLarge("size=more than that");
        } catch (CodecException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new CodecException("value cannot be encoded: queue=" + queue.name() + ", cause=" + e, e);
        }
        return Arrays.copyOf(target.array(), target.position());
    }

    private Received<T> decoded(PosixMessageQueue.Message message) {
        ByteBuffer source = ByteBuffer.wrap(message.data()).asReadOnlyBuffer().order(ByteOrder.nativeOrder());
        try {
            return new Received<>(codec.decode(source), message.priority());
        } catch (RuntimeException e) {
            throw new CodecException(
                    "message cannot be decoded: queue=" + queue.name() + ", bytes=" + message.data().length + ", cause="
                            + e,
                    message.data(),
                    e);
        }
    }
}

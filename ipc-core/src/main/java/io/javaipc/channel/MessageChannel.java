package io.javaipc.channel;

import io.javaipc.codec.Codec;
import java.io.IOException;
import java.io.Serializable;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.time.Duration;
import java.util.Optional;

/**
 * One end of a connection between two processes, or two threads, over which messages go in both directions or in one. Made
 * by {@link MessagePipe}, {@link MessageListener#accept()} and {@link #connect}.
 *
 * <p>Messages arrive whole, once, and in the order of sending; an empty one is a message too. Some hundred messages, or
 * some hundred kilobytes, may be on their way; then sending waits until the other end receives.
 *
 * <p><b>Waits:</b> {@link #send(Object)}, {@link #receive()}, and the forms of receiving and of {@link #poll} with a time. All
 * can be interrupted. An interrupt or a time that is over while a message is being received loses nothing: what has come of
 * it is kept, and the next call goes on. An interrupt before the first byte of a message was sent sends nothing. Later, the
 * message is sent to its end and the interrupt stays standing; only when the other end takes nothing for a second is the
 * channel closed, with a {@link java.nio.channels.ClosedByInterruptException}, and the other end sees a message cut off. It
 * never sees half a message followed by another.
 *
 * <p><b>Ends:</b> when the other end is closed, or its process ends in whatever way, all that it had sent can be received,
 * and then receiving throws {@link java.io.EOFException}. When it was cut off in the middle of a message, that is a
 * {@link MessageCutOffException}. Sending to an end that is gone throws an {@link IOException}; whether what was sent before
 * was received is not known. A connection over TCP that breaks is an {@link IOException} for both. After {@link #close()} all
 * methods throw {@link java.nio.channels.ClosedChannelException}, and so do calls that wait at that time.
 *
 * <p><b>Failures of codecs:</b> a value that cannot become bytes, or bytes that are no value, are a
 * {@link io.javaipc.codec.CodecException} for that one message; the channel works on, and the exception has the bytes.
 *
 * <p><b>Moves:</b> an end travels by Java serialization: capture it in the task of a
 * {@code JavaProcess}, or send it over another channel whose codec permits. Over there it is the same end, and goes on where
 * it was; here it has moved, and its methods throw {@link IllegalStateException}. It can be taken over once, by whoever reads
 * its serialized form first; a second one is refused with an {@link java.io.InvalidObjectException}, and so is one who comes
 * when the process that wrote the form is gone. Until then it may be {@linkplain #close() closed} here without harm, and is
 * best not used. When it was in the task of a process that ended before it took the end over, the end is closed. When the end
 * was already connected with another process, its messages go through this one from then on, which has to live that long. Its
 * codec has to be serializable.
 *
 * <p><b>Memory effects:</b> what a thread did before it sent a message happens before what a thread does after it has
 * received that message, for memory that both share.
 *
 * <p>Thread-safe: any number of threads may send, and their messages do not mix; those who receive do so one at a time. Not
 * for many receivers who share work ({@code SharedQueue} loses nothing when one of them dies), nor for networks that others
 * may listen to: nothing is encrypted.
 *
 * @param <T> the type of the messages
 */
public interface MessageChannel<T> extends Channel, Selectable, Serializable {
    /**
     * Connects with a {@link MessageListener}. Both sides prove that they know the key; it is not sent.
     *
     * @param <T> the type of the messages
     * @param address a {@link java.net.UnixDomainSocketAddress} or an {@link java.net.InetSocketAddress}
     * @param codec what messages are made of; the listener must have the same
     * @param key the key, 16 bytes at least; see {@link MessageListener#randomKey()}. Not to be given on a command line, which
     *     every user of the machine can read
     * @return the channel
     * @throws AuthenticationException when either side does not know the key
     * @throws IOException when nobody listens there, or does not answer in time
     * @throws InterruptedException when interrupted
     */
    static <T> MessageChannel<T> connect(SocketAddress address, Codec<T> codec, byte[] key)
            throws IOException, InterruptedException {
        return connect(address, codec, key, ChannelOptions.defaults());
    }

    /**
     * Connects with a {@link MessageListener}, as {@link #connect(SocketAddress, Codec, byte[])} does.
     *
     * @param <T> the type of the messages
     * @param address a {@link java.net.UnixDomainSocketAddress} or an {@link java.net.InetSocketAddress}
     * @param codec what messages are made of; the listener must have the same
     * @param key the key, 16 bytes at least
     * @param options what else is chosen
     * @return the channel
     * @throws AuthenticationException when either side does not know the key
     * @throws IOException when nobody listens there, or does not answer in time
     * @throws InterruptedException when interrupted
     */
    static <T> MessageChannel<T> connect(SocketAddress address, Codec<T> codec, byte[] key, ChannelOptions options)
            throws IOException, InterruptedException {
        StreamSocket socket = Handshake.connect(address, new ChannelKey(key), options);
        return new StreamChannel<>(socket, new ChannelKind<>(codec, options, true, true), address.toString());
    }

    /**
     * Sends a message, and waits until it is on its way.
     *
     * @param message the message
     * @throws IllegalArgumentException when it is longer than the channel's largest message; nothing is sent
     * @throws io.javaipc.codec.CodecException when it cannot become bytes; nothing is sent
     * @throws UnsupportedOperationException when this end only receives
     * @throws IOException when the other end is gone
     * @throws InterruptedException when interrupted before anything was sent
     */
    void send(T message) throws IOException, InterruptedException;

    /**
     * Sends bytes as they are, as one message.
     *
     * @param bytes where they are
     * @param offset where they begin
     * @param length how many they are
     * @throws IndexOutOfBoundsException when the array has not as many
     * @throws IllegalArgumentException when they are more than the channel's largest message; nothing is sent
     * @throws UnsupportedOperationException when this end only receives
     * @throws IOException when the other end is gone
     * @throws InterruptedException when interrupted before anything was sent
     */
    void send(byte[] bytes, int offset, int length) throws IOException, InterruptedException;

    /**
     * Sends bytes as they are, as one message; those of a direct buffer are not copied on the way to the system.
     *
     * @param bytes all from the position to the limit; the position is at the limit afterwards. It must not be changed
     *     meanwhile
     * @throws IllegalArgumentException when they are more than the channel's largest message; nothing is sent
     * @throws UnsupportedOperationException when this end only receives
     * @throws IOException when the other end is gone
     * @throws InterruptedException when interrupted before anything was sent
     */
    void send(ByteBuffer bytes) throws IOException, InterruptedException;

    /**
     * Receives a message, and waits for it.
     *
     * @return the message
     * @throws java.io.EOFException when the other end is gone and all its messages were received
     * @throws MessageCutOffException when the other end was cut off in the middle of a message
     * @throws MessageTooLongException when a message is longer than the channel's largest; the channel is closed
     * @throws io.javaipc.codec.CodecException when the bytes are no message of the codec; it has them, and the next message
     *     can be received
     * @throws UnsupportedOperationException when this end only sends
     * @throws IOException when the connection broke
     * @throws InterruptedException when interrupted; nothing is lost
     */
    T receive() throws IOException, InterruptedException;

    /**
     * Receives a message, and waits for it for a time.
     *
     * @param timeout how long; zero or less does not wait
     * @return the message; empty when none was whole in time
     * @throws IOException as {@link #receive()} does, {@link java.io.EOFException} among them
     * @throws InterruptedException when interrupted; nothing is lost
     */
    Optional<T> receive(Duration timeout) throws IOException, InterruptedException;

    /**
     * Receives a message if there is one.
     *
     * @return the message; empty when none is there as a whole
     * @throws IOException as {@link #receive()} does, {@link java.io.EOFException} among them
     */
    Optional<T> tryReceive() throws IOException;

    /**
     * Receives the bytes of a message into a buffer, and waits for it. Those of a large message are not copied on the way
     * from the system into a direct buffer.
     *
     * @param target the buffer; the bytes come from its position on, which moves behind them
     * @return how many they are
     * @throws MessageTooLongException when the buffer has no room for it: it says how long the message is, which is still
     *     there
     * @throws IOException as {@link #receive()} does, {@link java.io.EOFException} among them; the buffer's position is
     *     where it was
     * @throws InterruptedException when interrupted; nothing is lost, and the buffer's position is where it was
     */
    int receive(ByteBuffer target) throws IOException, InterruptedException;

    /**
     * Waits until a message can be received without waiting, for a time; it is not taken.
     *
     * @param timeout how long; zero or less does not wait
     * @return true when a whole message is there, or the next receive will throw what it throws at the end; false when the
     *     time is over
     * @throws UnsupportedOperationException when this end only sends
     * @throws java.nio.channels.ClosedChannelException when it is closed
     * @throws InterruptedException when interrupted
     * @throws IOException when the system refuses the means of waiting
     */
    boolean poll(Duration timeout) throws IOException, InterruptedException;

    /**
     * Tells whether this end is neither closed nor moved. It says nothing about the other end.
     *
     * @return true when it can be used
     */
    @Override
    boolean isOpen();

    /**
     * Closes this end: the other receives all that was sent before, and then sees the end. What it sent and was not received
     * is lost, and it may be told so. Closing twice, or after a move, does nothing.
     *
     * @throws IOException when the system refuses; it is closed all the same
     */
    @Override
    void close() throws IOException;
}

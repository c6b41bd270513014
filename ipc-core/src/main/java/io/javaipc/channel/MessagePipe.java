package io.javaipc.channel;

import io.javaipc.codec.Codec;
import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Two ends that are connected with each other, in both directions or in one. Keep one and capture the other in a task, or
 * give both away: they work wherever they are.
 *
 * <pre>{@code
 * try (MessagePipe<String> pipe = MessagePipe.duplex(Codec.utf8())) {
 *     MessageChannel<String> theirs = pipe.right();
 *     JavaProcess<Void> greeter = JavaProcess.start(() -> theirs.send("hello, " + theirs.receive()));
 *     pipe.left().send("parent");
 *     String greeting = pipe.left().receive();
 *     greeter.join();
 * }
 * }</pre>
 *
 * <p>An end, not the pipe, is what travels: capture it in a variable of its own, as above. What a move means for the end that
 * stays behind is told at {@link MessageChannel}: in short, the process has it from its start on, and the copy here may be
 * closed then. While both ends are in this process messages go through the kernel as well, a few hundred kilobytes at most:
 * one thread that sends more than that to itself waits for ever.
 *
 * <p>For a pipe's ends in two other processes, this one carries the messages, and has to live that long.
 *
 * <p>Processes find an end by a one-time token, which only its serialized form has, at a socket in a directory that only this
 * user may enter. Thread-safe. Not for processes of other users or hosts: see {@link MessageListener}.
 *
 * @param <T> the type of the messages
 */
public final class MessagePipe<T> implements AutoCloseable {
    private static final AtomicLong MADE = new AtomicLong();

    private final StreamChannel<T> left;
    private final StreamChannel<T> right;

    private MessagePipe(StreamChannel<T> left, StreamChannel<T> right) {
        this.left = left;
        this.right = right;
    }

    /**
     * A pipe for messages in both directions, of any serializable type. What comes is read as freely as the value of a
     * {@code JavaProcess} is: not for processes that handle what strangers send.
     *
     * @return the pipe
     * @throws IOException when the system refuses
     */
    public static MessagePipe<Serializable> duplex() throws IOException {
        return duplex(AnySerializable.INSTANCE);
    }

    /**
     * A pipe for messages in both directions.
     *
     * @param <T> the type of the messages
     * @param codec what they are made of; serializable, if an end is to travel
     * @return the pipe
     * @throws IOException when the system refuses
     */
    public static <T> MessagePipe<T> duplex(Codec<T> codec) throws IOException {
        return duplex(codec, ChannelOptions.defaults());
    }

    /**
     * A pipe for messages in both directions.
     *
     * @param <T> the type of the messages
     * @param codec what they are made of; serializable, if an end is to travel
     * @param options what else is chosen
     * @return the pipe
     * @throws IOException when the system refuses
     */
    public static <T> MessagePipe<T> duplex(Codec<T> codec, ChannelOptions options) throws IOException {
        ChannelKind<T> both = new ChannelKind<>(codec, options, true, true);
        return open(both, both);
    }

    /**
     * A pipe for messages from the left end to the right, of any serializable type. What comes is read as freely as the value
     * of a {@code JavaProcess} is: not for processes that handle what strangers send.
     *
     * @return the pipe
     * @throws IOException when the system refuses
     */
    public static MessagePipe<Serializable> oneWay() throws IOException {
        return oneWay(AnySerializable.INSTANCE);
    }

    /**
     * A pipe for messages from the left end, which only sends, to the right, which only receives.
     *
     * @param <T> the type of the messages
     * @param codec what they are made of; serializable, if an end is to travel
     * @return the pipe
     * @throws IOException when the system refuses
     */
    public static <T> MessagePipe<T> oneWay(Codec<T> codec) throws IOException {
        return oneWay(codec, ChannelOptions.defaults());
    }

    /**
     * A pipe for messages from the left end, which only sends, to the right, which only receives.
     *
     * @param <T> the type of the messages
     * @param codec what they are made of; serializable, if an end is to travel
     * @param options what else is chosen
     * @return the pipe
     * @throws IOException when the system refuses
     */
    public static <T> MessagePipe<T> oneWay(Codec<T> codec, ChannelOptions options) throws IOException {
        return open(new ChannelKind<>(codec, options, true, false), new ChannelKind<>(codec, options, false, true));
    }

    private static <T> MessagePipe<T> open(ChannelKind<T> ofLeft, ChannelKind<T> ofRight) throws IOException {
        SocketPair sockets = SocketPair.open();
        String name = "pipe-" + ProcessHandle.current().pid() + "-" + MADE.incrementAndGet();
        StreamChannel<T> left = new StreamChannel<>(sockets.one(), ofLeft, name + "-left");
        StreamChannel<T> right = new StreamChannel<>(sockets.two(), ofRight, name + "-right");
        Residence.join(left.residence(), right.residence());
        return new MessagePipe<>(left, right);
    }

    /**
     * One end; of a one-way pipe, the one that sends.
     *
     * @return always the same
     */
    public MessageChannel<T> left() {
        return left;
    }

    /**
     * The other end; of a one-way pipe, the one that receives.
     *
     * @return always the same
     */
    public MessageChannel<T> right() {
        return right;
    }

    /** Closes those ends that have not moved. One that is on its way to a process can still be taken over there. */
    @Override
    public void close() throws IOException {
        try (left) {
            right.close();
        }
    }

    @Override
    public String toString() {
        return "MessagePipe[left=" + left + ", right=" + right + "]";
    }
}

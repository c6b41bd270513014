package io.javaipc.posix.ipc;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.IpcException;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.LibC;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Passes open descriptors, and bytes with them, to another process over a Unix-domain socket: {@code SCM_RIGHTS}. The
 * receiver has the same open file, position and all, or the same socket.
 *
 * <pre>{@code
 * DescriptorChannel.Pair pair = DescriptorChannel.pair();
 * JavaProcess<Void> child = JavaProcess.builder("reader")
 *         .stdin(Input.descriptor(pair.second().descriptor()))
 *         .start(() -> {
 *             try (DescriptorChannel parent = DescriptorChannel.inherited(0);
 *                     NativeChannel file = NativeChannel.of(parent.receiveDescriptor())) {
 *                 ...
 *             }
 *         });
 * pair.second().close();                         // the child has it; here it would hide the child's end
 * pair.first().send(new byte[] {1}, descriptor); // the descriptor may be closed now
 * }</pre>
 *
 * <p>Ends come in a {@linkplain #pair() pair}, of which a child inherits one, or by {@linkplain DescriptorListener a path},
 * where processes meet that are no relatives. A process in another language uses what it has: {@code recvmsg(2)},
 * {@code socket.recv_fds} in Python.
 *
 * <p><b>Who owns what:</b> sending leaves a descriptor open here, and it may be closed at once; received descriptors are the
 * receiver's to close, and close-on-exec. Whatever goes wrong while receiving, none is left open.
 *
 * <p><b>When the other process dies</b>, what it had sent is still received, and then the end; descriptors under way to a
 * process that dies are closed by the kernel. If it dies without having read everything, receiving may fail with
 * {@code ECONNRESET} instead of telling the end; sending fails with {@code EPIPE}.
 *
 * <p><b>Interruption:</b> a thread that waits notices an interrupt within 20 ms, and then has sent or received nothing;
 * only a message of a {@linkplain Framing#STREAM stream} of which a part is sent cannot be taken back: the channel is closed,
 * and an {@link IpcException} says so.
 *
 * <p>Thread-safe. Virtual threads wait by looking again, up to every 2 ms, and hold no carrier. A {@code close()} while
 * others wait ends their waits with an {@link IllegalStateException}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/unix.7.html">unix(7)</a>
 * @see <a href="https://man7.org/linux/man-pages/man2/sendmsg.2.html">sendmsg(2)</a>
 * @see <a href="https://man7.org/linux/man-pages/man3/cmsg.3.html">cmsg(3)</a>
 */
public final class DescriptorChannel implements AutoCloseable {
    /** How many descriptors a message has at most. */
    public static final int MOST_DESCRIPTORS = SocketMessage.MOST_DESCRIPTORS;

    /** How many bytes a message has at most. */
    public static final int MOST_BYTES = 64 * 1024;

    private static final Message END = new Message(new byte[0], List.of());

    private final Descriptor socket;
    private final OpenHandle handle;
    private final ReentrantLock sending = new ReentrantLock();

    DescriptorChannel(Descriptor socket) {
        this.socket = socket;
        this.handle = new OpenHandle("channel " + socket.number(), socket::close);
    }

    /**
     * Two ends that are connected to each other.
     *
     * @param first one end
     * @param second the other
     */
    public record Pair(DescriptorChannel first, DescriptorChannel second) implements AutoCloseable {
        /** Closes both ends, as far as they are open. */
        @Override
        public void close() {
            first.close();
            second.close();
        }
    }

    /**
     * What was received.
     *
     * @param data the bytes
     * @param descriptors the descriptors, in the order in which they were sent; the receiver's to close
     */
    public record Message(byte[] data, List<Descriptor> descriptors) implements AutoCloseable {
        /**
         * The only descriptor.
         *
         * @return the descriptor
         * @throws IpcException when there is none or more than one; those are closed then
         */
        public Descriptor descriptor() {
            if (descriptors.size() != 1) {
                close();
                throw IpcException.ofDetails(
                        "message does not bring one descriptor",
                        "recvmsg",
                        "message of " + data.length + " bytes",
                        null,
                        "descriptors=" + descriptors.size());
            }
            return descriptors.get(0);
        }

        /** Closes all its descriptors. */
        @Override
        public void close() {
            descriptors.forEach(Descriptor::close);
        }

        @Override
        public String toString() {
            return "Message[bytes=" + data.length + ", descriptors=" + descriptors + "]";
        }
    }

    /**
     * Makes two ends that are connected to each other and keep {@linkplain Framing#MESSAGES messages} together.
     *
     * @return the ends
     * @throws IpcException when there are no descriptors left ({@code EMFILE})
     */
    public static Pair pair() {
        return pair(Framing.MESSAGES);
    }

    /**
     * Makes two ends that are connected to each other.
     *
     * @param framing what they keep together
     * @return the ends
     * @throws IpcException when there are no descriptors left ({@code EMFILE})
     */
    public static Pair pair(Framing framing) {
        return UnixSockets.pair(framing);
    }

    /**
     * Connects to a {@link DescriptorListener} or its like, which keeps {@linkplain Framing#MESSAGES messages} together.
     *
     * @param path the path of its socket
     * @return the connection
     * @throws InterruptedException when interrupted while too many wait to be accepted already
     * @throws IllegalArgumentException when the path has more than 107 bytes
     * @throws IpcException when there is none ({@code ENOENT}), nobody listens any more ({@code ECONNREFUSED}), it is of the
     *     other framing ({@code EPROTOTYPE}), or the system refuses
     */
    public static DescriptorChannel connect(Path path) throws InterruptedException {
        return connect(path, Framing.MESSAGES);
    }

    /**
     * Connects to a {@link DescriptorListener} or its like.
     *
     * @param path the path of its socket
     * @param framing what it keeps together
     * @return the connection
     * @throws InterruptedException when interrupted while too many wait to be accepted already
     * @throws IllegalArgumentException when the path has more than 107 bytes
     * @throws IpcException as {@link #connect(Path)} does
     */
    public static DescriptorChannel connect(Path path, Framing framing) throws InterruptedException {
        return UnixSockets.connect(path, framing);
    }

    /**
     * Takes charge of an end that this process was started with. Its number is closed for further children; standard input
     * and output, of which the JDK keeps the numbers, are connected with {@code /dev/null} instead. To be called once for an
     * end.
     *
     * @param number the number it has in this process, such as 0 for standard input
     * @return the channel, of whatever framing it is
     * @throws IpcException when this is not a Unix-domain socket
     */
    public static DescriptorChannel inherited(int number) {
        return UnixSockets.inherited(number);
    }

    /**
     * The socket itself, to be given to a child, which then shares this end. It stays this channel's to close.
     *
     * @return the descriptor
     */
    public Descriptor descriptor() {
        return socket;
    }

    /**
     * Sends a message, waiting until there is room for it.
     *
     * @param data its bytes, one at least: descriptors do not travel alone
     * @param descriptors descriptors that go with it, {@link #MOST_DESCRIPTORS} at most; they stay open here
     * @throws InterruptedException when interrupted, before or while waiting; nothing is sent then
     * @throws IllegalArgumentException when there are too many bytes or descriptors, or no bytes
     * @throws IllegalStateException when closed, before or while waiting, or when one of the descriptors is closed
     * @throws IpcException when the other end is closed ({@code EPIPE}), when too many descriptors are under way
     *     ({@code ETOOMANYREFS}), or when the system refuses
     */
    public void send(byte[] data, Descriptor... descriptors) throws InterruptedException {
        if (data.length == 0 || data.length > MOST_BYTES || descriptors.length > MOST_DESCRIPTORS) {
            throw new IllegalArgumentException("message cannot be: bytes=" + data.length + ", least=1, most="
                    + MOST_BYTES + ", descriptors=" + descriptors.length + ", most=" + MOST_DESCRIPTORS);
        }
        int[] numbers = Arrays.stream(descriptors).mapToInt(Descriptor::number).toArray();
        int[] sent = new int[1];
        sending.lockInterruptibly();
        try {
            Waiting.forever(nanos -> attemptSend(data, numbers, sent, nanos));
        } catch (InterruptedException e) {
            if (sent[0] == 0) {
                throw e;
            }
            close();
            Thread.currentThread().interrupt();
            throw IpcException.ofDetails(
                    "message was cut by an interrupt, and the channel is closed",
                    "sendmsg",
                    toString(),
                    null,
                    "sent=" + sent[0] + ", bytes=" + data.length);
        } finally {
            sending.unlock();
        }
    }

    /** Sends what is not sent yet; descriptors go with the first part. */
    private Optional<Boolean> attemptSend(byte[] data, int[] descriptors, int[] sent, long nanos) {
        return handle.use(() -> {
            Poll.await(socket.number(), Poll.OUT, nanos);
            int[] now = sent[0] == 0 ? descriptors : new int[0];
            try (SocketMessage message = SocketMessage.outgoing(data, sent[0], now)) {
                long count = message.send(socket.number());
                if (count < 0) {
                    return notNow("cannot send message", "sendmsg");
                }
                sent[0] += (int) count;
                return sent[0] == data.length ? Optional.of(true) : Optional.empty();
            }
        });
    }

    /**
     * Receives a message, waiting until there is one.
     *
     * @return the message; empty when the other end is closed and all is received
     * @throws InterruptedException when interrupted, before or while waiting; nothing is received then
     * @throws IllegalStateException when closed, before or while waiting
     * @throws IpcException when it has more than {@link #MOST_BYTES} ({@code EMSGSIZE}), when this process cannot have so many
     *     descriptors, or when the system refuses; what came of the message is closed then
     */
    public Optional<Message> receive() throws InterruptedException {
        try {
            return receive(Waiting.FOREVER);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Receives a message, waiting until there is one, or the time is over.
     *
     * @param timeout how long to wait at most; zero or less means not to wait
     * @return the message; empty when the other end is closed and all is received
     * @throws InterruptedException when interrupted, before or while waiting; nothing is received then
     * @throws TimeoutException when no message came
     * @throws IllegalStateException when closed, before or while waiting
     * @throws IpcException as {@link #receive()} does
     */
    public Optional<Message> receive(Duration timeout) throws InterruptedException, TimeoutException {
        try (SocketMessage incoming = SocketMessage.incoming(MOST_BYTES)) {
            Message message = Waiting.repeat(timeout, nanos -> attemptReceive(incoming, nanos))
                    .orElseThrow(
                            () -> new TimeoutException("no message came: channel=" + this + ", timeout=" + timeout));
            return message == END ? Optional.empty() : Optional.of(message);
        }
    }

    private Optional<Message> attemptReceive(SocketMessage incoming, long nanos) {
        return handle.use(() -> {
            Poll.await(socket.number(), Poll.IN, nanos);
            long count = incoming.receive(socket.number());
            if (count < 0) {
                return notNow("cannot receive message", "recvmsg");
            }
            List<Descriptor> descriptors = incoming.descriptors();
            requireWhole(incoming, descriptors);
            return Optional.of(
                    count == 0 && descriptors.isEmpty() ? END : new Message(incoming.data(count), descriptors));
        });
    }

    private void requireWhole(SocketMessage incoming, List<Descriptor> descriptors) {
        boolean lost = incoming.has(SocketOptions.MSG_CTRUNC);
        if (!lost && !incoming.has(SocketOptions.MSG_TRUNC)) {
            return;
        }
        descriptors.forEach(Descriptor::close);
        if (lost) {
            throw IpcException.ofDetails(
                    "descriptors of a message got lost: this process cannot have so many",
                    "recvmsg",
                    toString(),
                    Errno.EMFILE.name(),
                    "arrived=" + descriptors.size());
        }
        throw IpcException.ofDetails(
                "message is too large", "recvmsg", toString(), Errno.EMSGSIZE.name(), "most=" + MOST_BYTES);
    }

    private <T> Optional<T> notNow(String failure, String operation) {
        int errno = LibC.errno();
        if (Errno.EAGAIN.is(errno) || Errno.EINTR.is(errno)) {
            return Optional.empty();
        }
        throw Errno.failure(failure, operation, this, errno);
    }

    /**
     * Receives a message that brings one descriptor, whatever its bytes, waiting until there is one.
     *
     * @return the descriptor, which is the caller's to close
     * @throws InterruptedException when interrupted, before or while waiting; nothing is received then
     * @throws IllegalStateException when closed, before or while waiting
     * @throws IpcException when a message brings none or several, which are closed then; when the other end is closed; and as
     *     {@link #receive()} does
     */
    public Descriptor receiveDescriptor() throws InterruptedException {
        return receive()
                .orElseThrow(() -> IpcException.ofDetails(
                        "no descriptor came", "recvmsg", toString(), null, "reason=the other end is closed"))
                .descriptor();
    }

    /** Closes this end; the other is told when no process has this one open any more. May be repeated. */
    @Override
    public void close() {
        handle.close();
    }

    @Override
    public String toString() {
        return "DescriptorChannel[" + socket + "]";
    }
}

package io.javaipc.posix.ipc;

import io.javaipc.codec.Codec;
import io.javaipc.platform.Descriptor;
import io.javaipc.platform.IpcException;
import io.javaipc.posix.descriptor.RawDescriptors;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.Fcntl;
import io.javaipc.posix.libc.IpcCalls;
import io.javaipc.posix.libc.LibC;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * A queue of messages that the kernel keeps by name, for programs in whatever language: {@code mq_open(3)}. Messages have
 * priorities; of those there, one of the highest priority is received first, the oldest of these.
 *
 * <pre>{@code
 * try (PosixMessageQueue jobs = PosixMessageQueue.create("jobs", 10, 512)) {   // in C: mq_open("/jobs", O_RDWR)
 *     jobs.send("resize 7".getBytes(UTF_8), 0);
 *     PosixMessageQueue.Message job = jobs.receive();
 *     jobs.unlink();
 * }
 * }</pre>
 *
 * <p>The blocking methods are {@link #send(byte[], int)}, {@link #receive()} and those with a {@link Duration}; those that
 * return immediately are {@link #trySend}, {@link #tryReceive} and {@link #attributes}.
 *
 * <p><b>A message is in the queue or it is not, and is received by one process once</b>: an interrupt, a timeout or a kill
 * never leaves half a message and never takes one that nobody gets. <b>When a process dies</b>, what it sent stays; what it
 * had received is gone with it. For Java programs that need it back there is {@link io.javaipc.shared}.
 *
 * <p><b>Names stay until they are unlinked</b> or the machine restarts, and so do the messages. Where {@code mqueue} is
 * mounted the queue {@code /NAME} is the file {@code /dev/mqueue/NAME}. Queues are made with mode 0600, less the umask: for
 * processes of one user. <b>Names</b> are file names of at most 255 bytes in UTF-8, without a slash; one leading slash is
 * taken off.
 *
 * <p><b>Limits</b> are the system's: {@code /proc/sys/fs/mqueue} for the number and the size of messages, by default 10 of
 * 8192 bytes, and {@code RLIMIT_MSGQUEUE} for all queues of a user. When a queue is refused the message names them.
 *
 * <p><b>Interruption:</b> a thread that waits notices an interrupt within 20 ms, and then has sent or received nothing.
 *
 * <p>Thread-safe. Virtual threads wait by looking again, up to every 2 ms, and hold no carrier. A {@code close()} while
 * others wait ends their waits with an {@link IllegalStateException}. Children do not inherit the queue; they open it.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/mq_overview.7.html">mq_overview(7)</a>
 * @see <a href="https://man7.org/linux/man-pages/man3/mq_open.3.html">mq_open(3)</a>
 * @see <a href="https://man7.org/linux/man-pages/man3/mq_send.3.html">mq_send(3)</a>
 * @see <a href="https://man7.org/linux/man-pages/man3/mq_receive.3.html">mq_receive(3)</a>
 */
public final class PosixMessageQueue implements AutoCloseable {
    /** The highest priority; the lowest is 0. */
    public static final int HIGHEST_PRIORITY = 32767;

    private final PosixName name;
    private final Descriptor queue;
    private final int messageSize;
    private final OpenHandle handle;

    private PosixMessageQueue(PosixName name, Descriptor queue, int messageSize) {
        this.name = name;
        this.queue = queue;
        this.messageSize = messageSize;
        this.handle = new OpenHandle("message queue " + name, queue::close);
    }

    /**
     * A message.
     *
     * @param data its bytes
     * @param priority its priority
     */
    public record Message(byte[] data, int priority) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Message message
                    && message.priority == priority
                    && Arrays.equals(message.data, data);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(data) + priority;
        }

        @Override
        public String toString() {
            return "Message[bytes=" + data.length + ", priority=" + priority + "]";
        }
    }

    /**
     * What a queue is, and how full.
     *
     * @param capacity how many messages fit in
     * @param messageSize how many bytes a message has at most
     * @param messages how many messages were there just now
     */
    public record Attributes(int capacity, int messageSize, int messages) {}

    /**
     * Creates a queue.
     *
     * @param name its name
     * @param capacity how many messages fit in, more than 0
     * @param messageSize how many bytes a message has at most, more than 0
     * @return a handle on it
     * @throws IllegalArgumentException when the name or a number cannot be
     * @throws IpcException when the name is taken ({@code EEXIST}), when it exceeds a limit ({@code EINVAL}, {@code EMFILE},
     *     {@code ENOSPC}, {@code ENOMEM}; the message names the limits), or when the system refuses
     */
    public static PosixMessageQueue create(String name, int capacity, int messageSize) {
        return opened(checked(name), Fcntl.O_CREAT | Fcntl.O_EXCL, QueueGeometry.of(capacity, messageSize));
    }

    /**
     * Opens a queue, whoever made it.
     *
     * @param name its name
     * @return a handle on it
     * @throws IllegalArgumentException when the name cannot be
     * @throws IpcException when there is none ({@code ENOENT}), when it is of somebody else ({@code EACCES}), or when the
     *     system refuses
     */
    public static PosixMessageQueue open(String name) {
        return opened(checked(name), 0, null);
    }

    /**
     * Opens a queue, or creates it when there is none. Of several processes that do so at once, one creates and all open the
     * same.
     *
     * @param name its name
     * @param capacity how many messages fit in
     * @param messageSize how many bytes a message has at most
     * @return a handle on it
     * @throws IllegalArgumentException when the name or a number cannot be
     * @throws IpcException when there is one of another capacity or message size (the message says both), and as
     *     {@link #create} and {@link #open} do
     */
    public static PosixMessageQueue createOrOpen(String name, int capacity, int messageSize) {
        PosixName checked = checked(name);
        QueueGeometry asked = QueueGeometry.of(capacity, messageSize);
        PosixMessageQueue queue = opened(checked, Fcntl.O_CREAT, asked);
        Attributes found = queue.attributes();
        if (found.capacity() != capacity || found.messageSize() != messageSize) {
            queue.close();
            throw IpcException.ofDetails(
                    "message queue is not as asked for",
                    "mq_open",
                    checked.toString(),
                    null,
                    "askedCapacity=" + capacity + ", capacity=" + found.capacity() + ", askedMessageSize=" + messageSize
                            + ", messageSize=" + found.messageSize());
        }
        return queue;
    }

    private static PosixName checked(String name) {
        Availability.require("mq_open");
        return PosixName.of("message queue", name, 0);
    }

    /** The open queue never waits in a call: waiting is done outside, in slices. That is this handle's affair alone. */
    private static PosixMessageQueue opened(PosixName name, int flags, QueueGeometry geometry) {
        int number = IpcCalls.mq_open(
                name.bytes(),
                flags | Fcntl.O_RDWR | Fcntl.O_CLOEXEC | Fcntl.O_NONBLOCK,
                QueueGeometry.MODE_0600,
                geometry == null ? null : geometry.attributes());
        if (number < 0) {
            int errno = LibC.errno();
            throw geometry == null
                    ? Errno.failure("cannot open message queue", "mq_open", name, errno)
                    : geometry.refused(name, errno);
        }
        Descriptor queue = RawDescriptors.owned(number);
        try {
            return new PosixMessageQueue(
                    name, queue, QueueGeometry.read(number, name).messageSize());
        } catch (IpcException e) {
            queue.close();
            throw e;
        }
    }

    /**
     * The name.
     *
     * @return it, without a leading slash
     */
    public String name() {
        return name.plain();
    }

    /**
     * What the queue is, and how full.
     *
     * @return its attributes, as they were just now
     * @throws IllegalStateException when closed
     */
    public Attributes attributes() {
        return handle.use(() -> QueueGeometry.read(queue.number(), name));
    }

    /**
     * The same queue for values, as a codec makes bytes of them. It is a view: closing this closes that.
     *
     * @param <T> the type of the values
     * @param codec the codec; who reads or writes the other end has to agree
     * @return the view
     */
    public <T> TypedMessageQueue<T> as(Codec<T> codec) {
        return new TypedMessageQueue<>(this, codec);
    }

    /**
     * Sends a message, waiting until there is room for it.
     *
     * @param data its bytes; none are allowed too
     * @param priority its priority, 0 to {@link #HIGHEST_PRIORITY}
     * @throws InterruptedException when interrupted, before or while waiting; nothing is sent then
     * @throws IllegalArgumentException when the priority cannot be
     * @throws IllegalStateException when closed, before or while waiting
     * @throws IpcException when it is larger than messages of this queue may be ({@code EMSGSIZE}, at once; the message says
     *     both sizes), or the system refuses
     */
    public void send(byte[] data, int priority) throws InterruptedException {
        requireFitting(data, priority);
        Waiting.forever(nanos -> attemptSend(data, priority, nanos));
    }

    /**
     * Sends a message, waiting until there is room for it, or the time is over.
     *
     * @param data its bytes; none are allowed too
     * @param priority its priority, 0 to {@link #HIGHEST_PRIORITY}
     * @param timeout how long to wait at most; zero or less means not to wait
     * @return true when it was sent
     * @throws InterruptedException when interrupted, before or while waiting; nothing is sent then
     * @throws IllegalArgumentException when the priority cannot be
     * @throws IllegalStateException when closed, before or while waiting
     * @throws IpcException as {@link #send(byte[], int)} does
     */
    public boolean send(byte[] data, int priority, Duration timeout) throws InterruptedException {
        requireFitting(data, priority);
        return Waiting.repeat(timeout, nanos -> attemptSend(data, priority, nanos))
                .isPresent();
    }

    /**
     * Sends a message if there is room for it now.
     *
     * @param data its bytes; none are allowed too
     * @param priority its priority, 0 to {@link #HIGHEST_PRIORITY}
     * @return true when it was sent
     * @throws IllegalArgumentException when the priority cannot be
     * @throws IllegalStateException when closed
     * @throws IpcException as {@link #send(byte[], int)} does
     */
    public boolean trySend(byte[] data, int priority) {
        requireFitting(data, priority);
        return attemptSend(data, priority, 0).isPresent();
    }

    private void requireFitting(byte[] data, int priority) {
        if (priority < 0 || priority > HIGHEST_PRIORITY) {
            throw new IllegalArgumentException("priority is out of range: queue=" + name + ", priority=" + priority
                    + ", most=" + HIGHEST_PRIORITY);
        }
        if (data.length > messageSize) {
            throw tooLarge("size=" + data.length);
        }
    }

    /** The refusal of a message that is larger than messages may be. */
    IpcException tooLarge(String size) {
        return IpcException.ofDetails(
                "message is too large",
                "mq_send",
                name.toString(),
                Errno.EMSGSIZE.name(),
                size + ", messageSize=" + messageSize);
    }

    private Optional<Boolean> attemptSend(byte[] data, int priority, long nanos) {
        return handle.use(() -> {
            Poll.await(queue.number(), Poll.OUT, nanos);
            if (IpcCalls.mq_send(queue.number(), data, data.length, priority) == 0) {
                return Optional.of(true);
            }
            return notNow("cannot send message", "mq_send");
        });
    }

    /**
     * Receives a message, waiting until there is one.
     *
     * @return the message
     * @throws InterruptedException when interrupted, before or while waiting; nothing is received then
     * @throws IllegalStateException when closed, before or while waiting
     * @throws IpcException when the system refuses
     */
    public Message receive() throws InterruptedException {
        byte[] buffer = new byte[messageSize];
        return Waiting.forever(nanos -> attemptReceive(buffer, nanos));
    }

    /**
     * Receives a message, waiting until there is one, or the time is over.
     *
     * @param timeout how long to wait at most; zero or less means not to wait
     * @return the message; empty when there was none
     * @throws InterruptedException when interrupted, before or while waiting; nothing is received then
     * @throws IllegalStateException when closed, before or while waiting
     * @throws IpcException when the system refuses
     */
    public Optional<Message> receive(Duration timeout) throws InterruptedException {
        byte[] buffer = new byte[messageSize];
        return Waiting.repeat(timeout, nanos -> attemptReceive(buffer, nanos));
    }

    /**
     * Receives a message if there is one now.
     *
     * @return the message; empty when there was none
     * @throws IllegalStateException when closed
     * @throws IpcException when the system refuses
     */
    public Optional<Message> tryReceive() {
        return attemptReceive(new byte[messageSize], 0);
    }

    private Optional<Message> attemptReceive(byte[] buffer, long nanos) {
        int[] priority = new int[1];
        return handle.use(() -> {
            Poll.await(queue.number(), Poll.IN, nanos);
            long length = IpcCalls.mq_receive(queue.number(), buffer, buffer.length, priority);
            if (length >= 0) {
                return Optional.of(new Message(Arrays.copyOf(buffer, (int) length), priority[0]));
            }
            return notNow("cannot receive message", "mq_receive");
        });
    }

    private <T> Optional<T> notNow(String failure, String operation) {
        int errno = LibC.errno();
        if (Errno.EAGAIN.is(errno) || Errno.EINTR.is(errno)) {
            return Optional.empty();
        }
        throw Errno.failure(failure, operation, name, errno);
    }

    /**
     * Removes the name. Who has the queue open, this process included, goes on with it; its messages are gone when the last
     * of them closes or ends. May be called after closing. If somebody has unlinked it and made another of the same name,
     * that one's name is removed.
     *
     * @throws IpcException when there is no such name any more ({@code ENOENT}), or the system refuses
     */
    public void unlink() {
        if (IpcCalls.mq_unlink(name.bytes()) != 0) {
            throw Errno.failure("cannot unlink message queue", "mq_unlink", name, LibC.errno());
        }
    }

    /** Gives up this handle; the name and the messages stay. May be repeated. */
    @Override
    public void close() {
        handle.close();
    }

    @Override
    public String toString() {
        return "PosixMessageQueue[" + name + "]";
    }
}

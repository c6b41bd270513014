package io.javaipc.local.queue;

import io.javaipc.codec.Codec;
import io.javaipc.codec.CodecException;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.local.sync.Deadline;
import io.javaipc.memory.MemoryView;
import io.javaipc.shared.Delivery;
import io.javaipc.shared.QueueClosedException;
import io.javaipc.shared.SharedQueue;
import java.io.NotSerializableException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.AbstractQueue;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/**
 * Elements in a {@link QueueFile}.
 *
 * @param <E> the elements
 */
public final class LocalQueue<E> extends AbstractQueue<E> implements SharedQueue<E> {
    private static final long serialVersionUID = 1L;

    private final transient QueueFile file;
    private final transient Codec<E> codec;

    /**
     * Makes the queue of a file.
     *
     * @param file the file
     * @param codec makes bytes of elements, and elements of bytes
     */
    public LocalQueue(QueueFile file, Codec<E> codec) {
        this.file = file;
        this.codec = Objects.requireNonNull(codec, "codec");
    }

    /**
     * What the file has to be.
     *
     * @param messages how many messages it is to hold
     * @param bytes how many bytes, at least
     * @return the shape
     */
    public static SegmentShape shape(int messages, long bytes) {
        return RingLayout.of(messages, bytes).shape();
    }

    /**
     * Writes what a new file starts with.
     *
     * @param memory the file
     * @param messages how many messages it is to hold
     * @param bytes how many bytes, at least
     */
    public static void initialize(MemoryView memory, int messages, long bytes) {
        Ring.initialize(memory, RingLayout.of(messages, bytes));
    }

    private ByteBuffer encode(E element) {
        Objects.requireNonNull(element, "element");
        return Scratch.encode(element, codec, file.layout().mostMessageBytes(), file.name());
    }

    private boolean put(ByteBuffer message, Deadline deadline) throws InterruptedException {
        long position = file.put(message, deadline);
        if (position == Ring.ENDED) {
            throw new QueueClosedException("queue is closed to producers: queue=" + file.name());
        }
        return position >= 0;
    }

    @Override
    public void put(E element) throws InterruptedException {
        Deadline deadline = Deadline.never();
        deadline.checkInterrupt();
        put(encode(element), deadline);
    }

    @Override
    public boolean offer(E element) {
        ByteBuffer message = encode(element);
        return Deadline.atOnce(deadline -> put(message, deadline));
    }

    @Override
    public boolean offer(E element, Duration timeout) throws InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        deadline.checkInterrupt();
        return put(encode(element), deadline);
    }

    @Override
    public E take() throws InterruptedException {
        Deadline deadline = Deadline.never();
        deadline.checkInterrupt();
        return element(requireOne(file.take(deadline)));
    }

    @Override
    public E poll() {
        return elementOrNull(Deadline.atOnce(file::take));
    }

    @Override
    public E poll(Duration timeout) throws InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        deadline.checkInterrupt();
        return elementOrNull(file.take(deadline));
    }

    private QueueFile.Taken requireOne(QueueFile.Taken taken) {
        if (taken.position() < 0) {
            throw new QueueClosedException("queue is closed, and empty: queue=" + file.name());
        }
        return taken;
    }

    private E elementOrNull(QueueFile.Taken taken) {
        return taken.position() < 0 ? null : element(taken);
    }

    private E element(QueueFile.Taken taken) {
        byte[] bytes = file.bytes(taken.position());
        file.release(taken.position());
        return decode(bytes);
    }

    E decode(byte[] bytes) {
        try {
            return codec.decode(ByteBuffer.wrap(bytes).asReadOnlyBuffer().order(ByteOrder.nativeOrder()));
        } catch (RuntimeException e) {
            throw new CodecException(
                    "message is no element: queue=" + file.name() + ", bytes=" + bytes.length + ", cause="
                            + e.getMessage(),
                    bytes,
                    e);
        }
    }

    @Override
    public Delivery<E> receive() throws InterruptedException {
        Deadline deadline = Deadline.never();
        deadline.checkInterrupt();
        return new LocalDelivery<>(this, file, requireOne(file.take(deadline)));
    }

    @Override
    public Optional<Delivery<E>> receive(Duration timeout) throws InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        deadline.checkInterrupt();
        QueueFile.Taken taken = file.take(deadline);
        return taken.position() < 0 ? Optional.empty() : Optional.of(new LocalDelivery<>(this, file, taken));
    }

    @Override
    public E peek() {
        QueueFile.Peeked first = file.peek(file.headPosition());
        return first == null ? null : decode(first.bytes());
    }

    @Override
    public int drainTo(Collection<? super E> target) {
        return drainTo(target, Integer.MAX_VALUE);
    }

    @Override
    public int drainTo(Collection<? super E> target, int most) {
        if (target == this) {
            throw new IllegalArgumentException("queue cannot be drained to itself: queue=" + file.name());
        }
        int drained = 0;
        while (drained < most) {
            E element = poll();
            if (element == null) {
                break;
            }
            target.add(element);
            drained++;
        }
        return drained;
    }

    @Override
    public Iterator<E> iterator() {
        return new Messages();
    }

    /** Looks at message after message. */
    private final class Messages implements Iterator<E> {
        private QueueFile.Peeked next = file.peek(file.headPosition());

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public E next() {
            if (next == null) {
                throw new NoSuchElementException("no more elements: queue=" + file.name());
            }
            QueueFile.Peeked current = next;
            next = file.peek(Positions.position(current.position() + 1));
            return decode(current.bytes());
        }
    }

    @Override
    public int size() {
        return file.size();
    }

    @Override
    public int remainingCapacity() {
        return file.layout().messages() - file.size();
    }

    @Override
    public int capacity() {
        return file.layout().messages();
    }

    @Override
    public long capacityInBytes() {
        return file.layout().bytes();
    }

    @Override
    public void close() {
        file.close();
    }

    @Override
    public boolean isClosed() {
        return file.isClosed();
    }

    @Override
    public Optional<String> blockedBy() {
        return Optional.ofNullable(file.blockedBy());
    }

    @Override
    public String toString() {
        return "SharedQueue[" + file.name() + ", messages=" + size() + ", capacity=" + capacity() + "]";
    }

    private Object writeReplace() throws ObjectStreamException {
        if (!(codec instanceof Serializable)) {
            throw new NotSerializableException(
                    "queue travels with its codec only: queue=" + file.name() + ", codec=" + codec.getClass());
        }
        return new Handle(file, codec);
    }

    /**
     * What travels instead.
     *
     * @param file the file
     * @param codec the codec
     */
    private record Handle(QueueFile file, Object codec) implements Serializable {
        private static final long serialVersionUID = 1L;

        private Object readResolve() {
            return new LocalQueue<>(file, (Codec<?>) codec);
        }
    }
}

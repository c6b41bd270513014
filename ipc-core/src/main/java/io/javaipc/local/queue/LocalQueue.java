package io.javaipc.local.queue;

import io.javaipc.codec.Codec;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.local.sync.Deadline;
import io.javaipc.memory.MemoryView;
import io.javaipc.shared.Delivery;
import io.javaipc.shared.QueueClosedException;
import io.javaipc.shared.QueueOptions;
import io.javaipc.shared.RawQueue;
import io.javaipc.shared.SharedQueue;
import java.io.NotSerializableException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.nio.ByteBuffer;
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
    private static final String KIND = "queue";

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
     * @param options how the queue is made
     * @return the shape
     */
    public static SegmentShape shape(QueueOptions options) {
        return RingLayout.of(options).shape();
    }

    /**
     * Writes what a new file starts with.
     *
     * @param memory the file
     * @param options how the queue is made
     */
    public static void initialize(MemoryView memory, QueueOptions options) {
        Ring.initialize(memory, RingLayout.of(options));
    }

    private ByteBuffer encode(E element) {
        Objects.requireNonNull(element, "element");
        return Scratch.ofThread().encode(element, codec, file.layout().mostMessageBytes(), KIND, file.name());
    }

    private boolean isWritten(ByteBuffer message, long position) {
        if (position < 0) {
            return false;
        }
        file.write(position, message.array(), message.limit());
        return true;
    }

    private boolean put(ByteBuffer message, Deadline deadline) throws InterruptedException {
        if (isWritten(message, file.claim(message.limit(), deadline))) {
            file.arrived();
            return true;
        }
        return false;
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
        if (isWritten(message, file.claim(message.limit()))) {
            file.arrived();
            return true;
        }
        return false;
    }

    @Override
    public boolean offer(E element, Duration timeout) throws InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        deadline.checkInterrupt();
        return put(encode(element), deadline);
    }

    @Override
    public int offerAll(Collection<? extends E> elements) {
        return Deadline.atOnce(deadline -> offerAll(elements, deadline));
    }

    @Override
    public int offerAll(Collection<? extends E> elements, Duration timeout) throws InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        deadline.checkInterrupt();
        return offerAll(elements, deadline);
    }

    private int offerAll(Collection<? extends E> elements, Deadline deadline) throws InterruptedException {
        int put = 0;
        try {
            for (E element : elements) {
                ByteBuffer message = encode(element);
                long position = file.claim(message.limit());
                if (position < 0) {
                    // so that there may be room some time
                    file.arrived();
                    position = file.claim(message.limit(), deadline);
                }
                if (!isWritten(message, position)) {
                    return put;
                }
                put++;
            }
        } catch (InterruptedException e) {
            if (put == 0) {
                throw e;
            }
            Thread.currentThread().interrupt();
        } catch (QueueClosedException e) {
            if (put == 0) {
                throw e;
            }
        } finally {
            file.arrived();
        }
        return put;
    }

    @Override
    public E take() throws InterruptedException {
        Deadline deadline = Deadline.never();
        deadline.checkInterrupt();
        return element(requireOne(file.take(deadline)));
    }

    @Override
    public E poll() {
        long taken = file.tryTake();
        return taken < 0 ? null : element(taken);
    }

    @Override
    public E poll(Duration timeout) throws InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        deadline.checkInterrupt();
        long taken = file.take(deadline);
        return taken < 0 ? null : element(taken);
    }

    private long requireOne(long taken) {
        if (taken < 0) {
            throw new QueueClosedException("queue is closed, and empty: queue=" + file.name());
        }
        return taken;
    }

    private E element(long taken) {
        Scratch scratch = Scratch.ofThread();
        byte[] bytes = null;
        int length = 0;
        boolean isRead = false;
        try {
            length = file.length(taken);
            bytes = scratch.incoming(length);
            file.read(taken, bytes, length);
            isRead = true;
        } finally {
            if (!isRead) {
                file.untake(taken);
            }
        }
        if (file.layout().isJoinable()) {
            file.keep(taken);
            file.unfinished().add(taken);
        } else {
            file.release(taken);
            file.roomCame();
        }
        return scratch.decode(codec, bytes, length, KIND, file.name());
    }

    E decode(byte[] bytes) {
        return Scratch.ofThread().decode(codec, bytes, bytes.length, KIND, file.name());
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
        long taken = file.take(deadline);
        return taken < 0 ? Optional.empty() : Optional.of(new LocalDelivery<>(this, file, taken));
    }

    @Override
    public void taskDone() {
        if (!file.layout().isJoinable()) {
            throw new UnsupportedOperationException("queue is not joinable: queue=" + file.name());
        }
        Long taken = file.unfinished().remove();
        if (taken == null) {
            throw new IllegalStateException("nothing was taken that is not done: queue=" + file.name());
        }
        if (!file.releaseKept(taken)) {
            throw new IllegalStateException("element is not this process's any more: queue=" + file.name());
        }
    }

    @Override
    public void join() throws InterruptedException {
        Deadline deadline = Deadline.never();
        deadline.checkInterrupt();
        file.awaitAllDone(deadline);
    }

    @Override
    public boolean join(Duration timeout) throws InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        deadline.checkInterrupt();
        return file.awaitAllDone(deadline);
    }

    @Override
    public RawQueue raw() {
        return new LocalRawQueue(file);
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

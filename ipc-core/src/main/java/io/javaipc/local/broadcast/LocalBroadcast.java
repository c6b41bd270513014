package io.javaipc.local.broadcast;

import io.javaipc.codec.Codec;
import io.javaipc.local.queue.Scratch;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.local.sync.Deadline;
import io.javaipc.memory.MemoryView;
import io.javaipc.shared.BroadcastOptions;
import io.javaipc.shared.BroadcastSubscription;
import io.javaipc.shared.QueueClosedException;
import io.javaipc.shared.SharedBroadcast;
import java.io.NotSerializableException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Elements in a {@link BroadcastFile}.
 *
 * @param <E> the elements
 */
public final class LocalBroadcast<E> implements SharedBroadcast<E> {
    private static final long serialVersionUID = 1L;

    private final transient BroadcastFile file;
    private final transient Codec<E> codec;

    /**
     * Makes the broadcast of a file.
     *
     * @param file the file
     * @param codec makes bytes of elements, and elements of bytes
     */
    public LocalBroadcast(BroadcastFile file, Codec<E> codec) {
        this.file = file;
        this.codec = Objects.requireNonNull(codec, "codec");
    }

    /**
     * What the file has to be.
     *
     * @param options what was asked for
     * @return the shape
     */
    public static SegmentShape shape(BroadcastOptions options) {
        return BroadcastLayout.of(options).shape();
    }

    /**
     * Writes what a new file starts with.
     *
     * @param memory the file
     * @param options what was asked for
     */
    public static void initialize(MemoryView memory, BroadcastOptions options) {
        BroadcastRing.initialize(memory, BroadcastLayout.of(options));
    }

    private ByteBuffer encode(E element) {
        Objects.requireNonNull(element, "element");
        return Scratch.ofThread().encode(element, codec, file.layout().mostMessageBytes(), "broadcast", file.name());
    }

    /** Tells whether a message has a place; false when there was no room. */
    private boolean isPublished(long position) {
        if (position == BroadcastRing.ENDED) {
            throw new QueueClosedException("broadcast is closed: broadcast=" + file.name());
        }
        return position >= 0;
    }

    @Override
    public void publish(E element) throws InterruptedException {
        Deadline deadline = Deadline.never();
        deadline.checkInterrupt();
        isPublished(file.publish(encode(element), deadline));
    }

    @Override
    public boolean offer(E element) {
        return isPublished(file.tryPublish(encode(element)));
    }

    @Override
    public boolean offer(E element, Duration timeout) throws InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        deadline.checkInterrupt();
        return isPublished(file.publish(encode(element), deadline));
    }

    @Override
    public BroadcastSubscription<E> subscribe() {
        return new LocalSubscription<>(file, codec);
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
    public boolean isLossless() {
        return file.layout().isLossless();
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
    public int subscribers() {
        return file.subscribers();
    }

    @Override
    public Optional<String> blockedBy() {
        return Optional.ofNullable(file.blockedBy());
    }

    @Override
    public String toString() {
        return "SharedBroadcast[" + file.name() + ", " + file.layout().mode() + ", capacity=" + capacity()
                + ", subscribers=" + subscribers() + "]";
    }

    private Object writeReplace() throws ObjectStreamException {
        if (!(codec instanceof Serializable)) {
            throw new NotSerializableException(
                    "broadcast travels with its codec only: broadcast=" + file.name() + ", codec=" + codec.getClass());
        }
        return new Handle(file, codec);
    }

    /**
     * What travels instead.
     *
     * @param file the file
     * @param codec the codec
     */
    private record Handle(BroadcastFile file, Object codec) implements Serializable {
        private static final long serialVersionUID = 1L;

        private Object readResolve() {
            return new LocalBroadcast<>(file, (Codec<?>) codec);
        }
    }
}

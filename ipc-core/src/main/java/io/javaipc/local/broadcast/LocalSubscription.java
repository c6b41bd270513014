package io.javaipc.local.broadcast;

import io.javaipc.codec.Codec;
import io.javaipc.codec.CodecException;
import io.javaipc.local.sync.Deadline;
import io.javaipc.shared.BroadcastSubscription;
import io.javaipc.shared.QueueClosedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Elements that a {@link Reader} finds.
 *
 * @param <E> the elements
 */
final class LocalSubscription<E> implements BroadcastSubscription<E> {
    private static final long LOOK_NANOS = 1_000_000;
    private static final int FREE = 0;
    private static final int READING = 1;
    private static final int CLOSED = 2;

    private final BroadcastFile file;
    private final Codec<E> codec;
    private final Reader reader;
    // who closes it while somebody reads leaves the entry to that one: its cursor is about to move
    private final AtomicInteger state = new AtomicInteger(FREE);
    private byte[] viewed;
    private ByteBuffer view;
    private long lastLook;

    LocalSubscription(BroadcastFile file, Codec<E> codec) {
        this.file = file;
        this.codec = codec;
        this.reader = file.subscribe();
        this.lastLook = System.nanoTime() - LOOK_NANOS;
    }

    private void begin() {
        file.requireOpen();
        if (!state.compareAndSet(FREE, READING)) {
            requireSubscribed();
            throw new ConcurrentModificationException(
                    "subscription is another thread's at the moment: broadcast=" + file.name());
        }
    }

    private void requireSubscribed() {
        if ((state.get() & CLOSED) != 0) {
            throw new IllegalStateException("subscription is closed: broadcast=" + file.name());
        }
    }

    private void end() {
        if (!state.compareAndSet(READING, FREE)) {
            reader.leave();
            file.roomCame();
            state.set(CLOSED);
        }
    }

    @Override
    public E take() throws InterruptedException {
        Deadline deadline = Deadline.never();
        deadline.checkInterrupt();
        begin();
        try {
            long length = await(deadline);
            if (length < 0) {
                throw new QueueClosedException("broadcast is closed, and nothing is left: broadcast=" + file.name());
            }
            return element((int) length);
        } finally {
            end();
        }
    }

    @Override
    public E poll() {
        begin();
        try {
            return elementOrNull(next());
        } finally {
            end();
        }
    }

    @Override
    public E poll(Duration timeout) throws InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        deadline.checkInterrupt();
        begin();
        try {
            return elementOrNull(await(deadline));
        } finally {
            end();
        }
    }

    /** Without asking who lives, but at times. */
    private long next() {
        long length = next(false);
        if (length == BroadcastRing.BEING_WRITTEN) {
            long now = System.nanoTime();
            if (now - lastLook >= LOOK_NANOS) {
                lastLook = now;
                length = next(true);
            }
        }
        return length;
    }

    private long next(boolean asking) {
        long length = reader.next(asking);
        file.roomCame();
        return length;
    }

    private static boolean isSettled(long length) {
        return length >= 0 || length == BroadcastRing.ENDED;
    }

    private long await(Deadline deadline) throws InterruptedException {
        long length = next();
        for (int i = 0; i < BroadcastFile.SPINS && !isSettled(length) && deadline.left() > 0; i++) {
            Thread.onSpinWait();
            length = next();
        }
        return isSettled(length) || deadline.left() <= 0 ? length : awaitArrival(deadline);
    }

    private long awaitArrival(Deadline deadline) throws InterruptedException {
        long[] length = new long[1];
        file.awaitArrival(
                () -> {
                    file.requireOpen();
                    requireSubscribed();
                    length[0] = next(true);
                    return isSettled(length[0]);
                },
                deadline);
        return length[0];
    }

    private E elementOrNull(long length) {
        return length < 0 ? null : element((int) length);
    }

    private E element(int length) {
        byte[] bytes = reader.bytes();
        if (viewed != bytes) {
            viewed = bytes;
            view = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
        }
        view.clear().limit(length).order(ByteOrder.nativeOrder());
        try {
            return codec.decode(view);
        } catch (RuntimeException e) {
            throw new CodecException(
                    "message is no element: broadcast=" + file.name() + ", bytes=" + length + ", cause="
                            + e.getMessage(),
                    Arrays.copyOf(bytes, length),
                    e);
        }
    }

    @Override
    public long lost() {
        return reader.lost();
    }

    @Override
    public int lag() {
        file.requireOpen();
        return (state.get() & CLOSED) == 0 ? reader.lag() : 0;
    }

    @Override
    public void close() {
        if (state.getAndUpdate(now -> now | CLOSED) == FREE) {
            reader.leave();
            file.roomCame();
        }
    }

    @Override
    public String toString() {
        return "BroadcastSubscription[" + file.name() + ", lost=" + lost()
                + ((state.get() & CLOSED) == 0 ? "" : ", closed") + "]";
    }
}

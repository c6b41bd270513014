package io.javaipc.local.queue;

import io.javaipc.shared.Delivery;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A message that stays in the ring until it is dealt with.
 *
 * @param <E> the element
 */
final class LocalDelivery<E> implements Delivery<E> {
    private final LocalQueue<E> queue;
    private final QueueFile file;
    private final long taken;
    private final byte[] bytes;
    private final AtomicBoolean settled = new AtomicBoolean();

    LocalDelivery(LocalQueue<E> queue, QueueFile file, long taken) {
        this.queue = queue;
        this.file = file;
        this.taken = taken;
        this.bytes = keep(file, taken);
    }

    private static byte[] keep(QueueFile file, long taken) {
        byte[] bytes = null;
        try {
            int length = file.length(taken);
            byte[] read = new byte[length];
            file.read(taken, read, length);
            bytes = read;
        } finally {
            if (bytes == null) {
                file.untake(taken);
            }
        }
        file.keep(taken);
        return bytes;
    }

    @Override
    public E value() {
        return queue.decode(bytes);
    }

    @Override
    public boolean redelivered() {
        return QueueFile.isAgain(taken);
    }

    @Override
    public void ack() {
        settle("acknowledged");
        requireOurs(file.releaseKept(taken));
    }

    @Override
    public void giveBack() {
        settle("given back");
        requireOurs(file.giveBack(taken));
    }

    private void settle(String how) {
        if (!settled.compareAndSet(false, true)) {
            throw new IllegalStateException("delivery was settled before: queue=" + file.name() + ", now=" + how);
        }
    }

    /** The space was closed meanwhile, and others have it. */
    private void requireOurs(boolean isOurs) {
        if (!isOurs) {
            throw new IllegalStateException("delivery is not this process's any more: queue=" + file.name());
        }
    }

    @Override
    public String toString() {
        return "Delivery[" + file.name() + ", bytes=" + bytes.length + ", redelivered=" + redelivered() + "]";
    }
}

package io.javaipc.durable;

import io.javaipc.shared.Delivery;
import java.util.concurrent.atomic.AtomicBoolean;

/** A message that a reader holds. */
final class ReaderDelivery<E> implements Delivery<E> {
    private final DurableReader<E> reader;
    private final Taken taken;
    private final AtomicBoolean settled = new AtomicBoolean();

    ReaderDelivery(DurableReader<E> reader, Taken taken) {
        this.reader = reader;
        this.taken = taken;
    }

    @Override
    public E value() {
        return reader.decode(taken);
    }

    @Override
    public boolean redelivered() {
        return taken.redelivered();
    }

    @Override
    public void ack() {
        settle();
        reader.ack(taken);
    }

    @Override
    public void giveBack() {
        settle();
        reader.giveBack(taken);
    }

    private void settle() {
        if (!settled.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "delivery was acknowledged or given back before: " + reader + ", index=" + taken.index());
        }
    }
}

package io.javaipc.platform;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/**
 * An open file descriptor of this process, owned by whoever holds this object. Made by {@link Descriptors}; always
 * close-on-exec here, so that only a child it is explicitly given to has it. Thread-safe; {@code close()} may be called
 * any number of times.
 */
public final class Descriptor implements AutoCloseable {
    private final int number;
    private final IntConsumer closer;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Wraps a descriptor; for platforms.
     *
     * @param number the descriptor's number in this process
     * @param closer closes it; called once
     */
    public Descriptor(int number, IntConsumer closer) {
        this.number = number;
        this.closer = closer;
    }

    /**
     * The descriptor's number in this process.
     *
     * @return the number
     * @throws IllegalStateException once closed: the number may belong to something else by then
     */
    public int number() {
        if (closed.get()) {
            throw new IllegalStateException("descriptor is closed: number=" + number);
        }
        return number;
    }

    /** Closes this process's copy; children that inherited it keep theirs. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            closer.accept(number);
        }
    }

    @Override
    public String toString() {
        return "Descriptor[" + number + (closed.get() ? ", closed]" : "]");
    }
}

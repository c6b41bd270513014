package io.javaipc.durable;

import io.javaipc.durable.log.LogCursor;
import java.time.Instant;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;

/** The messages from a place on, until there are no more. */
final class Replay<E> extends AbstractSpliterator<DurableMessage<E>> {
    private static final long NANOS = 1_000_000_000;

    private final LogCursor cursor;
    private final Messages<E> messages;

    Replay(LogCursor cursor, Messages<E> messages) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
        this.cursor = cursor;
        this.messages = messages;
    }

    @Override
    public boolean tryAdvance(Consumer<? super DurableMessage<E>> action) {
        byte[] bytes = cursor.next() ? cursor.bytes() : null;
        if (bytes == null) {
            return false;
        }
        long index = cursor.index();
        action.accept(new DurableMessage<>(
                index, timeOf(Messages.timeOf(bytes)), bytes, message -> messages.decode(index, message)));
        return true;
    }

    private static Instant timeOf(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }
}

package io.javaipc.durable;

import io.javaipc.codec.CodecException;
import java.time.Instant;
import java.util.function.Function;

/**
 * A message of a {@link DurableQueue}, as a replay shows it.
 *
 * @param <E> the element
 */
public final class DurableMessage<E> {
    private final long index;
    private final Instant time;
    private final byte[] bytes;
    private final Function<byte[], E> decoder;

    DurableMessage(long index, Instant time, byte[] bytes, Function<byte[], E> decoder) {
        this.index = index;
        this.time = time;
        this.bytes = bytes;
        this.decoder = decoder;
    }

    /**
     * Where it is in the queue; what {@code append} returned.
     *
     * @return the index
     */
    public long index() {
        return index;
    }

    /**
     * When it was appended, by the clock of the one who did; never before the message in front of it.
     *
     * @return the time
     */
    public Instant time() {
        return time;
    }

    /**
     * The element.
     *
     * @return the element, made anew each time
     * @throws CodecException when the message is no element
     */
    public E value() {
        return decoder.apply(bytes);
    }

    @Override
    public String toString() {
        return "DurableMessage[index=" + Long.toHexString(index) + ", time=" + time + ", bytes=" + bytes.length + "]";
    }
}

package io.javaipc.local.value;

import io.javaipc.local.segment.LocalObject;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.memory.LongAccess;
import io.javaipc.memory.MemoryView;
import io.javaipc.shared.SharedLong;
import java.util.Map;

/**
 * A number in a file of its own.
 *
 * <pre>
 * 64 +-----------------------------------+
 *    | value                             |
 * 72 +-----------------------------------+
 * </pre>
 */
public final class LongFile extends LocalObject implements SharedLong {
    private static final long serialVersionUID = 1L;

    /** What the file has to be. */
    public static final SegmentShape SHAPE = new SegmentShape(SegmentKind.LONG, 1, Long.BYTES);

    private static final int VALUE_AT = Segment.BODY_AT;

    /**
     * Makes the number of a file.
     *
     * @param segment the file
     */
    public LongFile(Segment segment) {
        super(segment);
    }

    /**
     * Writes what a new one starts with.
     *
     * @param memory the file
     * @param value the number
     */
    public static void initialize(MemoryView memory, long value) {
        memory.putLong(VALUE_AT, value);
    }

    private LongAccess longs() {
        return memory().longs();
    }

    @Override
    public long get() {
        return longs().getVolatile(VALUE_AT);
    }

    @Override
    public void set(long value) {
        longs().setVolatile(VALUE_AT, value);
    }

    @Override
    public long getAcquire() {
        return longs().getAcquire(VALUE_AT);
    }

    @Override
    public void setRelease(long value) {
        longs().setRelease(VALUE_AT, value);
    }

    @Override
    public long getAndSet(long value) {
        return longs().getAndSet(VALUE_AT, value);
    }

    @Override
    public boolean compareAndSet(long expected, long value) {
        return longs().compareAndSet(VALUE_AT, expected, value);
    }

    @Override
    public long compareAndExchange(long expected, long value) {
        return longs().compareAndExchange(VALUE_AT, expected, value);
    }

    @Override
    public long getAndAdd(long delta) {
        return longs().getAndAdd(VALUE_AT, delta);
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("value", toString());
    }

    @Override
    public String toString() {
        return Long.toString(get());
    }
}

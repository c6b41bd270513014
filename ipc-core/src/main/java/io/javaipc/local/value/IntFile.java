package io.javaipc.local.value;

import io.javaipc.local.segment.LocalObject;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.memory.IntAccess;
import io.javaipc.memory.MemoryView;
import io.javaipc.shared.SharedInt;
import java.util.Map;

/**
 * A number in a file of its own.
 *
 * <pre>
 * 64 +-----------------+
 *    | value           |
 * 68 +-----------------+
 * </pre>
 */
public final class IntFile extends LocalObject implements SharedInt {
    private static final long serialVersionUID = 1L;

    /** What the file has to be. */
    public static final SegmentShape SHAPE = new SegmentShape(SegmentKind.INT, 1, Integer.BYTES);

    private static final int VALUE_AT = Segment.BODY_AT;

    /**
     * Makes the number of a file.
     *
     * @param segment the file
     */
    public IntFile(Segment segment) {
        super(segment);
    }

    /**
     * Writes what a new one starts with.
     *
     * @param memory the file
     * @param value the number
     */
    public static void initialize(MemoryView memory, int value) {
        memory.putInt(VALUE_AT, value);
    }

    private IntAccess ints() {
        return memory().ints();
    }

    @Override
    public int get() {
        return ints().getVolatile(VALUE_AT);
    }

    @Override
    public void set(int value) {
        ints().setVolatile(VALUE_AT, value);
    }

    @Override
    public int getAcquire() {
        return ints().getAcquire(VALUE_AT);
    }

    @Override
    public void setRelease(int value) {
        ints().setRelease(VALUE_AT, value);
    }

    @Override
    public int getAndSet(int value) {
        return ints().getAndSet(VALUE_AT, value);
    }

    @Override
    public boolean compareAndSet(int expected, int value) {
        return ints().compareAndSet(VALUE_AT, expected, value);
    }

    @Override
    public int compareAndExchange(int expected, int value) {
        return ints().compareAndExchange(VALUE_AT, expected, value);
    }

    @Override
    public int getAndAdd(int delta) {
        return ints().getAndAdd(VALUE_AT, delta);
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("value", toString());
    }

    @Override
    public String toString() {
        return Integer.toString(get());
    }
}

package io.javaipc.local.value;

import io.javaipc.local.segment.LocalObject;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.memory.IntAccess;
import io.javaipc.memory.MemoryView;
import io.javaipc.shared.SharedBoolean;
import java.util.Map;

/**
 * A value in a file of its own, as 1 or 0.
 *
 * <pre>
 * 64 +-----------------+
 *    | value           |
 * 68 +-----------------+
 * </pre>
 */
public final class BooleanFile extends LocalObject implements SharedBoolean {
    private static final long serialVersionUID = 1L;

    /** What the file has to be. */
    public static final SegmentShape SHAPE = new SegmentShape(SegmentKind.BOOLEAN, 1, Integer.BYTES);

    private static final int VALUE_AT = Segment.BODY_AT;

    /**
     * Makes the value of a file.
     *
     * @param segment the file
     */
    public BooleanFile(Segment segment) {
        super(segment);
    }

    /**
     * Writes what a new one starts with.
     *
     * @param memory the file
     * @param value the value
     */
    public static void initialize(MemoryView memory, boolean value) {
        memory.putInt(VALUE_AT, value ? 1 : 0);
    }

    private IntAccess ints() {
        return memory().ints();
    }

    @Override
    public boolean get() {
        return ints().getVolatile(VALUE_AT) != 0;
    }

    @Override
    public void set(boolean value) {
        ints().setVolatile(VALUE_AT, value ? 1 : 0);
    }

    @Override
    public boolean getAcquire() {
        return ints().getAcquire(VALUE_AT) != 0;
    }

    @Override
    public void setRelease(boolean value) {
        ints().setRelease(VALUE_AT, value ? 1 : 0);
    }

    @Override
    public boolean getAndSet(boolean value) {
        return ints().getAndSet(VALUE_AT, value ? 1 : 0) != 0;
    }

    @Override
    public boolean compareAndSet(boolean expected, boolean value) {
        return ints().compareAndSet(VALUE_AT, expected ? 1 : 0, value ? 1 : 0);
    }

    @Override
    public boolean compareAndExchange(boolean expected, boolean value) {
        return ints().compareAndExchange(VALUE_AT, expected ? 1 : 0, value ? 1 : 0) != 0;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("value", toString());
    }

    @Override
    public String toString() {
        return Boolean.toString(get());
    }
}

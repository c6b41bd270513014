package io.javaipc.local.value;

import io.javaipc.local.segment.LocalObject;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.memory.IntAccess;
import io.javaipc.memory.MemoryView;
import io.javaipc.shared.SharedFloat;
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
public final class FloatFile extends LocalObject implements SharedFloat {
    private static final long serialVersionUID = 1L;

    /** What the file has to be. */
    public static final SegmentShape SHAPE = new SegmentShape(SegmentKind.FLOAT, 1, Integer.BYTES);

    private static final int VALUE_AT = Segment.BODY_AT;

    /**
     * Makes the number of a file.
     *
     * @param segment the file
     */
    public FloatFile(Segment segment) {
        super(segment);
    }

    /**
     * Writes what a new one starts with.
     *
     * @param memory the file
     * @param value the number
     */
    public static void initialize(MemoryView memory, float value) {
        memory.putInt(VALUE_AT, Float.floatToRawIntBits(value));
    }

    private IntAccess ints() {
        return memory().ints();
    }

    @Override
    public float get() {
        return Float.intBitsToFloat(ints().getVolatile(VALUE_AT));
    }

    @Override
    public void set(float value) {
        ints().setVolatile(VALUE_AT, Float.floatToRawIntBits(value));
    }

    @Override
    public float getAcquire() {
        return Float.intBitsToFloat(ints().getAcquire(VALUE_AT));
    }

    @Override
    public void setRelease(float value) {
        ints().setRelease(VALUE_AT, Float.floatToRawIntBits(value));
    }

    @Override
    public float getAndSet(float value) {
        return Float.intBitsToFloat(ints().getAndSet(VALUE_AT, Float.floatToRawIntBits(value)));
    }

    @Override
    public boolean compareAndSet(float expected, float value) {
        return ints().compareAndSet(VALUE_AT, Float.floatToRawIntBits(expected), Float.floatToRawIntBits(value));
    }

    @Override
    public float compareAndExchange(float expected, float value) {
        return Float.intBitsToFloat(
                ints().compareAndExchange(VALUE_AT, Float.floatToRawIntBits(expected), Float.floatToRawIntBits(value)));
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("value", toString());
    }

    @Override
    public String toString() {
        return Float.toString(get());
    }
}

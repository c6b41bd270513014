package io.javaipc.local.value;

import io.javaipc.local.segment.LocalObject;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.memory.LongAccess;
import io.javaipc.memory.MemoryView;
import io.javaipc.shared.SharedDouble;
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
public final class DoubleFile extends LocalObject implements SharedDouble {
    private static final long serialVersionUID = 1L;

    /** What the file has to be. */
    public static final SegmentShape SHAPE = new SegmentShape(SegmentKind.DOUBLE, 1, Long.BYTES);

    private static final int VALUE_AT = Segment.BODY_AT;

    /**
     * Makes the number of a file.
     *
     * @param segment the file
     */
    public DoubleFile(Segment segment) {
        super(segment);
    }

    /**
     * Writes what a new one starts with.
     *
     * @param memory the file
     * @param value the number
     */
    public static void initialize(MemoryView memory, double value) {
        memory.putLong(VALUE_AT, Double.doubleToRawLongBits(value));
    }

    private LongAccess longs() {
        return memory().longs();
    }

    @Override
    public double get() {
        return Double.longBitsToDouble(longs().getVolatile(VALUE_AT));
    }

    @Override
    public void set(double value) {
        longs().setVolatile(VALUE_AT, Double.doubleToRawLongBits(value));
    }

    @Override
    public double getAcquire() {
        return Double.longBitsToDouble(longs().getAcquire(VALUE_AT));
    }

    @Override
    public void setRelease(double value) {
        longs().setRelease(VALUE_AT, Double.doubleToRawLongBits(value));
    }

    @Override
    public double getAndSet(double value) {
        return Double.longBitsToDouble(longs().getAndSet(VALUE_AT, Double.doubleToRawLongBits(value)));
    }

    @Override
    public boolean compareAndSet(double expected, double value) {
        return longs().compareAndSet(VALUE_AT, Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(value));
    }

    @Override
    public double compareAndExchange(double expected, double value) {
        return Double.longBitsToDouble(longs().compareAndExchange(
                        VALUE_AT, Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(value)));
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("value", toString());
    }

    @Override
    public String toString() {
        return Double.toString(get());
    }
}

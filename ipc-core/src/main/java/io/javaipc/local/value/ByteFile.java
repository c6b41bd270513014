package io.javaipc.local.value;

import io.javaipc.local.segment.LocalObject;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.memory.IntAccess;
import io.javaipc.memory.MemoryView;
import io.javaipc.shared.SharedByte;
import java.util.Map;

/**
 * A number in a file of its own, with its sign.
 *
 * <pre>
 * 64 +-----------------+
 *    | value           |
 * 68 +-----------------+
 * </pre>
 */
public final class ByteFile extends LocalObject implements SharedByte {
    private static final long serialVersionUID = 1L;

    /** What the file has to be. */
    public static final SegmentShape SHAPE = new SegmentShape(SegmentKind.BYTE, 1, Integer.BYTES);

    private static final int VALUE_AT = Segment.BODY_AT;

    /**
     * Makes the number of a file.
     *
     * @param segment the file
     */
    public ByteFile(Segment segment) {
        super(segment);
    }

    /**
     * Writes what a new one starts with.
     *
     * @param memory the file
     * @param value the number
     */
    public static void initialize(MemoryView memory, byte value) {
        memory.putInt(VALUE_AT, value);
    }

    private IntAccess ints() {
        return memory().ints();
    }

    @Override
    public byte get() {
        return (byte) ints().getVolatile(VALUE_AT);
    }

    @Override
    public void set(byte value) {
        ints().setVolatile(VALUE_AT, value);
    }

    @Override
    public byte getAcquire() {
        return (byte) ints().getAcquire(VALUE_AT);
    }

    @Override
    public void setRelease(byte value) {
        ints().setRelease(VALUE_AT, value);
    }

    @Override
    public byte getAndSet(byte value) {
        return (byte) ints().getAndSet(VALUE_AT, value);
    }

    @Override
    public boolean compareAndSet(byte expected, byte value) {
        return ints().compareAndSet(VALUE_AT, expected, value);
    }

    @Override
    public byte compareAndExchange(byte expected, byte value) {
        return (byte) ints().compareAndExchange(VALUE_AT, expected, value);
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("value", toString());
    }

    @Override
    public String toString() {
        return Byte.toString(get());
    }
}

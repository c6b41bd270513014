package io.javaipc.local.value;

import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.shared.SharedLong;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A number in a file of its own.
 *
 * <pre>
 * 64 +-----------------------------------+
 *    | value                             |
 * 72 +-----------------------------------+
 * </pre>
 */
public final class LongFile implements SharedLong {
    /** What the file has to be. */
    public static final SegmentShape SHAPE = new SegmentShape(SegmentKind.LONG, 1, Long.BYTES);

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int VALUE_AT = Segment.BODY_AT;

    private final Segment segment;

    /**
     * Makes the number of a file.
     *
     * @param segment the file
     */
    public LongFile(Segment segment) {
        this.segment = segment;
    }

    private ByteBuffer memory() {
        return segment.memory();
    }

    @Override
    public long get() {
        return (long) LONG.getVolatile(memory(), VALUE_AT);
    }

    @Override
    public void set(long value) {
        LONG.setVolatile(memory(), VALUE_AT, value);
    }

    @Override
    public long getAcquire() {
        return (long) LONG.getAcquire(memory(), VALUE_AT);
    }

    @Override
    public void setRelease(long value) {
        LONG.setRelease(memory(), VALUE_AT, value);
    }

    @Override
    public long getAndSet(long value) {
        return (long) LONG.getAndSet(memory(), VALUE_AT, value);
    }

    @Override
    public boolean compareAndSet(long expected, long value) {
        return LONG.compareAndSet(memory(), VALUE_AT, expected, value);
    }

    @Override
    public long compareAndExchange(long expected, long value) {
        return (long) LONG.compareAndExchange(memory(), VALUE_AT, expected, value);
    }

    @Override
    public long getAndAdd(long delta) {
        return (long) LONG.getAndAdd(memory(), VALUE_AT, delta);
    }

    @Override
    public String toString() {
        return Long.toString(get());
    }
}

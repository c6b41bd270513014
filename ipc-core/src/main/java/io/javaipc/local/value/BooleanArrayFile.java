package io.javaipc.local.value;

import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.memory.IntAccess;
import io.javaipc.shared.SharedBooleanArray;
import java.lang.invoke.VarHandle;
import java.util.Objects;

/**
 * Values in a file of their own, as 1 or 0, filled up to a multiple of 4 bytes.
 *
 * <pre>
 * 64 +-----+-----+
 *    | 0   | 1   | ...
 *    +-----+-----+
 * </pre>
 */
public final class BooleanArrayFile extends ArrayFile implements SharedBooleanArray {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the array of a file.
     *
     * @param segment the file
     */
    public BooleanArrayFile(Segment segment) {
        super(segment, Byte.BYTES);
    }

    private BooleanArrayFile(BooleanArrayFile whole, int from, int to) {
        super(whole, from, to);
    }

    /**
     * What the file has to be.
     *
     * @param length how many elements
     * @return the shape
     */
    public static SegmentShape shape(int length) {
        return shape(SegmentKind.BOOLEAN_ARRAY, length, Byte.BYTES);
    }

    private IntAccess ints() {
        return memory().ints();
    }

    private long at(int index) {
        return Segment.BODY_AT + element(index);
    }

    @Override
    public boolean get(int index) {
        return NarrowAccess.BYTES.getVolatile(ints(), at(index)) != 0;
    }

    @Override
    public void set(int index, boolean value) {
        NarrowAccess.BYTES.getAndSet(ints(), at(index), value ? 1 : 0);
    }

    @Override
    public boolean getPlain(int index) {
        return memory().getByte(at(index)) != 0;
    }

    @Override
    public void setPlain(int index, boolean value) {
        memory().putByte(at(index), (byte) (value ? 1 : 0));
    }

    @Override
    public boolean getAcquire(int index) {
        return NarrowAccess.BYTES.getAcquire(ints(), at(index)) != 0;
    }

    @Override
    public void setRelease(int index, boolean value) {
        VarHandle.releaseFence();
        setPlain(index, value);
    }

    @Override
    public boolean getAndSet(int index, boolean value) {
        return NarrowAccess.BYTES.getAndSet(ints(), at(index), value ? 1 : 0) != 0;
    }

    @Override
    public boolean compareAndSet(int index, boolean expected, boolean value) {
        return NarrowAccess.BYTES.compareAndSet(ints(), at(index), expected ? 1 : 0, value ? 1 : 0);
    }

    @Override
    public boolean compareAndExchange(int index, boolean expected, boolean value) {
        return NarrowAccess.BYTES.compareAndExchange(ints(), at(index), expected ? 1 : 0, value ? 1 : 0) != 0;
    }

    @Override
    public void get(int from, boolean[] target, int targetFrom, int length) {
        Objects.checkFromIndexSize(targetFrom, length, target.length);
        read(from, length, (bytes, done, count) -> {
            for (int i = 0; i < count; i++) {
                target[targetFrom + done + i] = bytes.get(i) != 0;
            }
        });
    }

    @Override
    public void put(int from, boolean[] source, int sourceFrom, int length) {
        Objects.checkFromIndexSize(sourceFrom, length, source.length);
        write(from, length, (bytes, done, count) -> {
            for (int i = 0; i < count; i++) {
                bytes.put(i, (byte) (source[sourceFrom + done + i] ? 1 : 0));
            }
        });
    }

    @Override
    public void fill(boolean value) {
        fill((bytes, at) -> bytes.put(at, (byte) (value ? 1 : 0)));
    }

    @Override
    public SharedBooleanArray range(int from, int to) {
        return new BooleanArrayFile(this, from, to);
    }
}

package io.javaipc.local.value;

import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.memory.LongAccess;
import io.javaipc.shared.SharedDoubleArray;
import java.util.Objects;

/**
 * Numbers in a file of their own.
 *
 * <pre>
 * 64 +-----------------------------------+-----------------------------------+
 *    | element 0                         | element 1                         | ...
 *    +-----------------------------------+-----------------------------------+
 * </pre>
 */
public final class DoubleArrayFile extends ArrayFile implements SharedDoubleArray {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the array of a file.
     *
     * @param segment the file
     */
    public DoubleArrayFile(Segment segment) {
        super(segment, Double.BYTES);
    }

    private DoubleArrayFile(DoubleArrayFile whole, int from, int to) {
        super(whole, from, to);
    }

    /**
     * What the file has to be.
     *
     * @param length how many elements
     * @return the shape
     */
    public static SegmentShape shape(int length) {
        return shape(SegmentKind.DOUBLE_ARRAY, length, Double.BYTES);
    }

    private LongAccess longs() {
        return memory().longs();
    }

    private long at(int index) {
        return Segment.BODY_AT + (long) element(index) * Double.BYTES;
    }

    @Override
    public double get(int index) {
        return Double.longBitsToDouble(longs().getVolatile(at(index)));
    }

    @Override
    public void set(int index, double value) {
        longs().setVolatile(at(index), Double.doubleToRawLongBits(value));
    }

    @Override
    public double getPlain(int index) {
        return memory().getDouble(at(index));
    }

    @Override
    public void setPlain(int index, double value) {
        memory().putDouble(at(index), value);
    }

    @Override
    public double getAcquire(int index) {
        return Double.longBitsToDouble(longs().getAcquire(at(index)));
    }

    @Override
    public void setRelease(int index, double value) {
        longs().setRelease(at(index), Double.doubleToRawLongBits(value));
    }

    @Override
    public double getAndSet(int index, double value) {
        return Double.longBitsToDouble(longs().getAndSet(at(index), Double.doubleToRawLongBits(value)));
    }

    @Override
    public boolean compareAndSet(int index, double expected, double value) {
        return longs().compareAndSet(
                        at(index), Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(value));
    }

    @Override
    public double compareAndExchange(int index, double expected, double value) {
        return Double.longBitsToDouble(longs().compareAndExchange(
                        at(index), Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(value)));
    }

    @Override
    public void get(int from, double[] target, int targetFrom, int length) {
        Objects.checkFromIndexSize(targetFrom, length, target.length);
        read(from, length, (bytes, done, count) -> bytes.asDoubleBuffer().get(target, targetFrom + done, count));
    }

    @Override
    public void put(int from, double[] source, int sourceFrom, int length) {
        Objects.checkFromIndexSize(sourceFrom, length, source.length);
        write(from, length, (bytes, done, count) -> bytes.asDoubleBuffer().put(source, sourceFrom + done, count));
    }

    @Override
    public void fill(double value) {
        fill((bytes, at) -> bytes.putDouble(at, value));
    }

    @Override
    public SharedDoubleArray range(int from, int to) {
        return new DoubleArrayFile(this, from, to);
    }
}

package io.javaipc.local.value;

import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.memory.IntAccess;
import io.javaipc.shared.SharedIntArray;
import java.util.Objects;

/**
 * Numbers in a file of their own.
 *
 * <pre>
 * 64 +-----------------+-----------------+
 *    | element 0       | element 1       | ...
 *    +-----------------+-----------------+
 * </pre>
 */
public final class IntArrayFile extends ArrayFile implements SharedIntArray {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the array of a file.
     *
     * @param segment the file
     */
    public IntArrayFile(Segment segment) {
        super(segment, Integer.BYTES);
    }

    private IntArrayFile(IntArrayFile whole, int from, int to) {
        super(whole, from, to);
    }

    /**
     * What the file has to be.
     *
     * @param length how many elements
     * @return the shape
     */
    public static SegmentShape shape(int length) {
        return shape(SegmentKind.INT_ARRAY, length, Integer.BYTES);
    }

    private IntAccess ints() {
        return memory().ints();
    }

    private long at(int index) {
        return Segment.BODY_AT + (long) element(index) * Integer.BYTES;
    }

    @Override
    public int get(int index) {
        return ints().getVolatile(at(index));
    }

    @Override
    public void set(int index, int value) {
        ints().setVolatile(at(index), value);
    }

    @Override
    public int getPlain(int index) {
        return ints().get(at(index));
    }

    @Override
    public void setPlain(int index, int value) {
        ints().set(at(index), value);
    }

    @Override
    public int getAcquire(int index) {
        return ints().getAcquire(at(index));
    }

    @Override
    public void setRelease(int index, int value) {
        ints().setRelease(at(index), value);
    }

    @Override
    public int getAndSet(int index, int value) {
        return ints().getAndSet(at(index), value);
    }

    @Override
    public boolean compareAndSet(int index, int expected, int value) {
        return ints().compareAndSet(at(index), expected, value);
    }

    @Override
    public int compareAndExchange(int index, int expected, int value) {
        return ints().compareAndExchange(at(index), expected, value);
    }

    @Override
    public int getAndAdd(int index, int delta) {
        return ints().getAndAdd(at(index), delta);
    }

    @Override
    public void get(int from, int[] target, int targetFrom, int length) {
        Objects.checkFromIndexSize(targetFrom, length, target.length);
        read(from, length, (bytes, done, count) -> bytes.asIntBuffer().get(target, targetFrom + done, count));
    }

    @Override
    public void put(int from, int[] source, int sourceFrom, int length) {
        Objects.checkFromIndexSize(sourceFrom, length, source.length);
        write(from, length, (bytes, done, count) -> bytes.asIntBuffer().put(source, sourceFrom + done, count));
    }

    @Override
    public void fill(int value) {
        fill((bytes, at) -> bytes.putInt(at, value));
    }

    @Override
    public SharedIntArray range(int from, int to) {
        return new IntArrayFile(this, from, to);
    }
}

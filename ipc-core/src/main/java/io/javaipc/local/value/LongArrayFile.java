package io.javaipc.local.value;

import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.memory.LongAccess;
import io.javaipc.shared.SharedLongArray;
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
public final class LongArrayFile extends ArrayFile implements SharedLongArray {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the array of a file.
     *
     * @param segment the file
     */
    public LongArrayFile(Segment segment) {
        super(segment, Long.BYTES);
    }

    private LongArrayFile(LongArrayFile whole, int from, int to) {
        super(whole, from, to);
    }

    /**
     * What the file has to be.
     *
     * @param length how many elements
     * @return the shape
     */
    public static SegmentShape shape(int length) {
        return shape(SegmentKind.LONG_ARRAY, length, Long.BYTES);
    }

    private LongAccess longs() {
        return memory().longs();
    }

    private long at(int index) {
        return Segment.BODY_AT + (long) element(index) * Long.BYTES;
    }

    @Override
    public long get(int index) {
        return longs().getVolatile(at(index));
    }

    @Override
    public void set(int index, long value) {
        longs().setVolatile(at(index), value);
    }

    @Override
    public long getPlain(int index) {
        return longs().get(at(index));
    }

    @Override
    public void setPlain(int index, long value) {
        longs().set(at(index), value);
    }

    @Override
    public long getAcquire(int index) {
        return longs().getAcquire(at(index));
    }

    @Override
    public void setRelease(int index, long value) {
        longs().setRelease(at(index), value);
    }

    @Override
    public long getAndSet(int index, long value) {
        return longs().getAndSet(at(index), value);
    }

    @Override
    public boolean compareAndSet(int index, long expected, long value) {
        return longs().compareAndSet(at(index), expected, value);
    }

    @Override
    public long compareAndExchange(int index, long expected, long value) {
        return longs().compareAndExchange(at(index), expected, value);
    }

    @Override
    public long getAndAdd(int index, long delta) {
        return longs().getAndAdd(at(index), delta);
    }

    @Override
    public void get(int from, long[] target, int targetFrom, int length) {
        Objects.checkFromIndexSize(targetFrom, length, target.length);
        read(from, length, (bytes, done, count) -> bytes.asLongBuffer().get(target, targetFrom + done, count));
    }

    @Override
    public void put(int from, long[] source, int sourceFrom, int length) {
        Objects.checkFromIndexSize(sourceFrom, length, source.length);
        write(from, length, (bytes, done, count) -> bytes.asLongBuffer().put(source, sourceFrom + done, count));
    }

    @Override
    public void fill(long value) {
        fill((bytes, at) -> bytes.putLong(at, value));
    }

    @Override
    public SharedLongArray range(int from, int to) {
        return new LongArrayFile(this, from, to);
    }
}

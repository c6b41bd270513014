package io.javaipc.local.value;

import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.memory.IntAccess;
import io.javaipc.shared.SharedByteArray;
import java.lang.invoke.VarHandle;
import java.util.Objects;

/**
 * Numbers in a file of their own, filled up to a multiple of 4 bytes.
 *
 * <pre>
 * 64 +-----+-----+
 *    | 0   | 1   | ...
 *    +-----+-----+
 * </pre>
 */
public final class ByteArrayFile extends ArrayFile implements SharedByteArray {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the array of a file.
     *
     * @param segment the file
     */
    public ByteArrayFile(Segment segment) {
        super(segment, Byte.BYTES);
    }

    private ByteArrayFile(ByteArrayFile whole, int from, int to) {
        super(whole, from, to);
    }

    /**
     * What the file has to be.
     *
     * @param length how many elements
     * @return the shape
     */
    public static SegmentShape shape(int length) {
        return shape(SegmentKind.BYTE_ARRAY, length, Byte.BYTES);
    }

    private IntAccess ints() {
        return memory().ints();
    }

    private long at(int index) {
        return Segment.BODY_AT + element(index);
    }

    @Override
    public byte get(int index) {
        return (byte) NarrowAccess.BYTES.getVolatile(ints(), at(index));
    }

    @Override
    public void set(int index, byte value) {
        NarrowAccess.BYTES.getAndSet(ints(), at(index), value);
    }

    @Override
    public byte getPlain(int index) {
        return memory().getByte(at(index));
    }

    @Override
    public void setPlain(int index, byte value) {
        memory().putByte(at(index), value);
    }

    @Override
    public byte getAcquire(int index) {
        return (byte) NarrowAccess.BYTES.getAcquire(ints(), at(index));
    }

    @Override
    public void setRelease(int index, byte value) {
        VarHandle.releaseFence();
        setPlain(index, value);
    }

    @Override
    public byte getAndSet(int index, byte value) {
        return (byte) NarrowAccess.BYTES.getAndSet(ints(), at(index), value);
    }

    @Override
    public boolean compareAndSet(int index, byte expected, byte value) {
        return NarrowAccess.BYTES.compareAndSet(ints(), at(index), expected, value);
    }

    @Override
    public byte compareAndExchange(int index, byte expected, byte value) {
        return (byte) NarrowAccess.BYTES.compareAndExchange(ints(), at(index), expected, value);
    }

    @Override
    public void get(int from, byte[] target, int targetFrom, int length) {
        Objects.checkFromIndexSize(targetFrom, length, target.length);
        read(from, length, (bytes, done, count) -> bytes.get(target, targetFrom + done, count));
    }

    @Override
    public void put(int from, byte[] source, int sourceFrom, int length) {
        Objects.checkFromIndexSize(sourceFrom, length, source.length);
        write(from, length, (bytes, done, count) -> bytes.put(source, sourceFrom + done, count));
    }

    @Override
    public void fill(byte value) {
        fill((bytes, at) -> bytes.put(at, value));
    }

    @Override
    public SharedByteArray range(int from, int to) {
        return new ByteArrayFile(this, from, to);
    }
}

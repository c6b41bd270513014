package io.javaipc.local.value;

import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.memory.IntAccess;
import io.javaipc.shared.SharedCharArray;
import java.lang.invoke.VarHandle;
import java.util.Objects;

/**
 * Characters in a file of their own, filled up to a multiple of 4 bytes.
 *
 * <pre>
 * 64 +---------+---------+
 *    | of 0    | of 1    | ...
 *    +---------+---------+
 * </pre>
 */
public final class CharArrayFile extends ArrayFile implements SharedCharArray {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the array of a file.
     *
     * @param segment the file
     */
    public CharArrayFile(Segment segment) {
        super(segment, Character.BYTES);
    }

    private CharArrayFile(CharArrayFile whole, int from, int to) {
        super(whole, from, to);
    }

    /**
     * What the file has to be.
     *
     * @param length how many elements
     * @return the shape
     */
    public static SegmentShape shape(int length) {
        return shape(SegmentKind.CHAR_ARRAY, length, Character.BYTES);
    }

    private IntAccess ints() {
        return memory().ints();
    }

    private long at(int index) {
        return Segment.BODY_AT + (long) element(index) * Character.BYTES;
    }

    @Override
    public char get(int index) {
        return (char) NarrowAccess.CHARS.getVolatile(ints(), at(index));
    }

    @Override
    public void set(int index, char value) {
        NarrowAccess.CHARS.getAndSet(ints(), at(index), value);
    }

    @Override
    public char getPlain(int index) {
        return memory().getChar(at(index));
    }

    @Override
    public void setPlain(int index, char value) {
        memory().putChar(at(index), value);
    }

    @Override
    public char getAcquire(int index) {
        return (char) NarrowAccess.CHARS.getAcquire(ints(), at(index));
    }

    @Override
    public void setRelease(int index, char value) {
        VarHandle.releaseFence();
        setPlain(index, value);
    }

    @Override
    public char getAndSet(int index, char value) {
        return (char) NarrowAccess.CHARS.getAndSet(ints(), at(index), value);
    }

    @Override
    public boolean compareAndSet(int index, char expected, char value) {
        return NarrowAccess.CHARS.compareAndSet(ints(), at(index), expected, value);
    }

    @Override
    public char compareAndExchange(int index, char expected, char value) {
        return (char) NarrowAccess.CHARS.compareAndExchange(ints(), at(index), expected, value);
    }

    @Override
    public void get(int from, char[] target, int targetFrom, int length) {
        Objects.checkFromIndexSize(targetFrom, length, target.length);
        read(from, length, (bytes, done, count) -> bytes.asCharBuffer().get(target, targetFrom + done, count));
    }

    @Override
    public void put(int from, char[] source, int sourceFrom, int length) {
        Objects.checkFromIndexSize(sourceFrom, length, source.length);
        write(from, length, (bytes, done, count) -> bytes.asCharBuffer().put(source, sourceFrom + done, count));
    }

    @Override
    public void fill(char value) {
        fill((bytes, at) -> bytes.putChar(at, value));
    }

    @Override
    public SharedCharArray range(int from, int to) {
        return new CharArrayFile(this, from, to);
    }
}

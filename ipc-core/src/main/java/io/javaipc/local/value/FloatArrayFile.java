package io.javaipc.local.value;

import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.memory.IntAccess;
import io.javaipc.shared.SharedFloatArray;
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
public final class FloatArrayFile extends ArrayFile implements SharedFloatArray {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the array of a file.
     *
     * @param segment the file
     */
    public FloatArrayFile(Segment segment) {
        super(segment, Float.BYTES);
    }

    private FloatArrayFile(FloatArrayFile whole, int from, int to) {
        super(whole, from, to);
    }

    /**
     * What the file has to be.
     *
     * @param length how many elements
     * @return the shape
     */
    public static SegmentShape shape(int length) {
        return shape(SegmentKind.FLOAT_ARRAY, length, Float.BYTES);
    }

    private IntAccess ints() {
        return memory().ints();
    }

    private long at(int index) {
        return Segment.BODY_AT + (long) element(index) * Float.BYTES;
    }

    @Override
    public float get(int index) {
        return Float.intBitsToFloat(ints().getVolatile(at(index)));
    }

    @Override
    public void set(int index, float value) {
        ints().setVolatile(at(index), Float.floatToRawIntBits(value));
    }

    @Override
    public float getPlain(int index) {
        return memory().getFloat(at(index));
    }

    @Override
    public void setPlain(int index, float value) {
        memory().putFloat(at(index), value);
    }

    @Override
    public float getAcquire(int index) {
        return Float.intBitsToFloat(ints().getAcquire(at(index)));
    }

    @Override
    public void setRelease(int index, float value) {
        ints().setRelease(at(index), Float.floatToRawIntBits(value));
    }

    @Override
    public float getAndSet(int index, float value) {
        return Float.intBitsToFloat(ints().getAndSet(at(index), Float.floatToRawIntBits(value)));
    }

    @Override
    public boolean compareAndSet(int index, float expected, float value) {
        return ints().compareAndSet(at(index), Float.floatToRawIntBits(expected), Float.floatToRawIntBits(value));
    }

    @Override
    public float compareAndExchange(int index, float expected, float value) {
        return Float.intBitsToFloat(ints().compareAndExchange(
                        at(index), Float.floatToRawIntBits(expected), Float.floatToRawIntBits(value)));
    }

    @Override
    public void get(int from, float[] target, int targetFrom, int length) {
        Objects.checkFromIndexSize(targetFrom, length, target.length);
        read(from, length, (bytes, done, count) -> bytes.asFloatBuffer().get(target, targetFrom + done, count));
    }

    @Override
    public void put(int from, float[] source, int sourceFrom, int length) {
        Objects.checkFromIndexSize(sourceFrom, length, source.length);
        write(from, length, (bytes, done, count) -> bytes.asFloatBuffer().put(source, sourceFrom + done, count));
    }

    @Override
    public void fill(float value) {
        fill((bytes, at) -> bytes.putFloat(at, value));
    }

    @Override
    public SharedFloatArray range(int from, int to) {
        return new FloatArrayFile(this, from, to);
    }
}

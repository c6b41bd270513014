package io.javaipc.local.value;

import io.javaipc.local.segment.LocalObject;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * What all arrays have in common: which elements of the file they are, and how many elements are moved at once. The length
 * of the whole is the geometry of the file.
 */
abstract class ArrayFile extends LocalObject {
    private static final long serialVersionUID = 1L;
    private static final int MOST_BYTES_AT_ONCE = 1 << 13;

    private final transient int elementBytes;
    private final transient int first;
    private final transient int length;
    private final transient boolean isRange;

    ArrayFile(Segment segment, int elementBytes) {
        super(segment);
        this.elementBytes = elementBytes;
        this.first = 0;
        this.length = (int) segment.geometry();
        this.isRange = false;
    }

    ArrayFile(ArrayFile whole, int from, int to) {
        super(whole.segment());
        if (from < 0 || to < from || to > whole.length) {
            throw new IndexOutOfBoundsException("range is outside of shared array: array="
                    + whole.segment().name() + ", from=" + from + ", to=" + to + ", length=" + whole.length);
        }
        this.elementBytes = whole.elementBytes;
        this.first = whole.first + from;
        this.length = to - from;
        this.isRange = true;
    }

    /** The words that elements are in are whole, also the last. */
    static SegmentShape shape(SegmentKind kind, int length, int elementBytes) {
        if (length < 0) {
            throw new IllegalArgumentException("length is negative: kind=" + kind + ", length=" + length);
        }
        long bytes = (long) length * elementBytes;
        return new SegmentShape(kind, length, bytes + Integer.BYTES - 1 & -Integer.BYTES);
    }

    /**
     * How many elements there are.
     *
     * @return the length
     */
    public final int length() {
        return length;
    }

    /** A part of it, of the same class. */
    abstract Object range(int from, int to);

    /** Which element of the file an index stands for. */
    final int element(int index) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException("index is outside of shared array: array="
                    + segment().name() + ", index=" + index + ", length=" + length);
        }
        return first + index;
    }

    /** Moves elements between an array, from where {@code done} were moved before, and their bytes, in native order. */
    @FunctionalInterface
    interface Mover {
        void move(ByteBuffer bytes, int done, int count);
    }

    /** Writes an element into its bytes. */
    @FunctionalInterface
    interface Filler {
        void put(ByteBuffer bytes, int at);
    }

    final void read(int from, int count, Mover mover) {
        checkInside(from, count);
        ByteBuffer bytes = buffer(count);
        int piece;
        for (int done = 0; done < count; done += piece) {
            piece = Math.min(bytes.capacity() / elementBytes, count - done);
            memory().get(offset(from + done), bytes.array(), 0, piece * elementBytes);
            mover.move(bytes, done, piece);
            bytes.clear();
        }
    }

    final void write(int from, int count, Mover mover) {
        checkInside(from, count);
        write(from, count, buffer(count), mover);
    }

    private void write(int from, int count, ByteBuffer bytes, Mover mover) {
        int piece;
        for (int done = 0; done < count; done += piece) {
            piece = Math.min(bytes.capacity() / elementBytes, count - done);
            mover.move(bytes, done, piece);
            memory().put(offset(from + done), bytes.array(), 0, piece * elementBytes);
            bytes.clear();
        }
    }

    final void fill(Filler filler) {
        ByteBuffer bytes = buffer(length);
        for (int at = 0; at < bytes.capacity(); at += elementBytes) {
            filler.put(bytes, at);
        }
        write(0, length, bytes, (same, done, count) -> {});
    }

    private void checkInside(int from, int count) {
        if (from < 0 || count < 0 || from > length - count) {
            throw new IndexOutOfBoundsException("elements are outside of shared array: array="
                    + segment().name() + ", from=" + from + ", count=" + count + ", length=" + length);
        }
    }

    private ByteBuffer buffer(int elements) {
        int bytes = (int) Math.min(MOST_BYTES_AT_ONCE, (long) elements * elementBytes);
        return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
    }

    private long offset(int index) {
        return Segment.BODY_AT + (long) (first + index) * elementBytes;
    }

    @Override
    protected final Object writeReplace() {
        return isRange ? new ArrayRange(handle(), first, first + length) : handle();
    }

    @Override
    public final Map<String, String> facts() {
        return Map.of("length", Integer.toString(length));
    }

    @Override
    public final String toString() {
        String range = isRange ? ", first=" + first : "";
        return "SharedArray[" + segment().name() + range + ", length=" + length + "]";
    }
}

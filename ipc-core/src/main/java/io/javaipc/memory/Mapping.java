package io.javaipc.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A mapped segment of any size, and whether it may still be used.
 *
 * <pre>
 * window 0   |---------------------|-|
 * window 1                         |---------------------|-|
 * window 2                                               |----------|
 *            0                     W                     2 W      size
 * </pre>
 *
 * A buffer is at most 2 GiB long, so that a segment is mapped in windows. Each reaches a little into the next: a value
 * that begins in a window, at whatever offset, is read and written through that window alone.
 */
final class Mapping {
    private static final int OVERLAP = Long.BYTES;

    // of a mapping of one window, an offset is where it is in that
    private static final long ONE_WINDOW = 1L << 31;

    private final String name;
    private final String object;
    private final long size;
    private final long windowSize;
    private final int shift;
    // up to here a value of any size is in window 0
    private final long lastInFirst;
    // null once closed or lost; the buffers are unmapped by the collector when nobody is inside any more
    private volatile ByteBuffer[] windows;
    // window 0 once more, nearer: most segments have no other, and every access comes by here
    private volatile ByteBuffer first;
    // window 0 if there is no other
    private volatile ByteBuffer only;
    private volatile InternalError loss;
    private volatile boolean closed;

    private Mapping(String name, String object, long size, long windowSize, ByteBuffer[] windows) {
        this.name = name;
        this.object = object;
        this.size = size;
        this.windowSize = windows.length == 1 ? ONE_WINDOW : windowSize;
        this.shift = Long.numberOfTrailingZeros(this.windowSize);
        this.lastInFirst = Math.min(windowSize - 1, size - OVERLAP);
        this.windows = windows;
        this.first = windows[0];
        this.only = windows.length == 1 ? windows[0] : null;
    }

    /** Maps a file; the channel may be closed afterwards. The size of a window is a power of two from 8 to 2^30. */
    static Mapping of(FileChannel channel, String name, String object, long size, long windowSize) throws IOException {
        ByteBuffer[] windows = new ByteBuffer[Math.toIntExact((size - 1) / windowSize + 1)];
        for (int i = 0; i < windows.length; i++) {
            long from = i * windowSize;
            windows[i] = channel.map(FileChannel.MapMode.READ_WRITE, from, Math.min(size - from, windowSize + OVERLAP));
        }
        return new Mapping(name, object, size, windowSize, windows);
    }

    /** One window over what somebody else has mapped. */
    static Mapping over(ByteBuffer memory, String name, String object) {
        return new Mapping(name, object, memory.capacity(), ONE_WINDOW, new ByteBuffer[] {memory});
    }

    String name() {
        return name;
    }

    long size() {
        return size;
    }

    /** The window in which a value of so many bytes begins; it ends there too when it has at most 8. */
    ByteBuffer window(long offset, int bytes) {
        // volatile, so that a loop of accesses sees the end
        ByteBuffer nearest = first;
        return nearest != null && offset >= 0 && offset <= lastInFirst ? nearest : anyWindow(offset, bytes);
    }

    private ByteBuffer anyWindow(long offset, int bytes) {
        ByteBuffer[] current = windows;
        if (current == null) {
            throw unusable();
        }
        checkBounds(offset, bytes);
        return current[(int) (offset >>> shift)];
    }

    /** As {@link #window}, for a value that must not straddle its alignment. */
    ByteBuffer aligned(long offset, int bytes) {
        checkAlignment(offset, bytes);
        return window(offset, bytes);
    }

    private static void checkAlignment(long offset, int bytes) {
        if ((offset & bytes - 1) != 0) {
            throw new IllegalArgumentException("offset is not aligned: offset=" + offset + ", alignment=" + bytes);
        }
    }

    /** The same for an access that checks bounds and alignment itself, and whose exception becomes {@link #failure}. */
    ByteBuffer checkedLater(long offset, int bytes) {
        ByteBuffer nearest = only(offset);
        return nearest != null ? nearest : aligned(offset, bytes);
    }

    /** What to throw when an access failed. */
    RuntimeException failure(Throwable cause, long offset, int bytes) {
        if (cause instanceof InternalError error) {
            return lost(error);
        }
        checkAlignment(offset, bytes);
        checkBounds(offset, bytes);
        return (RuntimeException) cause;
    }

    /** The window, when there is just one; an access by it checks bounds itself. Null when there are more. */
    ByteBuffer only(long offset) {
        return offset == (int) offset ? only : null;
    }

    /** Where in its window an offset is. */
    int at(long offset) {
        return (int) (offset & windowSize - 1);
    }

    /** How many of so many bytes are in the window in which they begin. */
    int piece(long offset, int bytes) {
        return (int) Math.min(bytes, windowSize - at(offset));
    }

    void check(long offset, int bytes) {
        if (windows == null) {
            throw unusable();
        }
        checkBounds(offset, bytes);
    }

    private void checkBounds(long offset, int bytes) {
        if (offset < 0 || offset > size - bytes) {
            throw new IndexOutOfBoundsException("outside of shared memory: name=" + name + ", offset=" + offset
                    + ", bytes=" + bytes + ", size=" + size);
        }
    }

    /** Takes note that an access failed, for good. */
    RuntimeException lost(InternalError error) {
        String message = error.getMessage();
        if (message == null || !message.contains("unsafe memory access")) {
            throw error;
        }
        loss = error;
        drop();
        return new SegmentLostException(name, object, size, error);
    }

    /**
     * Has the JVM throw now what it has to say of a read just before. Where it interprets a compare-and-set, it does not
     * survive a fault there (JDK 17: {@code Unsafe_CompareAndSetInt} has no guard); it survives one in a read, but tells of
     * it only when the thread next calls the runtime, which an interpreted allocation of an array does. Compiled code has
     * guards, and no allocation is left of this.
     */
    static void tellOfLoss() {
        byte[] ignored = new byte[0];
    }

    private RuntimeException unusable() {
        return closed
                ? new IllegalStateException("shared memory is closed: name=" + name)
                : new SegmentLostException(name, object, size, loss);
    }

    void close() {
        closed = true;
        drop();
    }

    private void drop() {
        // in this order: who misses the first looks for the others
        windows = null;
        first = null;
        only = null;
    }
}

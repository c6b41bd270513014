package io.javaipc.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.util.Objects;

/**
 * The bytes of a {@link SharedMemory}, read and written by offset, in native byte order.
 *
 * <p>The methods of this class have plain effects and take any offset. They are for data that only one process touches at
 * a time, which is arranged through {@link #ints()} or {@link #longs()}: write the data, then
 * {@link IntAccess#setRelease} a flag; {@link IntAccess#getAcquire} the flag, then read the data. Without such an order
 * another process may see writes late, in another order, or a value half written.
 *
 * <p>A process that is killed leaves what it had written until then, perhaps half of a value or of an array.
 *
 * <p>All methods that take an offset throw {@link IndexOutOfBoundsException} when what is asked for is not wholly inside,
 * {@link IllegalStateException} after {@link SharedMemory#close()} and {@link SegmentLostException} once the memory is
 * gone. They may be called by any thread.
 *
 * <p>Not for references to Java objects: only bytes are shared.
 */
public final class MemoryView {
    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle CHARS = view(char[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);
    private static final VarHandle FLOATS = view(float[].class);
    private static final VarHandle DOUBLES = view(double[].class);

    private final Mapping mapping;
    private final IntAccess ints;
    private final LongAccess longs;

    MemoryView(Mapping mapping) {
        this.mapping = mapping;
        this.ints = new IntAccess(mapping);
        this.longs = new LongAccess(mapping);
    }

    /**
     * A view of memory that the caller has mapped itself, such as a file with a layout of its own. It stays mapped as long as
     * the view is used; the view ends with a {@link SegmentLostException} when its pages are lost, and not before.
     *
     * @param memory the memory, from its first byte to its capacity
     * @param name what messages call it
     * @param object its path, for {@link io.javaipc.platform.IpcException#object()}
     * @return the view
     */
    public static MemoryView of(MappedByteBuffer memory, String name, String object) {
        return new MemoryView(Mapping.over(memory, name, object));
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteBufferViewVarHandle(array, ByteOrder.nativeOrder());
    }

    /**
     * How many bytes there are.
     *
     * @return the size in bytes, also after closing
     */
    public long size() {
        return mapping.size();
    }

    /**
     * Atomic access to {@code int} values.
     *
     * @return the access, always the same
     */
    public IntAccess ints() {
        return ints;
    }

    /**
     * Atomic access to {@code long} values.
     *
     * @return the access, always the same
     */
    public LongAccess longs() {
        return longs;
    }

    /**
     * Reads a {@code byte}.
     *
     * @param offset where, in bytes
     * @return the value
     */
    public byte getByte(long offset) {
        ByteBuffer window = mapping.window(offset, Byte.BYTES);
        try {
            return window.get(mapping.at(offset));
        } catch (InternalError e) {
            throw mapping.lost(e);
        }
    }

    /**
     * Writes a {@code byte}.
     *
     * @param offset where, in bytes
     * @param value the value
     */
    public void putByte(long offset, byte value) {
        ByteBuffer window = mapping.window(offset, Byte.BYTES);
        try {
            window.put(mapping.at(offset), value);
        } catch (InternalError e) {
            throw mapping.lost(e);
        }
    }

    /**
     * Reads a {@code short}.
     *
     * @param offset where, in bytes
     * @return the value
     */
    public short getShort(long offset) {
        ByteBuffer window = mapping.window(offset, Short.BYTES);
        try {
            return (short) SHORTS.get(window, mapping.at(offset));
        } catch (InternalError e) {
            throw mapping.lost(e);
        }
    }

    /**
     * Writes a {@code short}.
     *
     * @param offset where, in bytes
     * @param value the value
     */
    public void putShort(long offset, short value) {
        ByteBuffer window = mapping.window(offset, Short.BYTES);
        try {
            SHORTS.set(window, mapping.at(offset), value);
        } catch (InternalError e) {
            throw mapping.lost(e);
        }
    }

    /**
     * Reads a {@code char}.
     *
     * @param offset where, in bytes
     * @return the value
     */
    public char getChar(long offset) {
        ByteBuffer window = mapping.window(offset, Character.BYTES);
        try {
            return (char) CHARS.get(window, mapping.at(offset));
        } catch (InternalError e) {
            throw mapping.lost(e);
        }
    }

    /**
     * Writes a {@code char}.
     *
     * @param offset where, in bytes
     * @param value the value
     */
    public void putChar(long offset, char value) {
        ByteBuffer window = mapping.window(offset, Character.BYTES);
        try {
            CHARS.set(window, mapping.at(offset), value);
        } catch (InternalError e) {
            throw mapping.lost(e);
        }
    }

    /**
     * Reads an {@code int}.
     *
     * @param offset where, in bytes
     * @return the value
     */
    public int getInt(long offset) {
        ByteBuffer window = mapping.window(offset, Integer.BYTES);
        try {
            return (int) INTS.get(window, mapping.at(offset));
        } catch (InternalError e) {
            throw mapping.lost(e);
        }
    }

    /**
     * Writes an {@code int}.
     *
     * @param offset where, in bytes
     * @param value the value
     */
    public void putInt(long offset, int value) {
        ByteBuffer window = mapping.window(offset, Integer.BYTES);
        try {
            INTS.set(window, mapping.at(offset), value);
        } catch (InternalError e) {
            throw mapping.lost(e);
        }
    }

    /**
     * Reads a {@code long}.
     *
     * @param offset where, in bytes
     * @return the value
     */
    public long getLong(long offset) {
        ByteBuffer window = mapping.window(offset, Long.BYTES);
        try {
            return (long) LONGS.get(window, mapping.at(offset));
        } catch (InternalError e) {
            throw mapping.lost(e);
        }
    }

    /**
     * Writes a {@code long}.
     *
     * @param offset where, in bytes
     * @param value the value
     */
    public void putLong(long offset, long value) {
        ByteBuffer window = mapping.window(offset, Long.BYTES);
        try {
            LONGS.set(window, mapping.at(offset), value);
        } catch (InternalError e) {
            throw mapping.lost(e);
        }
    }

    /**
     * Reads a {@code float}.
     *
     * @param offset where, in bytes
     * @return the value
     */
    public float getFloat(long offset) {
        ByteBuffer window = mapping.window(offset, Float.BYTES);
        try {
            return (float) FLOATS.get(window, mapping.at(offset));
        } catch (InternalError e) {
            throw mapping.lost(e);
        }
    }

    /**
     * Writes a {@code float}.
     *
     * @param offset where, in bytes
     * @param value the value
     */
    public void putFloat(long offset, float value) {
        ByteBuffer window = mapping.window(offset, Float.BYTES);
        try {
            FLOATS.set(window, mapping.at(offset), value);
        } catch (InternalError e) {
            throw mapping.lost(e);
        }
    }

    /**
     * Reads a {@code double}.
     *
     * @param offset where, in bytes
     * @return the value
     */
    public double getDouble(long offset) {
        ByteBuffer window = mapping.window(offset, Double.BYTES);
        try {
            return (double) DOUBLES.get(window, mapping.at(offset));
        } catch (InternalError e) {
            throw mapping.lost(e);
        }
    }

    /**
     * Writes a {@code double}.
     *
     * @param offset where, in bytes
     * @param value the value
     */
    public void putDouble(long offset, double value) {
        ByteBuffer window = mapping.window(offset, Double.BYTES);
        try {
            DOUBLES.set(window, mapping.at(offset), value);
        } catch (InternalError e) {
            throw mapping.lost(e);
        }
    }

    /**
     * Reads bytes into an array.
     *
     * @param offset where in the memory, in bytes
     * @param target the array, all of it
     */
    public void get(long offset, byte[] target) {
        get(offset, target, 0, target.length);
    }

    /**
     * Reads bytes into a part of an array.
     *
     * @param offset where in the memory, in bytes
     * @param target the array
     * @param from where in the array
     * @param length how many bytes
     * @throws IndexOutOfBoundsException when they are not inside the array, or not inside the memory; then none is read
     */
    public void get(long offset, byte[] target, int from, int length) {
        ByteBuffer only = mapping.only(offset);
        if (only != null) {
            try {
                only.get((int) offset, target, from, length);
                return;
            } catch (InternalError e) {
                throw mapping.lost(e);
            } catch (IndexOutOfBoundsException e) {
                // said below, with the values
            }
        }
        Objects.checkFromIndexSize(from, length, target.length);
        mapping.check(offset, length);
        int done = 0;
        while (done < length) {
            int piece = mapping.piece(offset + done, length - done);
            ByteBuffer window = mapping.window(offset + done, piece);
            try {
                window.get(mapping.at(offset + done), target, from + done, piece);
            } catch (InternalError e) {
                throw mapping.lost(e);
            }
            done += piece;
        }
    }

    /**
     * Writes the bytes of an array.
     *
     * @param offset where in the memory, in bytes
     * @param source the array, all of it
     */
    public void put(long offset, byte[] source) {
        put(offset, source, 0, source.length);
    }

    /**
     * Writes the bytes of a part of an array.
     *
     * @param offset where in the memory, in bytes
     * @param source the array
     * @param from where in the array
     * @param length how many bytes
     * @throws IndexOutOfBoundsException when they are not inside the array, or not inside the memory; then none is written
     */
    public void put(long offset, byte[] source, int from, int length) {
        ByteBuffer only = mapping.only(offset);
        if (only != null) {
            try {
                only.put((int) offset, source, from, length);
                return;
            } catch (InternalError e) {
                throw mapping.lost(e);
            } catch (IndexOutOfBoundsException e) {
                // said below, with the values
            }
        }
        Objects.checkFromIndexSize(from, length, source.length);
        mapping.check(offset, length);
        int done = 0;
        while (done < length) {
            int piece = mapping.piece(offset + done, length - done);
            ByteBuffer window = mapping.window(offset + done, piece);
            try {
                window.put(mapping.at(offset + done), source, from + done, piece);
            } catch (InternalError e) {
                throw mapping.lost(e);
            }
            done += piece;
        }
    }

    /**
     * Reads bytes into a buffer, as many as it has room for from its position on, and moves that behind them.
     *
     * @param offset where in the memory, in bytes
     * @param target the buffer
     * @throws IndexOutOfBoundsException when they are not inside the memory; then none is read
     */
    public void get(long offset, ByteBuffer target) {
        int length = target.remaining();
        mapping.check(offset, length);
        int start = target.position();
        int done = 0;
        while (done < length) {
            int piece = mapping.piece(offset + done, length - done);
            ByteBuffer window = mapping.window(offset + done, piece);
            try {
                target.put(start + done, window, mapping.at(offset + done), piece);
            } catch (InternalError e) {
                throw mapping.lost(e);
            }
            done += piece;
        }
        target.position(start + length);
    }

    /**
     * Writes the bytes that a buffer has from its position to its limit, and moves that behind them.
     *
     * @param offset where in the memory, in bytes
     * @param source the buffer
     * @throws IndexOutOfBoundsException when they are not inside the memory; then none is written
     */
    public void put(long offset, ByteBuffer source) {
        int length = source.remaining();
        mapping.check(offset, length);
        int start = source.position();
        int done = 0;
        while (done < length) {
            int piece = mapping.piece(offset + done, length - done);
            ByteBuffer window = mapping.window(offset + done, piece);
            try {
                window.put(mapping.at(offset + done), source, start + done, piece);
            } catch (InternalError e) {
                throw mapping.lost(e);
            }
            done += piece;
        }
        source.position(start + length);
    }
}

package io.javaipc.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Atomic access to the {@code int} values of a {@link SharedMemory}, by byte offset, in native byte order.
 *
 * <p>The methods are those of {@link VarHandle} and have its memory effects, and they have them between processes too: the
 * processes map the same physical pages. What one process wrote before {@link #setRelease} is seen by another whose
 * {@link #getAcquire} returned the value set. {@code std::atomic} of C++ and {@code <stdatomic.h>} of C, in lock-free
 * form, are the same instructions and may take part.
 *
 * <p>No operation blocks and none leaves anything behind: a process that is killed has either done one or not. A value
 * that it was to set next stays unset; a protocol between processes has to allow for that.
 *
 * <p>All methods take an offset in bytes, a multiple of 4, and throw {@link IllegalArgumentException} when it is not
 * one, {@link IndexOutOfBoundsException} when the 4 bytes there are not inside, {@link IllegalStateException} after
 * {@link SharedMemory#close()} and {@link SegmentLostException} once the memory is gone. They may be called by any thread.
 *
 * <p>Not for values at odd offsets: see {@link MemoryView#getInt}.
 */
public final class IntAccess {
    private static final VarHandle VALUES = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private final Mapping mapping;

    IntAccess(Mapping mapping) {
        this.mapping = mapping;
    }

    /**
     * Reads a value, with plain effects: other accesses may be moved across it.
     *
     * @param offset where, in bytes
     * @return the value
     */
    public int get(long offset) {
        ByteBuffer window = mapping.aligned(offset, Integer.BYTES);
        try {
            return (int) VALUES.get(window, mapping.at(offset));
        } catch (InternalError e) {
            throw mapping.lost(e);
        }
    }

    /**
     * Sets a value, with plain effects: other accesses may be moved across it.
     *
     * @param offset where, in bytes
     * @param value the value
     */
    public void set(long offset, int value) {
        ByteBuffer window = mapping.aligned(offset, Integer.BYTES);
        try {
            VALUES.set(window, mapping.at(offset), value);
        } catch (InternalError e) {
            throw mapping.lost(e);
        }
    }

    /**
     * Reads a value, in program order for this one value, and sees what others set in the end.
     *
     * @param offset where, in bytes
     * @return the value
     */
    public int getOpaque(long offset) {
        ByteBuffer window = mapping.checkedLater(offset, Integer.BYTES);
        try {
            return (int) VALUES.getOpaque(window, mapping.at(offset));
        } catch (InternalError | IndexOutOfBoundsException | IllegalStateException e) {
            throw mapping.failure(e, offset, Integer.BYTES);
        }
    }

    /**
     * Sets a value, in program order for this one value.
     *
     * @param offset where, in bytes
     * @param value the value
     */
    public void setOpaque(long offset, int value) {
        ByteBuffer window = mapping.checkedLater(offset, Integer.BYTES);
        try {
            VALUES.setOpaque(window, mapping.at(offset), value);
        } catch (InternalError | IndexOutOfBoundsException | IllegalStateException e) {
            throw mapping.failure(e, offset, Integer.BYTES);
        }
    }

    /**
     * Reads a value; later accesses of this thread stay behind it.
     *
     * @param offset where, in bytes
     * @return the value
     */
    public int getAcquire(long offset) {
        ByteBuffer window = mapping.checkedLater(offset, Integer.BYTES);
        try {
            return (int) VALUES.getAcquire(window, mapping.at(offset));
        } catch (InternalError | IndexOutOfBoundsException | IllegalStateException e) {
            throw mapping.failure(e, offset, Integer.BYTES);
        }
    }

    /**
     * Sets a value; earlier accesses of this thread stay before it.
     *
     * @param offset where, in bytes
     * @param value the value
     */
    public void setRelease(long offset, int value) {
        ByteBuffer window = mapping.checkedLater(offset, Integer.BYTES);
        try {
            VALUES.setRelease(window, mapping.at(offset), value);
        } catch (InternalError | IndexOutOfBoundsException | IllegalStateException e) {
            throw mapping.failure(e, offset, Integer.BYTES);
        }
    }

    /**
     * Reads a value, in one order with all volatile accesses of all processes.
     *
     * @param offset where, in bytes
     * @return the value
     */
    public int getVolatile(long offset) {
        ByteBuffer window = mapping.checkedLater(offset, Integer.BYTES);
        try {
            return (int) VALUES.getVolatile(window, mapping.at(offset));
        } catch (InternalError | IndexOutOfBoundsException | IllegalStateException e) {
            throw mapping.failure(e, offset, Integer.BYTES);
        }
    }

    /**
     * Sets a value, in one order with all volatile accesses of all processes.
     *
     * @param offset where, in bytes
     * @param value the value
     */
    public void setVolatile(long offset, int value) {
        ByteBuffer window = mapping.checkedLater(offset, Integer.BYTES);
        try {
            VALUES.setVolatile(window, mapping.at(offset), value);
        } catch (InternalError | IndexOutOfBoundsException | IllegalStateException e) {
            throw mapping.failure(e, offset, Integer.BYTES);
        }
    }

    /**
     * Sets a value if it is the expected one, with volatile effects.
     *
     * @param offset where, in bytes
     * @param expected the value it must have
     * @param value the value it then gets
     * @return true when it was set
     */
    public boolean compareAndSet(long offset, int expected, int value) {
        ByteBuffer window = mapping.checkedLater(offset, Integer.BYTES);
        try {
            touch(window, mapping.at(offset));
            return (boolean) VALUES.compareAndSet(window, mapping.at(offset), expected, value);
        } catch (InternalError | IndexOutOfBoundsException | IllegalStateException e) {
            throw mapping.failure(e, offset, Integer.BYTES);
        }
    }

    /**
     * Sets a value if it is the expected one, with volatile effects, and tells what it was.
     *
     * @param offset where, in bytes
     * @param expected the value it must have
     * @param value the value it then gets
     * @return the value before: the expected one when it was set
     */
    public int compareAndExchange(long offset, int expected, int value) {
        ByteBuffer window = mapping.checkedLater(offset, Integer.BYTES);
        try {
            touch(window, mapping.at(offset));
            return (int) VALUES.compareAndExchange(window, mapping.at(offset), expected, value);
        } catch (InternalError | IndexOutOfBoundsException | IllegalStateException e) {
            throw mapping.failure(e, offset, Integer.BYTES);
        }
    }

    /**
     * Adds to a value, with volatile effects; an overflow wraps around.
     *
     * @param offset where, in bytes
     * @param delta what to add
     * @return the value before
     */
    public int getAndAdd(long offset, int delta) {
        ByteBuffer window = mapping.checkedLater(offset, Integer.BYTES);
        try {
            return (int) VALUES.getAndAdd(window, mapping.at(offset), delta);
        } catch (InternalError | IndexOutOfBoundsException | IllegalStateException e) {
            throw mapping.failure(e, offset, Integer.BYTES);
        }
    }

    /**
     * Sets a value, with volatile effects, and tells what it was.
     *
     * @param offset where, in bytes
     * @param value the new value
     * @return the value before
     */
    public int getAndSet(long offset, int value) {
        ByteBuffer window = mapping.checkedLater(offset, Integer.BYTES);
        try {
            return (int) VALUES.getAndSet(window, mapping.at(offset), value);
        } catch (InternalError | IndexOutOfBoundsException | IllegalStateException e) {
            throw mapping.failure(e, offset, Integer.BYTES);
        }
    }

    /** A compare-and-set that is interpreted has to be preceded by this: see {@link Mapping#tellOfLoss}. */
    private static void touch(ByteBuffer window, int at) {
        int ignored = (int) VALUES.getOpaque(window, at);
        Mapping.tellOfLoss();
    }
}

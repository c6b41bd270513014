package io.javaipc.memory;

import io.javaipc.platform.IpcException;

/**
 * The pages of a {@link SharedMemory} are gone: somebody truncated it, or there is no memory left for pages of a foreign
 * object that were never written (what {@link SharedMemory#create} makes has them all).
 *
 * <p>The handle stays unusable: every later access of it throws this again. What the other processes see is unknown.
 *
 * <p>The JVM survives it, except that on Java 17 the atomic updates ({@code compareAndSet}, {@code compareAndExchange},
 * {@code getAndAdd}, {@code getAndSet}) of lost pages may end it by {@code SIGBUS} where they are not compiled yet: HotSpot
 * has no guard there. A read goes before each, which prevents it mostly and not always. Segments that are in use must not
 * be truncated: unlink them.
 *
 * <p>The JVM may tell of a loss late. In compiled code, and on Java 17 in other code too, accesses of lost pages may
 * return, with arbitrary values, until the thread next calls native code or the JVM stops it: on Java 17 a loop that does
 * nothing but read never learns of it. The {@link InternalError} that this exception is made from may then come out of
 * another access, also of another segment, or as such out of other code of the same thread. What must notice should call
 * {@link Thread#yield()} at times, and expect both.
 */
public class SegmentLostException extends IpcException {
    private static final long serialVersionUID = 1L;

    /**
     * A file that is there no more under its name, so that others would not see what is done to it.
     *
     * @param object its path
     */
    public SegmentLostException(String object) {
        super("file of shared memory was deleted or replaced: path=" + object, "access", object, null, null);
    }

    SegmentLostException(String name, String object, long size, InternalError cause) {
        super(
                "shared memory was truncated, or its pages cannot be had: name=" + name + ", size=" + size,
                "access",
                object,
                null,
                cause);
    }
}

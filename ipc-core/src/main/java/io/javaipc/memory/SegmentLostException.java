package io.javaipc.memory;

import io.javaipc.platform.IpcException;

/**
 * The pages of a {@link SharedMemory} are gone: somebody truncated it, or there is no memory left for pages of a foreign
 * object that were never written (what {@link SharedMemory#create} makes has them all).
 *
 * <p>The handle stays unusable: every later access of it throws this again. What the other processes see is unknown.
 *
 * <p>The JVM survives it, but may tell of it late: in code that is compiled to machine code, an access of the lost pages
 * may return, with an arbitrary value, before the JVM raises the {@link InternalError} that this exception is made from.
 * It may then come out of a later access, of this or another segment, or as an {@code InternalError} out of other code of
 * the same thread.
 */
public class SegmentLostException extends IpcException {
    private static final long serialVersionUID = 1L;

    SegmentLostException(String name, String object, long size, InternalError cause) {
        super(
                "shared memory was truncated, or its pages cannot be had: name=" + name + ", size=" + size,
                "access",
                object,
                null,
                cause);
    }
}

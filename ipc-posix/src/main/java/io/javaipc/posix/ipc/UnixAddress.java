package io.javaipc.posix.ipc;

import io.javaipc.posix.libc.CStrings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Paths of Unix-domain sockets as C has them ({@code unix(7)}).
 *
 * <pre>
 * struct sockaddr_un     0 family:16     2 path:864 (108 bytes, with a NUL)
 * </pre>
 */
final class UnixAddress {
    private static final int LONGEST_PATH = 108;

    private UnixAddress() {}

    static byte[] encode(Path path) {
        byte[] name = CStrings.bytes(path.toString());
        if (name.length == 1 || name.length > LONGEST_PATH) {
            throw new IllegalArgumentException("path cannot be that of a socket: path=" + path + ", bytes="
                    + (name.length - 1) + ", most=" + (LONGEST_PATH - 1));
        }
        return ByteBuffer.allocate(Short.BYTES + name.length)
                .order(ByteOrder.nativeOrder())
                .putShort((short) SocketOptions.AF_UNIX)
                .put(name)
                .array();
    }
}

package io.javaipc.posix.ipc;

import io.javaipc.posix.libc.IpcCalls;

/** Constants of sockets on Linux ({@code socket(7)}, asm-generic), and what a socket says of itself. */
final class SocketOptions {
    static final int AF_UNIX = 1;
    static final int SOCK_STREAM = 1;
    static final int SOCK_SEQPACKET = 5;
    static final int SOCK_NONBLOCK = 0x800;
    static final int SOCK_CLOEXEC = 0x80000;
    static final int SOL_SOCKET = 1;
    static final int MSG_CTRUNC = 0x8;
    static final int MSG_TRUNC = 0x20;
    static final int MSG_DONTWAIT = 0x40;
    static final int MSG_NOSIGNAL = 0x4000;
    static final int MSG_CMSG_CLOEXEC = 0x40000000;

    private static final int SO_TYPE = 3;
    private static final int SO_ACCEPTCONN = 30;
    private static final int SO_DOMAIN = 39;
    private static final int NONE = -1;

    private SocketOptions() {}

    static boolean isSocket(int descriptor) {
        return type(descriptor) != NONE;
    }

    /** Its type; -1 when it is no socket. */
    static int type(int descriptor) {
        return option(descriptor, SO_TYPE);
    }

    /** Its address family; -1 when it is no socket. */
    static int family(int descriptor) {
        return option(descriptor, SO_DOMAIN);
    }

    static boolean isListening(int descriptor) {
        return option(descriptor, SO_ACCEPTCONN) == 1;
    }

    private static int option(int descriptor, int option) {
        int[] value = new int[1];
        int[] length = {Integer.BYTES};
        return IpcCalls.getsockopt(descriptor, SOL_SOCKET, option, value, length) == 0 ? value[0] : NONE;
    }
}

package io.javaipc.posix.ipc;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.IpcException;
import io.javaipc.posix.descriptor.RawDescriptors;
import io.javaipc.posix.libc.CStrings;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.Fcntl;
import io.javaipc.posix.libc.IpcCalls;
import io.javaipc.posix.libc.LibC;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Makes Unix-domain sockets, connected or listening. */
final class UnixSockets {
    private static final int MODE_0600 = 0600;
    private static final int BACKLOG = 1024;
    private static final int LAST_STANDARD_STREAM = 2;
    private static final byte[] DEV_NULL = CStrings.bytes("/dev/null");
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private UnixSockets() {}

    static DescriptorChannel.Pair pair(Framing framing) {
        Availability.require("socketpair");
        int[] ends = new int[2];
        if (IpcCalls.socketpair(SocketOptions.AF_UNIX, framing.socketType() | SocketOptions.SOCK_CLOEXEC, 0, ends)
                != 0) {
            throw Errno.failure("cannot make channels", "socketpair", framing, LibC.errno());
        }
        return new DescriptorChannel.Pair(
                new DescriptorChannel(RawDescriptors.owned(ends[0])),
                new DescriptorChannel(RawDescriptors.owned(ends[1])));
    }

    private static Descriptor socket(Framing framing, Path path) {
        Availability.require("socket");
        int type = framing.socketType() | SocketOptions.SOCK_CLOEXEC | SocketOptions.SOCK_NONBLOCK;
        int number = LibC.socket(SocketOptions.AF_UNIX, type, 0);
        if (number < 0) {
            throw Errno.failure("cannot make socket", "socket", path, LibC.errno());
        }
        return RawDescriptors.owned(number);
    }

    static DescriptorChannel connect(Path path, Framing framing) throws InterruptedException {
        byte[] address = UnixAddress.encode(path);
        Descriptor socket = socket(framing, path);
        boolean connected = false;
        try {
            Waiting.forever(nanos -> attemptConnect(socket, address, path, nanos));
            // a child that is given this end need not know that it does not wait; here every call says so
            LibC.fcntl(socket.number(), Fcntl.F_SETFL, 0);
            connected = true;
            return new DescriptorChannel(socket);
        } finally {
            if (!connected) {
                socket.close();
            }
        }
    }

    private static Optional<Boolean> attemptConnect(Descriptor socket, byte[] address, Path path, long nanos) {
        LockSupport.parkNanos(Math.min(nanos, RETRY_NANOS));
        if (IpcCalls.connect(socket.number(), address, address.length) == 0) {
            return Optional.of(true);
        }
        int errno = LibC.errno();
        if (Errno.EAGAIN.is(errno) || Errno.EINTR.is(errno)) {
            return Optional.empty();
        }
        throw Errno.failure("cannot connect", "connect", path, errno);
    }

    static Descriptor listen(Path path, Framing framing) {
        byte[] address = UnixAddress.encode(path);
        Descriptor socket = socket(framing, path);
        // before it has a name: nobody else connects, at no time
        int failed = IpcCalls.fchmod(socket.number(), MODE_0600);
        String operation = "fchmod";
        if (failed == 0) {
            operation = "bind";
            failed = LibC.bind(socket.number(), address, address.length);
        }
        if (failed == 0) {
            operation = "listen";
            failed = LibC.listen(socket.number(), BACKLOG);
        }
        if (failed != 0) {
            int errno = LibC.errno();
            socket.close();
            throw Errno.failure("cannot listen", operation, path, errno);
        }
        return socket;
    }

    static DescriptorChannel inherited(int number) {
        Availability.require("recvmsg");
        int type = SocketOptions.type(number);
        boolean known = type == SocketOptions.SOCK_STREAM || type == SocketOptions.SOCK_SEQPACKET;
        if (!known || SocketOptions.family(number) != SocketOptions.AF_UNIX) {
            throw IpcException.ofDetails(
                    "descriptor is no Unix-domain socket that is connected",
                    "getsockopt",
                    "descriptor " + number,
                    null,
                    "socketType=" + type);
        }
        if (number > LAST_STANDARD_STREAM) {
            if (LibC.fcntl(number, Fcntl.F_SETFD, Fcntl.FD_CLOEXEC) != 0) {
                throw Errno.failure("cannot take charge of descriptor", "fcntl", number, LibC.errno());
            }
            return new DescriptorChannel(RawDescriptors.owned(number));
        }
        return new DescriptorChannel(movedAway(number));
    }

    /** Standard streams are never closed: the next file to be opened would be taken for one. */
    private static Descriptor movedAway(int number) {
        int moved = LibC.fcntl(number, Fcntl.F_DUPFD_CLOEXEC, LAST_STANDARD_STREAM + 1);
        if (moved < 0) {
            throw Errno.failure("cannot take charge of descriptor", "fcntl", number, LibC.errno());
        }
        Descriptor socket = RawDescriptors.owned(moved);
        int devNull = LibC.open(DEV_NULL, Fcntl.O_RDWR | Fcntl.O_CLOEXEC, 0);
        boolean replaced = devNull >= 0 && IpcCalls.dup3(devNull, number, 0) >= 0;
        int errno = LibC.errno();
        if (devNull >= 0) {
            LibC.close(devNull);
        }
        if (!replaced) {
            socket.close();
            throw Errno.failure("cannot replace standard stream", "dup3", number, errno);
        }
        return socket;
    }
}

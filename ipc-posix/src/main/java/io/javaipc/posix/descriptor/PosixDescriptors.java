package io.javaipc.posix.descriptor;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.Descriptors;
import io.javaipc.platform.IpcException;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.LibC;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** Files and listening sockets on Linux. */
public final class PosixDescriptors implements Descriptors {
    private static final int SOCK_STREAM = 1;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_REUSEADDR = 2;
    private static final int IPPROTO_IPV6 = 41;
    private static final int IPV6_V6ONLY = 26;
    private static final int SHUT_RDWR = 2;
    private static final int INT_BYTES = 4;

    /** Makes the opener. */
    public PosixDescriptors() {}

    @Override
    public Descriptor openFile(Path path, Access access) {
        return RawDescriptors.open(path, access);
    }

    @Override
    public PipeEnds pipe() {
        return RawDescriptors.pipe();
    }

    @Override
    public ListeningSocket listenTcp(InetSocketAddress address, int backlog) {
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("address has no known host: address=" + address);
        }
        int number = LibC.socket(SocketAddress.family(address), SOCK_STREAM | SOCK_CLOEXEC, 0);
        check(number, "socket", address);
        Descriptor socket = RawDescriptors.owned(number);
        try {
            option(number, SOL_SOCKET, SO_REUSEADDR, 1, address);
            if (address.getAddress() instanceof Inet6Address) {
                option(number, IPPROTO_IPV6, IPV6_V6ONLY, address.getAddress().isAnyLocalAddress() ? 0 : 1, address);
            }
            byte[] name = SocketAddress.encode(address);
            check(LibC.bind(number, name, name.length), "bind", address);
            check(LibC.listen(number, backlog), "listen", address);
            return new ListeningSocket(socket, boundAddress(number, address));
        } catch (IpcException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public void stopListening(Descriptor socket) {
        if (LibC.shutdown(socket.number(), SHUT_RDWR) != 0) {
            throw Errno.failure("cannot stop listening", "shutdown", socket, LibC.errno());
        }
    }

    private static InetSocketAddress boundAddress(int socket, InetSocketAddress asked) {
        byte[] name = new byte[SocketAddress.LONGEST];
        int[] length = {name.length};
        check(LibC.getsockname(socket, name, length), "getsockname", asked);
        return new InetSocketAddress(asked.getAddress(), SocketAddress.port(name));
    }

    private static void option(int socket, int level, int option, int value, InetSocketAddress address) {
        check(LibC.setsockopt(socket, level, option, new int[] {value}, INT_BYTES), "setsockopt", address);
    }

    private static void check(int result, String operation, InetSocketAddress address) {
        if (result < 0) {
            throw Errno.failure("cannot listen", operation, address, LibC.errno());
        }
    }
}

package io.javaipc.posix.ipc;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.IpcException;
import io.javaipc.posix.descriptor.RawDescriptors;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.Fcntl;
import io.javaipc.posix.libc.IpcCalls;
import io.javaipc.posix.libc.LibC;
import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sockets as descriptors, so that they can be handed to another process: accepted in one, used in the other.
 *
 * <pre>{@code
 * ListeningSocket listening = Platform.current().descriptors().listenTcp(address, 1024);
 * try (Descriptor connection = SocketDescriptors.accept(listening.descriptor())) {
 *     channel.send(new byte[] {1}, connection);              // a DescriptorChannel to the process that serves it
 * }
 * }</pre>
 */
public final class SocketDescriptors {
    private static final AtomicBoolean INHERITED = new AtomicBoolean();

    private SocketDescriptors() {}

    /**
     * Accepts a connection, waiting until there is one.
     *
     * @param listening a listening socket; it is made non-blocking, for every process that has it
     * @return the connection, close-on-exec
     * @throws InterruptedException when interrupted, before or while waiting; no connection is lost
     * @throws IpcException when it does not listen ({@code EINVAL}), there are no descriptors left ({@code EMFILE}), or the
     *     system refuses
     */
    public static Descriptor accept(Descriptor listening) throws InterruptedException {
        return accept(listening, Waiting.FOREVER).orElseThrow();
    }

    /**
     * Accepts a connection, waiting until there is one, or the time is over.
     *
     * @param listening a listening socket; it is made non-blocking, for every process that has it
     * @param timeout how long to wait at most; zero or less means not to wait
     * @return the connection, close-on-exec; empty when none came
     * @throws InterruptedException when interrupted, before or while waiting; no connection is lost
     * @throws IpcException as {@link #accept(Descriptor)} does
     */
    public static Optional<Descriptor> accept(Descriptor listening, Duration timeout) throws InterruptedException {
        Availability.require("accept");
        int flags = LibC.fcntl(listening.number(), Fcntl.F_GETFL, 0);
        if (flags < 0 || LibC.fcntl(listening.number(), Fcntl.F_SETFL, flags | Fcntl.O_NONBLOCK) != 0) {
            throw Errno.failure("cannot accept connection", "fcntl", listening, LibC.errno());
        }
        return Waiting.repeat(timeout, nanos -> attemptAccept(listening, nanos));
    }

    static Optional<Descriptor> attemptAccept(Descriptor listening, long nanos) {
        Poll.await(listening.number(), Poll.IN, nanos);
        int number = IpcCalls.accept4(listening.number(), null, null, SocketOptions.SOCK_CLOEXEC);
        if (number >= 0) {
            return Optional.of(RawDescriptors.owned(number));
        }
        int errno = LibC.errno();
        if (Errno.EAGAIN.is(errno) || Errno.EINTR.is(errno) || Errno.ECONNABORTED.is(errno)) {
            return Optional.empty();
        }
        throw Errno.failure("cannot accept connection", "accept4", listening, errno);
    }

    /**
     * Makes a channel of the JDK from a socket, once in the life of a JVM: the socket becomes this process's standard input,
     * of which {@link System#inheritedChannel()} makes a {@link java.nio.channels.SocketChannel},
     * {@link java.nio.channels.ServerSocketChannel} or {@link java.nio.channels.DatagramChannel}. For a JVM that serves one
     * connection, and lives as long as that; others use {@link NativeChannel}, as often as they like.
     *
     * <p>A JDK that has IPv6 takes a connected IPv4 socket for a listening one, which is refused here: let the listener be
     * of IPv6, whose wildcard address takes IPv4 clients as well, or start the JVM with
     * {@code -Djava.net.preferIPv4Stack=true}.
     *
     * <p>When such a channel is closed, the JDK connects descriptors 0, 1 <i>and</i> 2 with {@code /dev/null}: what is
     * printed later vanishes.
     *
     * @param socket the socket, which is closed: the channel has it
     * @return the channel
     * @throws IllegalStateException when this was done before
     * @throws IpcException when it is no socket of these kinds, or the system refuses
     */
    public static Channel toInheritedChannel(Descriptor socket) {
        Availability.require("dup3");
        if (!SocketOptions.isSocket(socket.number())) {
            throw Errno.failure("descriptor is no socket", "getsockopt", socket, Errno.ENOTSOCK.number());
        }
        if (!INHERITED.compareAndSet(false, true)) {
            throw new IllegalStateException("the inherited channel was made before: socket=" + socket);
        }
        if (IpcCalls.dup3(socket.number(), 0, 0) < 0) {
            throw Errno.failure("cannot make socket the standard input", "dup3", socket, LibC.errno());
        }
        socket.close();
        try {
            Channel channel = System.inheritedChannel();
            if (channel == null) {
                throw new IOException("it is no socket that the JDK knows");
            }
            if (channel instanceof ServerSocketChannel && !SocketOptions.isListening(0)) {
                // closing it would put /dev/null over the standard streams
                throw new IOException("the JDK takes this connection for a listening socket, because it is of IPv4"
                        + " and -Djava.net.preferIPv4Stack=true is not set");
            }
            return channel;
        } catch (IOException e) {
            throw IpcException.ofCause("cannot make channel", "inheritedChannel", "standard input", e);
        }
    }
}

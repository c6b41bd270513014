package io.javaipc.channel;

import io.javaipc.socket.RuntimeDirectory;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Two sockets of this process that are connected with each other; what {@code socketpair(2)} makes.
 *
 * @param one one of them
 * @param two the other
 */
record SocketPair(StreamSocket one, StreamSocket two) {
    private static final AtomicLong MADE = new AtomicLong();

    static SocketPair open() throws IOException {
        // in a directory that nobody else can enter, so that nobody else can be the one who is accepted
        Path path = RuntimeDirectory.current().path().resolve("pair-" + MADE.incrementAndGet());
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(path);
        SocketChannel one = null;
        SocketChannel two = null;
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listener.bind(address, 1);
            one = SocketChannel.open(StandardProtocolFamily.UNIX);
            // non-blocking, for an interrupt must not close it; there is room for one, so it is connected at once
            one.configureBlocking(false);
            one.connect(address);
            listener.configureBlocking(false);
            two = listener.accept();
            return new SocketPair(new StreamSocket(one), new StreamSocket(two));
        } catch (IOException e) {
            close(one);
            close(two);
            throw e;
        } finally {
            Files.deleteIfExists(path);
        }
    }

    private static void close(SocketChannel socket) throws IOException {
        if (socket != null) {
            socket.close();
        }
    }
}

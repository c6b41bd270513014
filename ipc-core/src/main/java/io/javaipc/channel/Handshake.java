package io.javaipc.channel;

import io.javaipc.channel.ChannelKey.Role;
import io.javaipc.socket.QuietSelect;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * How both sides prove that they know the key, before the first message. Each proves it for a number that the other has just
 * made up, so that nothing overheard is of use again; and as what it is, so that neither can be made to prove it for the other.
 *
 * <pre>
 * server    0 greeting:40     5 nonce:256
 * client    0 nonce:256      32 proof:256       HMAC-SHA256 of the role and both nonces
 * server    0 1:8             1 proof:256       or only 0:8, when it refuses the client
 * </pre>
 */
final class Handshake {
    static final byte ACCEPTED = 1;
    static final byte REFUSED = 0;

    private static final byte[] GREETING = {'J', 'I', 'P', 'C', 1};
    private static final long PAUSE_NANOS = 10_000_000;

    private Handshake() {}

    static ByteBuffer greeting(byte[] serverNonce) {
        return ByteBuffer.allocate(GREETING.length + ChannelKey.NONCE_BYTES)
                .put(GREETING)
                .put(serverNonce)
                .flip();
    }

    /** Connects, and proves to the listener to know the key, and has it prove the same. */
    static StreamSocket connect(SocketAddress address, ChannelKey key, ChannelOptions options)
            throws IOException, InterruptedException {
        Deadline deadline = Deadline.after(options.handshakeTimeout());
        SocketChannel channel = connected(address, deadline);
        boolean proven = false;
        try {
            StreamSocket socket = new StreamSocket(channel);
            prove(socket, key, address, deadline);
            proven = true;
            return socket;
        } catch (AuthenticationException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("handshake failed: address=" + address + ", cause=" + e.getMessage(), e);
        } finally {
            if (!proven) {
                channel.close();
            }
        }
    }

    private static SocketChannel connected(SocketAddress address, Deadline deadline)
            throws IOException, InterruptedException {
        try {
            if (address instanceof UnixDomainSocketAddress) {
                return connectedHere(address, deadline);
            }
            if (address instanceof InetSocketAddress) {
                return connectedByNetwork(address, deadline);
            }
        } catch (IOException e) {
            throw new IOException("cannot connect: address=" + address + ", cause=" + e.getMessage(), e);
        }
        throw new IllegalArgumentException(
                "address is neither of a Unix-domain socket nor of the internet: address=" + address);
    }

    private static SocketChannel connectedHere(SocketAddress address, Deadline deadline)
            throws IOException, InterruptedException {
        while (true) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            boolean connected = false;
            try {
                channel.configureBlocking(false);
                connected = channel.connect(address);
                if (connected) {
                    return channel;
                }
            } finally {
                if (!connected) {
                    channel.close();
                }
            }
            // the listener's queue is full, which nothing tells of when it has room again
            requireTime(deadline);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static SocketChannel connectedByNetwork(SocketAddress address, Deadline deadline)
            throws IOException, InterruptedException {
        SocketChannel channel = SocketChannel.open();
        boolean connected = false;
        try (Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_CONNECT);
            connected = channel.connect(address);
            while (!connected) {
                requireTime(deadline);
                QuietSelect.await(selector, deadline.remainingNanos());
                connected = channel.finishConnect();
            }
            return channel;
        } finally {
            if (!connected) {
                channel.close();
            }
        }
    }

    private static void requireTime(Deadline deadline) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (deadline.isOver()) {
            throw new SocketTimeoutException("nobody accepts in time");
        }
    }

    private static void prove(StreamSocket socket, ChannelKey key, SocketAddress address, Deadline deadline)
            throws IOException, InterruptedException {
        ByteBuffer greeting = read(socket, GREETING.length + ChannelKey.NONCE_BYTES, deadline);
        if (!Arrays.equals(GREETING, ChannelKey.take(greeting, GREETING.length))) {
            throw new IOException("listener speaks something else");
        }
        byte[] serverNonce = ChannelKey.take(greeting, ChannelKey.NONCE_BYTES);
        byte[] clientNonce = ChannelKey.random(ChannelKey.NONCE_BYTES);
        ByteBuffer reply = ByteBuffer.allocate(ChannelKey.NONCE_BYTES + ChannelKey.PROOF_BYTES)
                .put(clientNonce)
                .put(key.proof(Role.CLIENT, serverNonce, clientNonce))
                .flip();
        socket.writeFully(reply, deadline);
        if (read(socket, 1, deadline).get() != ACCEPTED) {
            throw new AuthenticationException("listener refuses the key: address=" + address);
        }
        byte[] proof = ChannelKey.take(read(socket, ChannelKey.PROOF_BYTES, deadline), ChannelKey.PROOF_BYTES);
        if (!key.isProof(Role.SERVER, serverNonce, clientNonce, proof)) {
            throw new AuthenticationException("listener does not know the key: address=" + address);
        }
    }

    private static ByteBuffer read(StreamSocket socket, int bytes, Deadline deadline)
            throws IOException, InterruptedException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        socket.readFully(buffer, deadline);
        return buffer.flip();
    }
}

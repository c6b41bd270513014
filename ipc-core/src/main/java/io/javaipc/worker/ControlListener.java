package io.javaipc.worker;

import io.javaipc.platform.IpcException;
import io.javaipc.socket.PrivateListener;
import io.javaipc.socket.RuntimeDirectory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where this JVM's workers call in: one Unix-domain socket for all of them. Each is expected under a token of its own,
 * which it finds in a file, so that neither a command line nor an environment shows it.
 */
final class ControlListener {
    static final String SOCKET_NAME = "control";

    private static final Logger LOG = LoggerFactory.getLogger(ControlListener.class);
    private static final int TOKEN_BYTES = 16;

    private static ControlListener opened;

    private final RuntimeDirectory directory = RuntimeDirectory.current();
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong invited = new AtomicLong();
    private final Map<String, CompletableFuture<ControlChannel>> expected = new ConcurrentHashMap<>();

    private ControlListener() {}

    /** The listener of this JVM, opened at first use. */
    static synchronized ControlListener current() {
        if (opened == null) {
            ControlListener made = new ControlListener();
            PrivateListener.open(SOCKET_NAME, made::greet);
            opened = made;
        }
        return opened;
    }

    /** Expects one more worker. */
    Invitation invite() {
        String name = "worker-" + invited.incrementAndGet();
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        String text = HexFormat.of().formatHex(token);
        CompletableFuture<ControlChannel> connected = new CompletableFuture<>();
        expected.put(text, connected);
        try {
            Path file = directory.writePrivate(name, text.getBytes(StandardCharsets.US_ASCII));
            return new Invitation(file, connected, () -> revoke(text, file));
        } catch (IOException e) {
            expected.remove(text);
            throw IpcException.ofCause("cannot invite a worker", "write", name, e);
        }
    }

    private void revoke(String token, Path file) {
        expected.remove(token);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("token file is left to the exit: file={}", file, e);
        }
    }

    private void greet(SocketChannel socket) {
        ControlChannel channel = null;
        boolean handedOver = false;
        try {
            channel = new ControlChannel(socket);
            CompletableFuture<ControlChannel> waiting = expectedBy(channel.receive(ControlChannel.HELLO_LIMIT));
            handedOver = waiting != null && waiting.complete(channel);
            if (!handedOver) {
                LOG.warn("a process called in that is not expected (or no longer)");
            }
        } catch (IOException e) {
            LOG.warn("a process called in and failed to say who it is: socket={}", socket, e);
        } finally {
            if (!handedOver) {
                closeQuietly(channel != null ? channel : socket);
            }
        }
    }

    /** Who waits for a worker that opens with this frame; null when nobody does. */
    private CompletableFuture<ControlChannel> expectedBy(Frame hello) {
        boolean isHello = hello != null && hello.type() == Frame.Type.HELLO;
        return isHello ? expected.remove(new String(hello.payload(), StandardCharsets.US_ASCII)) : null;
    }

    private static void closeQuietly(Closeable connection) {
        try {
            connection.close();
        } catch (IOException e) {
            LOG.debug("connection of a stranger did not close: connection={}", connection, e);
        }
    }

    /**
     * What one expected worker is told.
     *
     * @param tokenFile where its token is; beside the socket
     * @param connected completes when it has called in
     * @param revocation takes the invitation back, used or not
     */
    record Invitation(Path tokenFile, CompletableFuture<ControlChannel> connected, Runnable revocation) {}
}

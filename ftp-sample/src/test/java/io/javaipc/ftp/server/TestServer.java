package io.javaipc.ftp.server;

import io.javaipc.server.ConnectionHandler;
import io.javaipc.server.SocketServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** A server in this process, which tells when a session has ended by itself. */
final class TestServer implements AutoCloseable {
    private final Semaphore ended = new Semaphore(0);
    private final Path root;
    private final SocketServer server;

    private TestServer(Path root, InetAddress address, FtpService service) {
        this.root = root;
        this.server = SocketServer.tcp(new InetSocketAddress(address, 0))
                .handler(() -> {
                    ConnectionHandler session = service.create();
                    return connection -> {
                        try {
                            session.handle(connection);
                        } finally {
                            ended.release();
                        }
                    };
                })
                .start();
    }

    static TestServer start(Path root) throws IOException {
        return start(root, FtpService.of(root, true));
    }

    static TestServer start(Path root, FtpTimeouts timeouts) throws IOException {
        return start(root, FtpService.of(root, true).withTimeouts(timeouts));
    }

    static TestServer start(Path root, FtpService service) {
        return new TestServer(root, InetAddress.getLoopbackAddress(), service);
    }

    static TestServer startOn(InetAddress address, Path root) throws IOException {
        return new TestServer(root, address, FtpService.of(root, true));
    }

    InetSocketAddress address() {
        return server.address();
    }

    RawClient connect() throws IOException {
        return new RawClient(server.address());
    }

    RawClient login() throws IOException {
        RawClient client = connect();
        client.reply();
        client.command("USER anonymous");
        client.command("PASS x");
        client.command("TYPE I");
        return client;
    }

    /** Waits until one more session has ended, and does nothing to end it. */
    void awaitSessionEnd() throws InterruptedException {
        ended.acquire();
    }

    void stop(Duration grace) throws InterruptedException {
        server.stop(grace);
    }

    /** All that is really in the root, hidden or not. */
    List<String> realNames() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Waits until a hidden file has so many bytes. */
    void awaitHidden(long bytes) throws IOException {
        while (realNames().stream()
                .filter(name -> name.startsWith("."))
                .noneMatch(name -> root.resolve(name).toFile().length() == bytes)) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}

package io.javaipc.ftp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Who may open a data connection, where, and for how long. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class DataConnectionTest {
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path root;

    @BeforeEach
    void storeAFile() throws IOException {
        Files.writeString(root.resolve("file"), "content");
    }

    @Test
    void listensOnTheAddressTheClientReached() throws IOException {
        try (TestServer server = TestServer.start(root);
                RawClient client = server.login()) {
            String reply = client.command("PASV");
            assertTrue(reply.matches("227 Entering Passive Mode \\(127,0,0,1,\\d+,\\d+\\)"), reply);
            int port = client.extendedPassivePort();
            assertThrows(ConnectException.class, () -> new Socket("127.0.0.2", port).close());
        }
    }

    @Test
    void servesAVersion4ClientOfAVersion6Socket() throws IOException {
        assumeTrue(hasVersion6());
        try (TestServer server = TestServer.startOn(InetAddress.getByName("::"), root);
                RawClient client = new RawClient(
                        new InetSocketAddress("127.0.0.1", server.address().getPort()))) {
            client.write("USER a\r\nPASS b\r\nPASV\r\n");
            for (int i = 0; i < 3; i++) {
                client.reply();
            }
            String reply = client.reply();
            assertTrue(reply.startsWith("227 Entering Passive Mode (127,0,0,1,"), reply);
            assertEquals("content", retrieve(client));
        }
    }

    @Test
    void servesVersion6() throws IOException {
        assumeTrue(hasVersion6());
        try (TestServer server = TestServer.startOn(InetAddress.getByName("::1"), root);
                RawClient client = server.login()) {
            assertTrue(client.command("PASV").startsWith("425"));
            assertEquals("522 Network protocol not supported, use (2)", client.command("EPSV 1"));
            assertTrue(client.command("EPSV 2").startsWith("229"));
            assertEquals("content", retrieve(client));
        }
    }

    @Test
    void afterEpsvAllThereIsNoOther() throws IOException {
        try (TestServer server = TestServer.start(root);
                RawClient client = server.login()) {
            assertTrue(client.command("EPSV all").startsWith("200"));
            assertTrue(client.command("PASV").startsWith("501"));
            assertEquals("content", retrieve(client));
        }
    }

    @Test
    void strangerIsDroppedAndTheClientStillServed() throws IOException {
        try (TestServer server = TestServer.start(root);
                RawClient client = server.login()) {
            int port = client.extendedPassivePort();
            try (Socket thief =
                    RawClient.openDataFrom("127.0.0.2", client.socket().getInetAddress(), port)) {
                client.write("RETR file\r\n");
                assertTrue(client.reply().startsWith("150"));
                assertEquals(-1, thief.getInputStream().read());
                try (Socket data = new Socket(client.socket().getInetAddress(), port)) {
                    assertEquals("content", readAll(data));
                }
                assertTrue(client.reply().startsWith("226"));
            }
        }
    }

    @Test
    void newPassiveCommandEndsTheEarlierOne() throws IOException {
        try (TestServer server = TestServer.start(root);
                RawClient client = server.login()) {
            int earlier = client.extendedPassivePort();
            client.extendedPassivePort();
            InetAddress address = client.socket().getInetAddress();
            assertThrows(ConnectException.class, () -> new Socket(address, earlier).close());
        }
    }

    @Test
    void onePassiveCommandIsForOneTransfer() throws IOException {
        try (TestServer server = TestServer.start(root);
                RawClient client = server.login()) {
            assertEquals("content", retrieve(client));
            assertTrue(client.command("RETR file").startsWith("425"));
        }
    }

    @Test
    void nobodyMayConnectToARunningTransfer() throws IOException {
        sparse(root.resolve("large"));
        try (TestServer server = TestServer.start(root);
                RawClient client = server.login()) {
            InetAddress address = client.socket().getInetAddress();
            int port = client.extendedPassivePort();
            try (Socket data = new Socket(address, port)) {
                assertTrue(client.command("RETR large").startsWith("150"));
                assertEquals(0, data.getInputStream().read());
                assertThrows(ConnectException.class, () -> new Socket(address, port).close());
            }
        }
    }

    @Test
    void listenerOfAGoneClientIsClosed() throws IOException, InterruptedException {
        try (TestServer server = TestServer.start(root)) {
            int port;
            try (RawClient client = server.login()) {
                port = client.extendedPassivePort();
            }
            server.awaitSessionEnd();
            InetAddress address = server.address().getAddress();
            assertThrows(ConnectException.class, () -> new Socket(address, port).close());
        }
    }

    @Test
    void connectionThatDoesNotComeIsGivenUp() throws IOException {
        FtpTimeouts timeouts = new FtpTimeouts(LONG, LONG, SHORT, LONG);
        try (TestServer server = TestServer.start(root, timeouts);
                RawClient client = server.login()) {
            client.extendedPassivePort();
            assertTrue(client.command("STOR new").startsWith("150"));
            assertTrue(client.reply().startsWith("425"));
            assertEquals("[file]", server.realNames().toString());
            assertTrue(client.command("NOOP").startsWith("200"));
        }
    }

    @Test
    void silenceBeforeTheLoginEndsTheSession() throws IOException {
        FtpTimeouts timeouts = new FtpTimeouts(SHORT, LONG, LONG, LONG);
        try (TestServer server = TestServer.start(root, timeouts);
                RawClient client = server.connect()) {
            client.reply();
            assertTrue(client.reply().startsWith("421"));
            assertNull(client.reply());
        }
    }

    @Test
    void silenceAfterTheLoginEndsTheSession() throws IOException {
        FtpTimeouts timeouts = new FtpTimeouts(LONG, SHORT, LONG, LONG);
        try (TestServer server = TestServer.start(root, timeouts);
                RawClient client = server.login()) {
            assertTrue(client.reply().startsWith("421"));
            assertNull(client.reply());
        }
    }

    @Test
    void clientThatStopsReadingIsEnded() throws IOException, InterruptedException {
        FtpTimeouts timeouts = new FtpTimeouts(LONG, LONG, LONG, SHORT);
        sparse(root.resolve("large"));
        try (TestServer server = TestServer.start(root, timeouts);
                RawClient client = server.login();
                Socket data = client.openData()) {
            assertTrue(client.command("RETR large").startsWith("150"));
            assertTrue(client.reply().startsWith("421"));
            assertNull(client.reply());
            server.awaitSessionEnd();
            assertTrue(data.isConnected());
        }
    }

    @Test
    void transferIsNotIdle() throws IOException, InterruptedException {
        FtpTimeouts timeouts = new FtpTimeouts(LONG, SHORT, LONG, LONG);
        try (TestServer server = TestServer.start(root, timeouts);
                RawClient client = server.login();
                Socket data = client.openData()) {
            assertTrue(client.command("STOR new").startsWith("150"));
            awaitPassed(SHORT.multipliedBy(3));
            data.getOutputStream().write('x');
            data.shutdownOutput();
            assertTrue(client.reply().startsWith("226"));
        }
    }

    /** A time that must pass before there is anything to see: the idle time, many times over. */
    private static void awaitPassed(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static String retrieve(RawClient client) throws IOException {
        try (Socket data = client.openData()) {
            client.write("RETR file\r\n");
            assertTrue(client.reply().startsWith("150"));
            String content = readAll(data);
            assertTrue(client.reply().startsWith("226"));
            return content;
        }
    }

    private static String readAll(Socket data) throws IOException {
        return new String(data.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void sparse(Path file) throws IOException {
        try (var channel = new RandomAccessFile(file.toFile(), "rw")) {
            channel.setLength(64 << 20);
        }
    }

    private static boolean hasVersion6() throws IOException {
        InetAddress loopback = InetAddress.getByName("::1");
        return NetworkInterface.getByInetAddress(loopback) != null;
    }
}

package io.javaipc.ftp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How transfers end before their time: aborted, broken off, or with the whole server. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class TransferEndTest {
    private static final int MORE_THAN_SOCKETS_BUFFER = 64 << 20;

    @TempDir
    private Path root;

    private TestServer server;

    @BeforeEach
    void startServer() throws IOException {
        try (RandomAccessFile large = new RandomAccessFile(root.resolve("large").toFile(), "rw")) {
            large.setLength(MORE_THAN_SOCKETS_BUFFER);
        }
        Files.writeString(root.resolve("name"), "old");
        server = TestServer.start(root);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void abortEndsADownloadThoughTheClientDoesNotRead() throws IOException {
        try (RawClient client = server.login();
                Socket data = client.openData()) {
            assertReply("150", client.command("RETR large"));
            assertEquals(0, data.getInputStream().read());
            assertReply("426", client.command("ABOR"));
            assertReply("226", client.reply());
            assertTrue(data.getInputStream().readAllBytes().length < MORE_THAN_SOCKETS_BUFFER);
            assertReply("200", client.command("NOOP"));
        }
    }

    /** Some clients send the Telnet data mark as urgent data, others what comes before it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void abortMayComeAsATelnetInterruptWithUrgentData(boolean markIsUrgent) throws IOException {
        try (RawClient client = server.login();
                Socket data = client.openData()) {
            assertReply("150", client.command("RETR large"));
            assertEquals(0, data.getInputStream().read());
            client.write(255, 244);
            if (markIsUrgent) {
                client.write(255);
                client.socket().sendUrgentData(242);
            } else {
                client.socket().sendUrgentData(255);
                client.write(242);
            }
            assertReply("426", client.command("ABOR"));
            assertReply("226", client.reply());
            assertReply("200", client.command("NOOP"));
        }
    }

    @Test
    void abortOvertakesCommandsThatWait() throws IOException {
        try (RawClient client = server.login();
                Socket data = client.openData()) {
            client.write("RETR large\r\nSYST\r\nABOR\r\n");
            assertReply("150", client.reply());
            assertReply("426", client.reply());
            assertReply("226", client.reply());
            assertReply("215", client.reply());
            assertTrue(data.isConnected());
        }
    }

    @Test
    void abortEndsTheWaitForADataConnection() throws IOException {
        try (RawClient client = server.login()) {
            client.extendedPassivePort();
            assertReply("150", client.command("RETR large"));
            assertReply("426", client.command("ABOR"));
            assertReply("226", client.reply());
        }
    }

    @Test
    void abortedUploadLeavesNothing() throws IOException {
        try (RawClient client = server.login();
                Socket data = client.openData()) {
            assertReply("150", client.command("STOR name"));
            sendHalf(data);
            assertReply("426", client.command("ABOR"));
            assertReply("226", client.reply());
            assertUntouched();
        }
    }

    @Test
    void statusIsToldDuringATransfer() throws IOException {
        try (RawClient client = server.login();
                Socket data = client.openData()) {
            assertReply("150", client.command("STOR name"));
            assertEquals("211 Transfer in progress", client.command("STAT"));
            data.shutdownOutput();
            assertReply("226", client.reply());
        }
    }

    @Test
    void commandsDuringATransferAreServedAfterIt() throws IOException {
        try (RawClient client = server.login();
                Socket data = client.openData()) {
            assertReply("150", client.command("STOR name"));
            client.write("SIZE name\r\nQUIT\r\n");
            data.getOutputStream().write(new byte[7]);
            data.shutdownOutput();
            assertReply("226", client.reply());
            assertEquals("213 7", client.reply());
            assertReply("221", client.reply());
        }
    }

    @Test
    void orderlyCloseCompletesAnUpload() throws IOException {
        try (RawClient client = server.login();
                Socket data = client.openData()) {
            assertReply("150", client.command("STOR name"));
            data.getOutputStream().write("new".getBytes());
            data.shutdownOutput();
            assertReply("226", client.reply());
            assertEquals("new", Files.readString(root.resolve("name")));
        }
    }

    @Test
    void resetDuringAnUploadIsReportedAndLeavesNothing() throws IOException {
        try (RawClient client = server.login();
                Socket data = client.openData()) {
            assertReply("150", client.command("STOR name"));
            sendHalf(data);
            RawClient.reset(data);
            assertReply("426", client.reply());
            assertUntouched();
            assertReply("200", client.command("NOOP"));
        }
    }

    @Test
    void resetDuringADownloadIsReported() throws IOException {
        try (RawClient client = server.login();
                Socket data = client.openData()) {
            assertReply("150", client.command("RETR large"));
            assertEquals(0, data.getInputStream().read());
            RawClient.reset(data);
            assertReply("426", client.reply());
            assertReply("200", client.command("NOOP"));
        }
    }

    @Test
    void clientThatVanishesDuringAnUploadLeavesNothing() throws IOException, InterruptedException {
        try (RawClient client = server.login();
                Socket data = client.openData()) {
            assertReply("150", client.command("STOR name"));
            sendHalf(data);
            client.vanish();
            server.awaitSessionEnd();
            assertUntouched();
            assertEquals(-1, data.getInputStream().read());
        }
    }

    @Test
    void clientThatIsResetDuringAnUploadLeavesNothing() throws IOException, InterruptedException {
        try (RawClient client = server.login();
                Socket data = client.openData()) {
            assertReply("150", client.command("STOR name"));
            sendHalf(data);
            RawClient.reset(client.socket());
            server.awaitSessionEnd();
            assertUntouched();
        }
    }

    @Test
    void clientThatVanishesDuringADownloadEndsTheSession() throws IOException, InterruptedException {
        try (RawClient client = server.login();
                Socket data = client.openData()) {
            assertReply("150", client.command("RETR large"));
            assertEquals(0, data.getInputStream().read());
            client.vanish();
            server.awaitSessionEnd();
        }
    }

    @Test
    void clientThatVanishesBeforeItsDataConnectionEndsTheSession() throws IOException, InterruptedException {
        try (RawClient client = server.login()) {
            client.extendedPassivePort();
            assertReply("150", client.command("STOR name"));
        }
        server.awaitSessionEnd();
        assertUntouched();
    }

    @Test
    void idleSessionIsToldThatTheServerStops() throws IOException, InterruptedException {
        try (RawClient client = server.login();
                RawClient beforeLogin = server.connect()) {
            beforeLogin.reply();
            server.stop(Duration.ofMinutes(5));
            assertEquals("421 Service closing", client.reply());
            assertNull(client.reply());
            assertEquals("421 Service closing", beforeLogin.reply());
        }
    }

    @Test
    void transferIsFinishedBeforeTheServerStops() throws Exception {
        try (RawClient client = server.login();
                Socket data = client.openData()) {
            assertReply("150", client.command("STOR name"));
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(this::stopGracefully);
            awaitNoLongerListening();
            data.getOutputStream().write("new".getBytes());
            data.shutdownOutput();
            assertReply("226", client.reply());
            assertEquals("421 Service closing", client.reply());
            stopped.join();
            assertEquals("new", Files.readString(root.resolve("name")));
        }
    }

    @Test
    void serverThatIsCutLeavesNothingOfAnUpload() throws Exception {
        try (RawClient client = server.login();
                Socket data = client.openData()) {
            assertReply("150", client.command("STOR name"));
            sendHalf(data);
            server.stop(Duration.ZERO);
            assertUntouched();
        }
    }

    /** Sends a part, and waits until the server has written it. */
    private void sendHalf(Socket data) throws IOException {
        data.getOutputStream().write(new byte[1000]);
        server.awaitHidden(1000);
    }

    private void stopGracefully() {
        try {
            server.stop(Duration.ofMinutes(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitNoLongerListening() throws IOException {
        while (true) {
            try {
                new Socket(server.address().getAddress(), server.address().getPort()).close();
            } catch (ConnectException e) {
                return;
            } catch (SocketException e) {
                // it was closed while this connection waited in its backlog
                Thread.onSpinWait();
            }
        }
    }

    /** The old file is as it was, and nothing else is there, hidden or not. */
    private void assertUntouched() throws IOException {
        assertEquals("[large, name]", server.realNames().toString());
        assertEquals("old", Files.readString(root.resolve("name")));
    }

    private static void assertReply(String code, String reply) {
        assertTrue(reply != null && reply.startsWith(code), reply);
    }
}

package io.javaipc.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.IpcException;
import io.javaipc.testing.Await;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What every dispatch of a {@link SocketServer} guarantees. */
public abstract class SocketServerContract {
    /** Long enough for any handler of these tests; a hang is the watchdog's business. */
    protected static final Duration AMPLE = Duration.ofMinutes(2);

    /** For the implementations' tests. */
    protected SocketServerContract() {}

    /**
     * The dispatch under test.
     *
     * @return the dispatch
     */
    protected abstract Dispatch dispatch();

    /**
     * Starts a server of the dispatch under test.
     *
     * @param handler its handler
     * @return the server
     */
    protected SocketServer start(HandlerFactory handler) {
        return SocketServer.tcp(0).dispatch(dispatch()).handler(handler).start();
    }

    @Test
    void answersClientsOneAfterAnother() throws IOException {
        try (SocketServer server = start(TestHandlers.Echo::new)) {
            for (String word : List.of("first", "second", "third")) {
                try (TestClient client = TestClient.connect(server)) {
                    assertEquals(word, client.ask(word));
                }
            }
        }
    }

    @Test
    void answersManyClientsAtOnce() throws IOException {
        try (SocketServer server = start(TestHandlers.Echo::new)) {
            List<TestClient> clients = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                clients.add(TestClient.connect(server));
            }
            for (int i = 0; i < clients.size(); i++) {
                assertEquals("client " + i, clients.get(i).ask("client " + i));
            }
            for (TestClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void eachConnectionHasAHandlerOfItsOwn() throws IOException {
        try (SocketServer server = start(TestHandlers.Counting::new);
                TestClient first = TestClient.connect(server);
                TestClient second = TestClient.connect(server)) {
            assertEquals("1", first.ask("x"));
            assertEquals("2", first.ask("x"));
            assertEquals("1", second.ask("x"));
        }
    }

    @Test
    void aHandlerThatThrowsEndsItsOwnConnectionOnly() throws IOException {
        try (SocketServer server = start(TestHandlers.Echo::new);
                TestClient bystander = TestClient.connect(server);
                TestClient victim = TestClient.connect(server)) {
            assertEquals("hello", bystander.ask("hello"));
            victim.send("throw");
            victim.awaitEnd();
            assertEquals("still here", bystander.ask("still here"));
            try (TestClient later = TestClient.connect(server)) {
                assertEquals("later", later.ask("later"));
            }
        }
    }

    @Test
    void connectionsBeyondTheLimitWaitAndAreServedLater() throws IOException {
        try (SocketServer server = SocketServer.tcp(0)
                .dispatch(onlyOneProcess())
                .maxConnections(1)
                .handler(TestHandlers.Echo::new)
                .start()) {
            TestClient first = TestClient.connect(server);
            assertEquals("first", first.ask("first"));
            TestClient second = TestClient.connect(server);
            second.send("second");
            assertFalse(second.answered(), "served beyond the limit");
            assertEquals("first again", first.ask("first again"));
            assertFalse(second.answered(), "served beyond the limit");
            first.close();
            assertEquals("second", second.receive());
            second.close();
        }
    }

    /** The dispatch under test, with a single process. */
    protected Dispatch onlyOneProcess() {
        return dispatch();
    }

    @Test
    void hundredsMayWaitToBeAccepted() throws IOException {
        int waiting = 600;
        try (SocketServer server = SocketServer.tcp(0)
                .dispatch(onlyOneProcess())
                .maxConnections(1)
                .handler(TestHandlers.Echo::new)
                .start()) {
            List<TestClient> clients = new ArrayList<>();
            for (int i = 0; i < waiting; i++) {
                clients.add(TestClient.connect(server));
            }
            for (TestClient client : clients) {
                assertEquals("hello", client.ask("hello"));
                client.close();
            }
        }
    }

    @Test
    void aGracefulStopWaitsForHandlers() throws Exception {
        SocketServer server = start(TestHandlers.Echo::new);
        TestClient client = TestClient.connect(server);
        assertEquals("before", client.ask("before"));
        AtomicBoolean stopped = new AtomicBoolean();
        Thread stopper = new Thread(() -> {
            try {
                server.stop(AMPLE);
                stopped.set(true);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        stopper.start();
        Await.until(() -> refuses(server.address()));
        assertEquals("during", client.ask("during"));
        assertFalse(stopped.get(), "did not wait for the handler");
        client.close();
        stopper.join();
        assertTrue(stopped.get());
    }

    @Test
    void aConnectionIsToldOfTheStop() throws Exception {
        SocketServer server = start(TestHandlers.Farewell::new);
        try (TestClient client = TestClient.connect(server)) {
            assertEquals("hello", client.ask("hello"));
            server.stop(AMPLE);
            assertEquals("goodbye", client.receive());
            client.awaitEnd();
        }
    }

    @Test
    void afterTheGraceConnectionsAreCut() throws Exception {
        SocketServer server = start(TestHandlers.Echo::new);
        try (TestClient client = TestClient.connect(server)) {
            assertEquals("hello", client.ask("hello"));
            server.stop(Duration.ZERO);
            client.awaitEnd();
        }
    }

    @Test
    void closingCutsAGracefulStopShort() throws Exception {
        SocketServer server = start(TestHandlers.Echo::new);
        try (TestClient client = TestClient.connect(server)) {
            assertEquals("hello", client.ask("hello"));
            Thread stopper = new Thread(() -> {
                try {
                    server.stop(Duration.ofDays(1));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            stopper.start();
            Await.until(() -> refuses(server.address()));
            server.close();
            client.awaitEnd();
            stopper.join();
        }
    }

    @Test
    void closingTwiceAndStoppingAfterwardsIsFine() throws Exception {
        SocketServer server = start(TestHandlers.Echo::new);
        server.close();
        server.close();
        server.stop(AMPLE);
        server.awaitTermination();
        assertTrue(refuses(server.address()));
    }

    @Test
    void stoppingAtOnceAfterTheStartNeverHangs() {
        for (int i = 0; i < 5; i++) {
            start(TestHandlers.Echo::new).close();
        }
    }

    @Test
    void anAddressInUseIsToldByName() throws IOException {
        try (SocketServer first = start(TestHandlers.Echo::new)) {
            SocketServer.Builder second =
                    SocketServer.tcp(first.address()).dispatch(dispatch()).handler(TestHandlers.Echo::new);
            IpcException refused = assertThrows(IpcException.class, second::start);
            assertTrue(
                    refused.getMessage().contains(String.valueOf(first.address().getPort())), refused::getMessage);
            assertEquals("bind", refused.operation());
        }
    }

    @Test
    void thePortIsFreeAgainAfterTheStop() throws Exception {
        SocketServer first = start(TestHandlers.Echo::new);
        InetSocketAddress address = first.address();
        try (TestClient client = TestClient.connect(first)) {
            assertEquals("hello", client.ask("hello"));
        }
        first.stop(AMPLE);
        try (SocketServer second = SocketServer.tcp(address)
                        .dispatch(dispatch())
                        .handler(TestHandlers.Echo::new)
                        .start();
                TestClient client = TestClient.connect(second)) {
            assertEquals("again", client.ask("again"));
        }
    }

    @Test
    void servesOverIpv6() throws IOException {
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getByName("::1"), 0);
        try (SocketServer server = SocketServer.tcp(loopback)
                        .dispatch(dispatch())
                        .handler(TestHandlers.Echo::new)
                        .start();
                TestClient client = TestClient.connect(server)) {
            assertEquals("six", client.ask("six"));
        }
    }

    @Test
    void theIpv6WildcardServesIpv4Too() throws IOException {
        InetSocketAddress wildcard = new InetSocketAddress(InetAddress.getByName("::"), 0);
        try (SocketServer server = SocketServer.tcp(wildcard)
                .dispatch(dispatch())
                .handler(TestHandlers.Echo::new)
                .start()) {
            for (String host : List.of("::1", "127.0.0.1")) {
                InetSocketAddress address =
                        new InetSocketAddress(host, server.address().getPort());
                try (TestClient client = TestClient.connect(address)) {
                    assertEquals(host, client.ask(host));
                }
            }
        }
    }

    @Test
    void aHandlerThatCannotGetReadyFailsTheStart() {
        HandlerFactory unready = new Unready();
        RuntimeException failure = assertThrows(RuntimeException.class, () -> start(unready));
        assertTrue(failure.getMessage().contains("not today"), failure::getMessage);
    }

    private static final class Unready implements HandlerFactory {
        private static final long serialVersionUID = 1L;

        @Override
        public void prepare() throws IOException {
            throw new IOException("not today");
        }

        @Override
        public ConnectionHandler create() {
            return new TestHandlers.Echo();
        }
    }

    @Test
    void aServerWithoutAHandlerIsRefused() {
        SocketServer.Builder builder = SocketServer.tcp(0).dispatch(dispatch());
        assertThrows(IllegalStateException.class, builder::start);
    }

    @Test
    void aBacklogThatWouldHangClientsIsRefused() {
        SocketServer.Builder builder = SocketServer.tcp(0);
        assertThrows(IllegalArgumentException.class, () -> builder.backlog(50));
    }

    /** Tells whether nobody listens there any more. */
    protected static boolean refuses(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address);
            return false;
        } catch (ConnectException e) {
            return true;
        } catch (SocketException e) {
            // reset: it stopped listening while we were in its queue
            return false;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

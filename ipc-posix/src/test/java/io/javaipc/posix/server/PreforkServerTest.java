package io.javaipc.posix.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Output;
import io.javaipc.process.ProcessDiedException;
import io.javaipc.process.ProcessInfo;
import io.javaipc.process.TaskFailedException;
import io.javaipc.server.ConnectionHandler;
import io.javaipc.server.Dispatch;
import io.javaipc.server.HandlerFactory;
import io.javaipc.server.SocketServer;
import io.javaipc.server.SocketServerContract;
import io.javaipc.server.TestClient;
import io.javaipc.server.TestHandlers;
import io.javaipc.signal.Signal;
import io.javaipc.testing.Await;
import io.javaipc.testing.Programs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract with preforked worker processes, and what they add to it. */
class PreforkServerTest extends SocketServerContract {
    @Override
    protected Dispatch dispatch() {
        return Dispatch.prefork(2);
    }

    @Override
    protected Dispatch onlyOneProcess() {
        return Dispatch.prefork(1);
    }

    @Test
    void connectionsAreServedByTheWorkers() throws IOException {
        try (SocketServer server = start(TestHandlers.Echo::new)) {
            Set<String> workers = new HashSet<>();
            server.servingPids().forEach(pid -> workers.add(pid.toString()));
            assertEquals(2, workers.size());
            for (int i = 0; i < 20; i++) {
                try (TestClient client = TestClient.connect(server)) {
                    assertTrue(workers.contains(client.ask("pid")));
                }
            }
        }
    }

    @Test
    void aKilledWorkerIsReplacedAndTheOthersServeMeanwhile() throws Exception {
        try (SocketServer server = start(TestHandlers.Echo::new)) {
            List<Long> before = server.servingPids();
            long victim = before.get(0);
            ProcessHandle.of(victim).orElseThrow().destroyForcibly();
            for (int i = 0; i < 20; i++) {
                try (TestClient client = TestClient.connect(server)) {
                    assertEquals("still served", client.ask("still served"));
                }
            }
            Await.until(() ->
                    server.servingPids().size() == 2 && !server.servingPids().contains(victim));
            Await.until(() -> answeringPids(server).size() == 2);
        }
    }

    private static Set<String> answeringPids(SocketServer server) {
        Set<String> pids = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            try (TestClient client = TestClient.connect(server)) {
                pids.add(client.ask("pid"));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return pids;
    }

    @Test
    void connectionsThatWaitSurviveTheDeathOfEveryWorker() throws Exception {
        try (SocketServer server = SocketServer.tcp(0)
                .dispatch(Dispatch.prefork(2))
                .maxConnections(1)
                .handler(TestHandlers.Echo::new)
                .start()) {
            List<TestClient> busy = new ArrayList<>();
            Set<String> served = new HashSet<>();
            while (served.size() < 2) {
                TestClient client = TestClient.connect(server);
                served.add(client.ask("pid"));
                busy.add(client);
            }
            TestClient waiting = TestClient.connect(server);
            waiting.send("waited");
            served.forEach(
                    pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly());
            for (TestClient client : busy) {
                client.awaitEnd();
                client.close();
            }
            assertEquals("waited", waiting.receive());
            waiting.close();
        }
    }

    @Test
    void aStopLeavesNoWorker() throws Exception {
        SocketServer server = start(TestHandlers.Echo::new);
        List<Long> workers = server.servingPids();
        server.stop(AMPLE);
        for (long pid : workers) {
            assertTrue(ProcessHandle.of(pid).isEmpty(), "worker is left: " + pid);
        }
        assertEquals(List.of(), server.servingPids());
    }

    @Test
    void aWorkerKilledDuringTheStopIsNotReplaced() throws Exception {
        SocketServer server = start(TestHandlers.Echo::new);
        TestClient client = TestClient.connect(server);
        long busy = Long.parseLong(client.ask("pid"));
        Thread stopper = new Thread(server::close);
        Thread killer = new Thread(() -> ProcessHandle.of(busy).ifPresent(ProcessHandle::destroyForcibly));
        stopper.start();
        killer.start();
        stopper.join();
        killer.join();
        client.close();
        assertEquals(List.of(), server.servingPids());
        assertEquals(0, ProcessHandle.current().children().count());
    }

    @Test
    void aParentKilledTakesItsWorkersAlong() throws Exception {
        try (ServerProgram program = ServerProgram.start()) {
            program.process().signal(Signal.KILL);
            for (long pid : program.workers()) {
                Await.untilGone(pid);
            }
            Await.until(() -> refuses(program.address()));
        }
    }

    @Test
    void aTerminatedParentLetsConnectionsFinish() throws Exception {
        try (ServerProgram program = ServerProgram.start()) {
            TestClient client = TestClient.connect(program.address());
            assertEquals("before", client.ask("before"));
            program.process().signal(Signal.TERM);
            Await.until(() -> refuses(program.address()));
            assertEquals("during", client.ask("during"));
            client.close();
            program.process().awaitExit();
            for (long pid : program.workers()) {
                assertTrue(ProcessHandle.of(pid).isEmpty(), "worker is left: " + pid);
            }
        }
    }

    @Test
    void aHandlerThatCannotBeReadInAWorkerFailsTheStart() {
        HandlerFactory unreadable = new UnreadableThere();
        TaskFailedException failure = assertThrows(TaskFailedException.class, () -> start(unreadable));
        assertTrue(failure.getMessage().contains("not over here"), failure::getMessage);
        assertEquals(0, ProcessHandle.current().children().count());
    }

    @Test
    void workersThatDieAtTheirStartFailTheStart() {
        SocketServer.Builder builder = SocketServer.tcp(0)
                .dispatch(Dispatch.prefork(2).jvmArguments("-XX:NoSuchFlag"))
                .handler(TestHandlers.Echo::new);
        ProcessDiedException failure = assertThrows(ProcessDiedException.class, builder::start);
        assertEquals(1, failure.status().shellCode());
    }

    @Test
    void whatAHandlerCapturesArrivesInTheWorker() throws IOException {
        String captured = "captured";
        try (SocketServer server = start(() -> connection ->
                        connection.channel().socket().getOutputStream().write((captured + "\n").getBytes()));
                TestClient client = TestClient.connect(server)) {
            assertEquals("captured", client.receive());
        }
    }

    @Test
    void workersAreNotInTheGroupOfTheTerminal() throws IOException {
        try (SocketServer server = start(TestHandlers.Echo::new)) {
            for (long pid : server.servingPids()) {
                assertNotEquals(
                        ProcessInfo.current().processGroup(),
                        ProcessInfo.of(pid).orElseThrow().processGroup());
            }
        }
    }

    /** Serializable here, and refuses to be read. */
    private static final class UnreadableThere implements HandlerFactory {
        private static final long serialVersionUID = 1L;

        @Override
        public ConnectionHandler create() {
            return new TestHandlers.Echo();
        }

        private void readObject(ObjectInputStream in) {
            throw new IllegalStateException("not over here");
        }
    }

    /** A server in a process of its own, which stops gracefully at TERM. */
    private record ServerProgram(ChildProcess process, InetSocketAddress address, List<Long> workers)
            implements AutoCloseable {
        static ServerProgram start() throws IOException {
            ChildProcess process =
                    Programs.java(PreforkedEcho.class).stdout(Output.pipe()).start();
            BufferedReader lines = process.inputReader();
            InetSocketAddress address = new InetSocketAddress("127.0.0.1", Integer.parseInt(lines.readLine()));
            List<Long> workers = Arrays.stream(lines.readLine().split(" "))
                    .map(Long::valueOf)
                    .toList();
            return new ServerProgram(process, address, workers);
        }

        @Override
        public void close() {
            process.close();
        }
    }
}

package io.javaipc.ftp.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.ftp.client.RemoteFile;
import io.javaipc.ftp.client.RemoteLibrary;
import io.javaipc.ftp.client.TransferListener;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Output;
import io.javaipc.signal.Signal;
import io.javaipc.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients, workers and servers end without a word, and whoever is left goes on. */
class FailureIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int VANISHING_CLIENTS = 8;

    @TempDir
    private Path root;

    @TempDir
    private Path local;

    private ServerProcess server;

    @BeforeEach
    void startServer() throws IOException {
        Files.writeString(root.resolve("notes.txt"), "hello");
        server = ServerProcess.start(root);
    }

    @AfterEach
    void closeServer() throws IOException {
        server.close();
    }

    /** Several, because it is chance which connection of a killed client is seen to end first. */
    @Test
    void uploadsWhoseClientsVanishDoNotAppear() throws IOException, InterruptedException {
        Run.tool("curl", "curl", "--version").wentWell();
        Path source = TestFiles.random(local.resolve("big.bin"), 16);
        List<ChildProcess> clients = new ArrayList<>();
        for (int i = 0; i < VANISHING_CLIENTS; i++) {
            clients.add(Command.of("curl", "-sS", "--limit-rate", "1M", "-T", source.toString())
                    .arguments(server.url("big-" + i + ".bin"))
                    .stdout(Output.discard())
                    .stderr(Output.discard())
                    .start());
        }
        Await.until(() -> filesServed()
                        .filter(file -> isUpload(file) && size(file) >= 2 << 20)
                        .count()
                == VANISHING_CLIENTS);
        for (ChildProcess client : clients) {
            client.signal(Signal.KILL);
            client.awaitExit();
            client.close();
        }
        Await.until(() -> filesServed().noneMatch(FailureIT::isUpload));
        assertEquals(List.of(root.resolve("notes.txt")), filesServed().toList());
        assertServes();
        server.stop();
        assertEquals("", server.log());
    }

    @Test
    void aDownloadWhoseClientVanishesDisturbsNobody() throws IOException, InterruptedException {
        TestFiles.random(root.resolve("big.bin"), 16);
        Path copy = local.resolve("copy.bin");
        Run.tool("curl", "curl", "--version").wentWell();
        try (ChildProcess client = Command.of("curl", "-sS", "--limit-rate", "1M", "-o", copy.toString())
                .arguments(server.url("big.bin"))
                .stdout(Output.discard())
                .stderr(Output.discard())
                .start()) {
            Await.until(() -> Files.exists(copy) && size(copy) > 0);
            client.signal(Signal.KILL);
            client.awaitExit();
        }
        assertServes();
        server.stop();
        assertEquals("", server.log());
    }

    @Test
    void aKilledWorkerIsReplacedAndTheOthersServe() throws IOException, InterruptedException {
        List<ProcessHandle> before = server.workers();
        ProcessHandle victim = before.get(0);
        victim.destroyForcibly();
        assertServes();
        Await.until(() -> server.workers().size() == ServerProcess.WORKERS
                && !server.workers().contains(victim));
        List<ProcessHandle> kept = new ArrayList<>(server.workers());
        kept.retainAll(before);
        assertEquals(ServerProcess.WORKERS - 1, kept.size());
        assertServes();
        server.stop();
        assertTrue(server.log().contains("pid=" + victim.pid()), server.log());
    }

    @Test
    void everyWorkerMayDieAtOnce() throws IOException, InterruptedException {
        List<ProcessHandle> before = server.workers();
        before.forEach(ProcessHandle::destroyForcibly);
        assertServes();
        Await.until(() -> server.workers().size() == ServerProcess.WORKERS
                && server.workers().stream().noneMatch(before::contains));
        server.stop();
    }

    @Test
    void theWorkersOfAKilledServerEndWithIt() throws InterruptedException {
        List<ProcessHandle> workers = server.workers();
        assertEquals(ServerProcess.WORKERS, workers.size());
        server.signal(Signal.KILL);
        server.awaitExit();
        for (ProcessHandle worker : workers) {
            Await.untilGone(worker.pid());
        }
        assertEquals("", server.log());
    }

    @Test
    void aStopLetsATransferFinish() throws IOException, InterruptedException {
        TestFiles.random(root.resolve("big.bin"), 16);
        Path copy = local.resolve("copy.bin");
        try (RemoteLibrary library = RemoteLibrary.connect(server.url(), TIMEOUT)) {
            boolean[] stopping = new boolean[1];
            TransferListener stopInTheMiddle = (transferred, total) -> {
                if (!stopping[0]) {
                    stopping[0] = true;
                    server.signal(Signal.TERM);
                }
            };
            library.download("big.bin", copy, stopInTheMiddle);
        }
        assertEquals("stopped", server.lastWords());
        assertEquals(TestFiles.sha256(root.resolve("big.bin")), TestFiles.sha256(copy));
        assertEquals("", server.log());
    }

    @Test
    void theGuidedTourGoesAsToldAndLeavesNothing() throws IOException, InterruptedException {
        Run tour = Run.jar("demo").wentWell();
        assertTrue(tour.out().contains("All 9 steps went as told"), tour.out());
        Matcher made =
                Pattern.compile("made a directory to serve: (/\\S+)/served").matcher(tour.out());
        assertTrue(made.find(), tour.out());
        assertTrue(Files.notExists(Path.of(made.group(1))), tour.out());
    }

    private void assertServes() throws IOException {
        for (int i = 0; i < ServerProcess.WORKERS * 2; i++) {
            try (RemoteLibrary library = RemoteLibrary.connect(server.url(), TIMEOUT)) {
                List<String> names =
                        library.list("").stream().map(RemoteFile::name).toList();
                assertTrue(names.contains("notes.txt"), names::toString);
            }
        }
    }

    private Stream<Path> filesServed() {
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isUpload(Path file) {
        return file.getFileName().toString().startsWith(".javaipc-upload-");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            // gone since it was listed
            return 0;
        }
    }
}

package io.javaipc.ftp.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.ftp.client.RemoteLibrary;
import io.javaipc.ftp.client.TransferListener;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files go up to the server and come down again unchanged, by the clients that people have. */
class TransferIT {
    private static final int MEBIBYTES = 64;
    private static final int CLIENTS = 20;

    @TempDir
    private static Path root;

    @TempDir
    private static Path local;

    private static ServerProcess server;
    private static Path source;
    private static String sum;

    @BeforeAll
    static void startServer() throws IOException {
        server = ServerProcess.start(root);
        source = TestFiles.random(local.resolve("source.bin"), MEBIBYTES);
        sum = TestFiles.sha256(source);
    }

    @AfterAll
    static void stopServerWhichHadNothingToComplainAbout() throws IOException, InterruptedException {
        server.stop();
        assertEquals("", server.log());
        server.close();
    }

    @Test
    void theClientJarUploadsAndDownloads() throws IOException, InterruptedException {
        Run.jar("put", source.toString(), server.url("jar.bin")).wentWell();
        assertEquals(sum, TestFiles.sha256(root.resolve("jar.bin")));
        Path copy = local.resolve("jar.bin");
        Run.jar("get", server.url("jar.bin"), "-o", copy.toString()).wentWell();
        assertEquals(sum, TestFiles.sha256(copy));
    }

    @Test
    void curlUploadsAndDownloads() throws IOException, InterruptedException {
        Run.tool("curl", "curl", "-sS", "-T", source.toString(), server.url("curl.bin"))
                .wentWell();
        assertEquals(sum, TestFiles.sha256(root.resolve("curl.bin")));
        Path copy = local.resolve("curl.bin");
        Run.tool("curl", "curl", "-sS", "-o", copy.toString(), server.url("curl.bin"))
                .wentWell();
        assertEquals(sum, TestFiles.sha256(copy));
    }

    @Test
    void pythonsFtplibUploadsAndDownloads() throws IOException, InterruptedException, URISyntaxException {
        Path script =
                Path.of(TransferIT.class.getResource("ftplib_round_trip.py").toURI());
        Path copy = local.resolve("ftplib.bin");
        Run.tool(
                        "python3",
                        "python3",
                        script.toString(),
                        server.url().host(),
                        Integer.toString(server.url().port()),
                        source.toString(),
                        copy.toString())
                .wentWell();
        assertEquals(sum, TestFiles.sha256(root.resolve("ftplib.bin")));
        assertEquals(sum, TestFiles.sha256(copy));
    }

    @Test
    void lftpUploadsAndDownloads() throws IOException, InterruptedException {
        Path copy = local.resolve("lftp.bin");
        String commands = "set cmd:fail-exit yes; open " + server.url("") + "; put " + source
                + " -o lftp.bin; get lftp.bin -o " + copy;
        Run.tool("lftp", "lftp", "-c", commands).wentWell();
        assertEquals(sum, TestFiles.sha256(root.resolve("lftp.bin")));
        assertEquals(sum, TestFiles.sha256(copy));
    }

    @Test
    void ipv6IsServedToo() throws IOException, InterruptedException {
        try (ServerProcess six = ServerProcess.start(root, "--bind", "::1")) {
            assertTrue(six.url("").startsWith("ftp://[::1]:"), six.url(""));
            Run.jar("put", source.toString(), six.url("six.bin")).wentWell();
            Path copy = local.resolve("six.bin");
            Run.tool("curl", "curl", "-sS", "-g", "-o", copy.toString(), six.url("six.bin"))
                    .wentWell();
            assertEquals(sum, TestFiles.sha256(copy));
            six.stop();
            assertEquals("", six.log());
        }
    }

    @Test
    void twentyClientsAreServedAtOnce() throws Exception {
        CyclicBarrier allConnected = new CyclicBarrier(CLIENTS);
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<String>> sums = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String name = "client-" + i + ".bin";
                Callable<String> roundTrip = () -> roundTrip(name, allConnected);
                sums.add(threads.submit(roundTrip));
            }
            for (int i = 0; i < CLIENTS; i++) {
                // first: the client makes the file that it sends
                String copied = sums.get(i).get();
                assertEquals(TestFiles.sha256(local.resolve("client-" + i + ".bin")), copied);
            }
        } finally {
            threads.shutdown();
        }
    }

    private static String roundTrip(String name, CyclicBarrier allConnected) throws Exception {
        Path file = TestFiles.random(local.resolve(name), 2);
        Path copy = local.resolve("copy-of-" + name);
        try (RemoteLibrary library = RemoteLibrary.connect(server.url(), Duration.ofSeconds(60))) {
            allConnected.await();
            library.upload(file, name, TransferListener.NONE);
            library.download(name, copy, TransferListener.NONE);
        }
        return TestFiles.sha256(copy);
    }

    @Test
    void whatIsListedCanBeDeleted() throws IOException, InterruptedException {
        Files.writeString(root.resolve("größe 1.txt"), "hello");
        String url = server.url("größe 1.txt");
        assertTrue(Run.jar("ls", server.url("")).wentWell().out().contains("größe 1.txt"));
        Run.jar("rm", url).wentWell();
        assertTrue(Files.notExists(root.resolve("größe 1.txt")));
        Run again = Run.jar("rm", url);
        assertEquals(1, again.status().shellCode());
        assertEquals(1, again.err().lines().count(), again.err());
        assertTrue(again.err().startsWith("cannot delete: path=/größe 1.txt, reply=550"), again.err());
    }

    @Test
    void aScriptDrivesTheConsole() throws IOException, InterruptedException {
        Files.writeString(root.resolve("notes.txt"), "hello");
        Path copy = local.resolve("notes.txt");
        Path script = Files.writeString(local.resolve("script"), "get notes.txt " + copy + "\npwd\nget missing\npwd\n");
        Run run = Run.jarReading(script, "console", server.url(""));
        assertEquals(1, run.status().shellCode(), run::toString);
        assertEquals("hello", Files.readString(copy));
        List<String> lines = run.out().lines().toList();
        assertEquals(2, lines.size(), run.out());
        assertTrue(lines.get(0).startsWith("saved " + copy), run.out());
        assertEquals("/", lines.get(1));
        assertTrue(run.err().startsWith("line 3: cannot download: path=missing, reply=550"), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }
}

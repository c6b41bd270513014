package io.javaipc.ftp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client does when a server refuses or breaks. */
class RemoteLibraryTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private FakeFtpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = new FakeFtpServer();
    }

    @AfterEach
    void closeServer() throws IOException {
        server.close();
    }

    @Test
    void aDownloadAppearsUnderItsName() throws IOException {
        server.content("hello".getBytes(StandardCharsets.UTF_8));
        Path target = directory.resolve("copy.txt");
        try (RemoteLibrary library = RemoteLibrary.connect(server.url(), TIMEOUT)) {
            library.download("/a.txt", target, TransferListener.NONE);
        }
        assertEquals("hello", Files.readString(target));
        assertEquals(List.of(target), filesHere());
    }

    @Test
    void aDownloadIntoADirectoryKeepsItsName() throws IOException {
        try (RemoteLibrary library = RemoteLibrary.connect(server.url(), TIMEOUT)) {
            Path saved = library.download("/docs/a.txt", directory, TransferListener.NONE);
            assertEquals(directory.resolve("a.txt"), saved);
        }
        assertEquals(List.of(directory.resolve("a.txt")), filesHere());
    }

    @Test
    void aServersNameCannotLeaveTheDirectory() throws IOException {
        try (RemoteLibrary library = RemoteLibrary.connect(server.url(), TIMEOUT)) {
            assertThrows(FtpFailure.class, () -> library.download("docs/..", directory, TransferListener.NONE));
        }
    }

    @Test
    void aDownloadIsToldInBytes() throws IOException {
        server.content(new byte[1_000_000]).reply("SIZE", "213 1000000");
        List<Long> told = new ArrayList<>();
        try (RemoteLibrary library = RemoteLibrary.connect(server.url(), TIMEOUT)) {
            library.download("/a", directory, (transferred, total) -> {
                assertEquals(1_000_000, total);
                told.add(transferred);
            });
        }
        assertEquals(1_000_000, told.get(told.size() - 1));
    }

    @Test
    void aRefusedDownloadLeavesWhatWasThere() throws IOException {
        server.reply("RETR", "550 no such file");
        Path target = Files.writeString(directory.resolve("copy.txt"), "older");
        try (RemoteLibrary library = RemoteLibrary.connect(server.url(), TIMEOUT)) {
            FtpFailure refused =
                    assertThrows(FtpFailure.class, () -> library.download("/a.txt", target, TransferListener.NONE));
            assertEquals("cannot download: path=/a.txt, reply=550 no such file", refused.getMessage());
            assertEquals(OptionalInt.of(550), refused.replyCode());
            assertTrue(library.isOpen());
        }
        assertEquals("older", Files.readString(target));
        assertEquals(List.of(target), filesHere());
    }

    @Test
    void aDownloadThatTheServerGivesUpLeavesWhatWasThere() throws IOException {
        server.content(new byte[1000]).reply("RETR", "451 disk error");
        Path target = Files.writeString(directory.resolve("copy.txt"), "older");
        try (RemoteLibrary library = RemoteLibrary.connect(server.url(), TIMEOUT)) {
            assertThrows(FtpFailure.class, () -> library.download("/a.txt", target, TransferListener.NONE));
        }
        assertEquals("older", Files.readString(target));
        assertEquals(List.of(target), filesHere());
    }

    @Test
    void aDownloadOfAnotherSizeThanAnnouncedFails() throws IOException {
        server.content(new byte[1000]).reply("SIZE", "213 2000");
        try (RemoteLibrary library = RemoteLibrary.connect(server.url(), TIMEOUT)) {
            FtpFailure failure =
                    assertThrows(FtpFailure.class, () -> library.download("/a.txt", directory, TransferListener.NONE));
            assertTrue(failure.getMessage().contains("expected=2000, transferred=1000"), failure.getMessage());
        }
        assertEquals(List.of(), filesHere());
    }

    @Test
    void anUploadThatIsFoundWithAnotherSizeFails() throws IOException {
        server.reply("SIZE", "213 3");
        Path source = Files.writeString(directory.resolve("a.txt"), "12345");
        try (RemoteLibrary library = RemoteLibrary.connect(server.url(), TIMEOUT)) {
            FtpFailure failure =
                    assertThrows(FtpFailure.class, () -> library.upload(source, "/a.txt", TransferListener.NONE));
            assertTrue(failure.getMessage().contains("expected=3, transferred=5"), failure.getMessage());
        }
    }

    @Test
    void aRefusedUploadLeavesTheConnectionUsable() throws IOException {
        server.reply("STOR", "550 read-only");
        Path source = Files.writeString(directory.resolve("a.txt"), "12345");
        try (RemoteLibrary library = RemoteLibrary.connect(server.url(), TIMEOUT)) {
            FtpFailure refused =
                    assertThrows(FtpFailure.class, () -> library.upload(source, "/a.txt", TransferListener.NONE));
            assertEquals("cannot upload: path=/a.txt, reply=550 read-only", refused.getMessage());
            library.ping();
        }
    }

    @Test
    void whatCannotBeReadIsToldWithoutAskingTheServer() throws IOException {
        try (RemoteLibrary library = RemoteLibrary.connect(server.url(), TIMEOUT)) {
            FtpFailure missing = assertThrows(
                    FtpFailure.class,
                    () -> library.upload(directory.resolve("missing"), "/a.txt", TransferListener.NONE));
            assertTrue(missing.getMessage().endsWith("cause=no such file or directory"), missing.getMessage());
            assertThrows(FtpFailure.class, () -> library.upload(directory, "/a.txt", TransferListener.NONE));
            assertTrue(library.isOpen());
        }
        assertFalse(server.received().stream().anyMatch(line -> line.startsWith("STOR")));
    }

    @Test
    void anAbortedUploadDoesNotLookComplete() throws Exception {
        RemoteLibrary library = RemoteLibrary.connect(server.url(), TIMEOUT);
        TransferListener abort = (transferred, total) -> library.abort();
        Path source = Files.write(directory.resolve("big"), new byte[4_000_000]);
        assertThrows(FtpFailure.class, () -> library.upload(source, "/big", abort));
        assertFalse(server.controlAliveAtEndOfUpload());
        assertFalse(library.isOpen());
    }

    @Test
    void aDownloadThatHangsCanBeAborted() throws Exception {
        server.content(new byte[1000]);
        server.hang();
        RemoteLibrary library = RemoteLibrary.connect(server.url(), TIMEOUT);
        CompletableFuture<Path> download = CompletableFuture.supplyAsync(() -> {
            try {
                return library.download("/a.txt", directory, TransferListener.NONE);
            } catch (FtpFailure e) {
                throw new CompletionException(e);
            }
        });
        server.awaitTransfer();
        library.abort();
        ExecutionException failure = assertThrows(ExecutionException.class, download::get);
        assertInstanceOf(FtpFailure.class, failure.getCause());
        assertEquals(List.of(), filesHere());
    }

    @Test
    void aConnectionThatTheServerCutsIsClosed() throws Exception {
        RemoteLibrary library = RemoteLibrary.connect(server.url(), TIMEOUT);
        server.cut();
        assertThrows(FtpFailure.class, library::ping);
        assertFalse(library.isOpen());
    }

    @Test
    void aListingIsSortedAndKnowsSizesAndTimes() throws IOException {
        server.content(
                ("-rw-r--r-- 1 ftp ftp 12 Jan 02  2026 b.txt\r\n" + "drwxr-xr-x 1 ftp ftp 4096 Jan 02  2026 a dir\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        try (RemoteLibrary library = RemoteLibrary.connect(server.url(), TIMEOUT)) {
            Instant day = Instant.parse("2026-01-02T00:00:00Z");
            assertEquals(
                    List.of(new RemoteFile("a dir", true, 4096, day), new RemoteFile("b.txt", false, 12, day)),
                    library.list(""));
        }
    }

    @Test
    void aNameThatBeginsWithADashIsNoOption() throws IOException {
        try (RemoteLibrary library = RemoteLibrary.connect(server.url(), TIMEOUT)) {
            library.delete("-rf");
        }
        assertTrue(server.received().contains("DELE ./-rf"), server.received().toString());
    }

    @Test
    void aNameCannotSmuggleACommand() throws IOException {
        try (RemoteLibrary library = RemoteLibrary.connect(server.url(), TIMEOUT)) {
            assertThrows(FtpFailure.class, () -> library.delete("a\r\nDELE b"));
        }
        assertFalse(server.received().contains("DELE b"), server.received().toString());
    }

    @Test
    void aRefusedLoginNamesTheUserAndTheReply() {
        server.reply("PASS", "530 who are you");
        FtpFailure refused = assertThrows(FtpFailure.class, () -> RemoteLibrary.connect(server.url(), TIMEOUT));
        assertTrue(refused.getMessage().startsWith("cannot log in: user=anonymous"), refused.getMessage());
        assertEquals(OptionalInt.of(530), refused.replyCode());
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws Exception {
        FtpUrl url = server.url();
        server.close();
        FtpFailure failure = assertThrows(FtpFailure.class, () -> RemoteLibrary.connect(url, TIMEOUT));
        assertInstanceOf(ConnectException.class, failure.getCause());
        assertTrue(failure.getMessage().contains("address=" + url.address()), failure.getMessage());
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedForInVain() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FtpUrl url = new FtpUrl("anonymous", "127.0.0.1", silent.getLocalPort(), "/");
            assertThrows(FtpFailure.class, () -> RemoteLibrary.connect(url, Duration.ofMillis(50)));
        }
    }

    private List<Path> filesHere() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}

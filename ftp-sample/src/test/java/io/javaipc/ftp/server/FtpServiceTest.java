package io.javaipc.ftp.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ordinary path, with a client that others wrote. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class FtpServiceTest {
    private static final int MANY_BUFFERS = 3_000_001;

    @TempDir
    private Path root;

    private TestServer server;
    private FTPClient client;

    @BeforeEach
    void logIn() throws IOException {
        server = TestServer.start(root);
        client = connect();
    }

    @AfterEach
    void stop() throws IOException {
        client.disconnect();
        server.close();
    }

    @Test
    void whatIsUploadedComesBack() throws IOException {
        byte[] content = randomBytes(MANY_BUFFERS);

        assertTrue(client.storeFile("new", new ByteArrayInputStream(content)));
        assertArrayEquals(content, Files.readAllBytes(root.resolve("new")));
        assertArrayEquals(content, retrieve(client, "new"));
        assertEquals("[new]", server.realNames().toString());
    }

    @Test
    void emptyFileIsAFile() throws IOException {
        assertTrue(client.storeFile("empty", InputStream.nullInputStream()));
        assertEquals(0, retrieve(client, "empty").length);
    }

    @Test
    void namesMayHaveBlanksAndAnyScript() throws IOException {
        for (String name : List.of("a b  c", " leading", "ünïcödé €", "日本語", "-la", "quote\"'", "a\\b", "*")) {
            assertTrue(client.storeFile(name, bytes("content of " + name)), client.getReplyString());
            assertEquals("content of " + name, new String(retrieve(client, name), StandardCharsets.UTF_8));
            assertTrue(Arrays.asList(client.mlistDir()).stream()
                    .anyMatch(file -> file.getName().equals(name)));
            assertTrue(client.deleteFile(name));
        }
    }

    @Test
    void listingIsUnderstood() throws IOException {
        Files.writeString(root.resolve("file"), "12345");
        Files.setLastModifiedTime(root.resolve("file"), FileTime.from(Instant.parse("2020-02-29T01:02:03Z")));
        Files.createDirectory(root.resolve("sub"));

        FTPFile[] listed = client.listFiles();
        assertEquals(2, listed.length);
        assertEquals("file", listed[0].getName());
        assertEquals(5, listed[0].getSize());
        assertTrue(listed[0].isFile());
        assertEquals(Instant.parse("2020-02-29T00:00:00Z"), listed[0].getTimestampInstant());
        assertTrue(listed[1].isDirectory());
        FTPFile[] facts = client.mlistDir();
        assertEquals(Instant.parse("2020-02-29T01:02:03Z"), facts[0].getTimestampInstant());
        assertEquals(5, facts[0].getSize());
        assertTrue(facts[1].isDirectory());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a", "-la", "-l -a", "/", ".", "-la /"})
    void optionsOfListAreIgnored(String argument) throws IOException {
        Files.writeString(root.resolve("file"), "x");

        assertEquals(1, client.listFiles(argument).length);
    }

    @Test
    void largeListingIsWhole() throws IOException {
        for (int i = 0; i < 1000; i++) {
            Files.createFile(root.resolve("file-" + i));
        }

        assertEquals(1000, client.listFiles().length);
        assertEquals(1000, client.listNames().length);
        assertEquals(1000, client.mlistDir().length);
    }

    @Test
    void namesCanBeUsedAsTheyAre() throws IOException {
        Files.createDirectories(root.resolve("sub/deep"));
        Files.writeString(root.resolve("sub/b.txt"), "x");
        Files.writeString(root.resolve("a.txt"), "x");

        assertArrayEquals(new String[] {"a.txt", "sub"}, client.listNames());
        assertArrayEquals(new String[] {"sub/b.txt", "sub/deep"}, client.listNames("sub"));
        assertArrayEquals(new String[] {"/sub/b.txt"}, client.listNames("/sub/*.txt"));
        assertArrayEquals(new String[] {"a.txt"}, client.listNames("?.txt"));
        assertArrayEquals(new String[] {"a.txt"}, client.listNames("a.txt"));
        assertArrayEquals(new String[0], client.listNames("*.none"));
        assertNull(client.listNames("missing"));
    }

    @Test
    void workingDirectoryCounts() throws IOException {
        Files.createDirectory(root.resolve("sub"));

        assertTrue(client.changeWorkingDirectory("sub"));
        assertTrue(client.storeFile("new", bytes("x")));
        assertTrue(Files.exists(root.resolve("sub/new")));
        assertEquals("/sub", client.printWorkingDirectory());
        assertTrue(client.changeToParentDirectory());
        assertEquals("/", client.printWorkingDirectory());
    }

    @Test
    void sizeAndTimeOfAFile() throws IOException {
        Files.writeString(root.resolve("file"), "12345");
        Files.setLastModifiedTime(root.resolve("file"), FileTime.from(Instant.parse("2020-02-29T01:02:03.9Z")));

        assertEquals("5", client.getSize("file"));
        assertEquals("20200229010203", client.getModificationTime("file"));
        FTPFile facts = client.mlistFile("file");
        assertEquals("/file", facts.getName());
        assertEquals(5, facts.getSize());
        client.setFileType(FTP.ASCII_FILE_TYPE);
        assertNull(client.getSize("file"));
        assertEquals(550, client.getReplyCode());
    }

    @Test
    void downloadIsResumed() throws IOException {
        Files.writeString(root.resolve("file"), "0123456789");

        client.setRestartOffset(7);
        assertEquals("789", new String(retrieve(client, "file"), StandardCharsets.UTF_8));
        assertEquals("0123456789", new String(retrieve(client, "file"), StandardCharsets.UTF_8));
        client.setRestartOffset(10);
        assertEquals(0, retrieve(client, "file").length);
        client.setRestartOffset(11);
        assertFalse(client.retrieveFile("file", new ByteArrayOutputStream()));
        assertEquals(554, client.getReplyCode());
    }

    @Test
    void uploadIsNotResumed() throws IOException {
        Files.writeString(root.resolve("file"), "0123456789");

        client.setRestartOffset(5);
        assertFalse(client.storeFile("file", bytes("ABC")));
        assertEquals(554, client.getReplyCode());
        assertEquals("0123456789", Files.readString(root.resolve("file")));
        assertTrue(client.storeFile("file", bytes("ABC")), "only the next command was to restart");
    }

    @Test
    void textIsConverted() throws IOException {
        client.setFileType(FTP.ASCII_FILE_TYPE);
        // what this client sends for a line feed is CRLF
        assertTrue(client.storeFile("text", bytes("a\nb\n")));
        assertEquals("a\nb\n", Files.readString(root.resolve("text")));

        try (RawClient raw = server.login()) {
            raw.command("TYPE A");
            try (var data = raw.openData()) {
                raw.write("RETR text\r\n");
                assertEquals("a\r\nb\r\n", new String(data.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void factsAreChosen() throws IOException {
        Files.writeString(root.resolve("file"), "x");

        assertEquals(200, client.sendCommand("OPTS", "MLST size;type;"));
        assertEquals("200 MLST OPTS type;size;", client.getReplyString().trim());
        client.sendCommand("MLST", "file");
        assertEquals(" type=file;size=1; /file", client.getReplyStrings()[1]);
    }

    @Test
    void linkIsAsIfItWereNotThere() throws IOException {
        Path outside = Files.createTempFile("outside", "");
        Files.createSymbolicLink(root.resolve("link"), outside);

        assertEquals(0, client.listFiles().length);
        assertFalse(client.retrieveFile("link", new ByteArrayOutputStream()));
        assertFalse(client.storeFile("link", bytes("x")));
        assertFalse(client.deleteFile("link"));
        Files.delete(outside);
    }

    @Test
    void readOnlyServiceTakesNothing() throws IOException {
        Files.writeString(root.resolve("file"), "old");
        try (TestServer readOnly = TestServer.start(root, FtpService.of(root, false))) {
            FTPClient reader = connect(readOnly);
            assertFalse(reader.storeFile("file", bytes("new")));
            assertEquals(550, reader.getReplyCode());
            assertFalse(reader.deleteFile("file"));
            assertEquals(550, reader.getReplyCode());
            assertEquals("old", new String(retrieve(reader, "file"), StandardCharsets.UTF_8));
            reader.disconnect();
        }
        assertEquals("old", Files.readString(root.resolve("file")));
    }

    @Test
    void manyClientsAtOnce() throws Exception {
        int clients = 20;
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        List<Future<byte[]>> results = new ArrayList<>();
        byte[] content = randomBytes(MANY_BUFFERS);
        for (int i = 0; i < clients; i++) {
            String name = "file-" + i;
            Callable<byte[]> upAndDown = () -> {
                FTPClient one = connect();
                assertTrue(one.storeFile(name, new ByteArrayInputStream(content)));
                byte[] down = retrieve(one, name);
                assertTrue(one.logout());
                one.disconnect();
                return down;
            };
            results.add(threads.submit(upAndDown));
        }
        for (Future<byte[]> result : results) {
            assertArrayEquals(content, result.get());
        }
        threads.shutdown();
    }

    @Test
    void uploadsToOneNameAtOnceDoNotMix() throws Exception {
        int clients = 8;
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        List<Future<Boolean>> results = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            byte[] content = new byte[MANY_BUFFERS];
            Arrays.fill(content, (byte) i);
            Callable<Boolean> up = () -> {
                FTPClient one = connect();
                boolean stored = one.storeFile("name", new ByteArrayInputStream(content));
                one.disconnect();
                return stored;
            };
            results.add(threads.submit(up));
        }
        for (Future<Boolean> result : results) {
            assertTrue(result.get());
        }
        threads.shutdown();
        byte[] stored = Files.readAllBytes(root.resolve("name"));
        assertEquals(MANY_BUFFERS, stored.length);
        byte[] whole = new byte[MANY_BUFFERS];
        Arrays.fill(whole, stored[0]);
        assertArrayEquals(whole, stored);
        assertEquals("[name]", server.realNames().toString());
    }

    @Test
    void serviceIsSentToWorkersAsItIs() throws IOException, ClassNotFoundException {
        FtpService service = FtpService.of(root, true)
                .withTimeouts(new FtpTimeouts(
                        Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(3), Duration.ofMillis(4)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(service);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertEquals(service, in.readObject());
        }
    }

    @Test
    void rootThatIsNoDirectoryIsRefusedAtOnce() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "x");

        assertThrows(NotDirectoryException.class, () -> FtpService.of(file, false));
        assertThrows(IOException.class, () -> FtpService.of(root.resolve("missing"), false));
        assertThrows(
                IllegalArgumentException.class,
                () -> new FtpTimeouts(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }

    private FTPClient connect() throws IOException {
        return connect(server);
    }

    private static FTPClient connect(TestServer server) throws IOException {
        FTPClient client = new FTPClient();
        client.setControlEncoding("UTF-8");
        client.connect(server.address().getAddress(), server.address().getPort());
        assertTrue(client.login("anonymous", "x"));
        client.enterLocalPassiveMode();
        assertTrue(client.setFileType(FTP.BINARY_FILE_TYPE));
        return client;
    }

    private static byte[] retrieve(FTPClient client, String name) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        assertTrue(client.retrieveFile(name, content), client.getReplyString());
        return content.toByteArray();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}

package io.javaipc.ftp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.ftp.client.FakeFtpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Command lines: what they do, what they say, and the exit codes. */
class FtpSampleTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"serve", "list", "ls", "get", "put", "delete", "rm", "console", "demo"})
    void everyCommandExplainsItselfWithAnExitCodeOfZero(String command) {
        assertEquals(0, run(command, "--help"));
        assertTrue(out.toString().contains("Usage: java -jar ftp-sample.jar"), out::toString);
        assertTrue(out.toString().contains("Exit codes:"), out::toString);
        assertEquals("", err.toString());
    }

    @Test
    void theVersionIsTold() {
        assertEquals(0, run("--version"));
        assertTrue(out.toString().startsWith("ftp-sample "), out::toString);
    }

    @Test
    void noCommandAtAllShowsTheHelp() {
        assertEquals(2, run());
        assertTrue(err.toString().contains("Commands:"), err::toString);
    }

    @Test
    void aWrongCommandLineIsOneLineThatSaysWhereHelpIs() {
        assertEquals(2, run("get", "http://h/a"));
        assertOneLine("must begin with ftp://");
        assertTrue(err.toString().contains("(help: java -jar ftp-sample.jar get --help)"), err::toString);
    }

    @Test
    void aUrlWithoutANameCannotBeDownloaded() {
        assertEquals(2, run("get", "ftp://127.0.0.1/docs/"));
        assertOneLine("the URL names no file");
        assertEquals(2, run("delete", "ftp://127.0.0.1/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port=70000", "--port=x", "--workers=-1", "--workers=2000", "--grace=-1"})
    void aNumberOutOfBoundsIsAUsageErrorThatNamesThem(String option) {
        assertEquals(2, run("serve", "--root", directory.toString(), option));
        assertOneLine("is not a whole number from 0 to ");
    }

    @Test
    void aServerThatIsNotThereIsOneLineThatSaysWhatToDo() throws IOException {
        int port = freePort();
        assertEquals(1, run("list", "ftp://127.0.0.1:" + port + "/"));
        assertOneLine("address=127.0.0.1:" + port);
        assertTrue(err.toString().contains("serve --root DIR"), err::toString);
    }

    @Test
    void theTraceIsShownOnlyWhenAskedFor() throws IOException {
        assertEquals(1, run("list", "--verbose", "ftp://127.0.0.1:" + freePort() + "/"));
        assertTrue(err.toString().contains("\tat io.javaipc."), err::toString);
    }

    @Test
    void aDirectoryThatIsNotThereCannotBeServed() {
        assertEquals(1, run("serve", "--root", directory.resolve("missing").toString()));
        assertOneLine("no such directory: root=" + directory.resolve("missing"));
    }

    @Test
    void aFileCannotBeServed() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertEquals(1, run("serve", "--root", file.toString()));
        assertOneLine("not a directory: root=" + file);
    }

    @Test
    void aPortInUseIsOneLineThatSaysWhatToDo() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(other.getLocalPort());
            assertEquals(1, run("serve", "--root", directory.toString(), "--port", port));
            assertOneLine("choose one with --port");
            assertEquals(1, run("serve", "--root", directory.toString(), "--port", port, "--workers", "0"));
        }
    }

    @Test
    void anAddressOfAnotherMachineIsOneLineThatSaysWhatToDo() {
        // a documentation address, which nobody has
        assertEquals(1, run("serve", "--root", directory.toString(), "--port", "0", "--bind", "192.0.2.1"));
        assertOneLine("see --bind");
    }

    @Test
    void whatIsNoAddressIsAUsageError() {
        assertEquals(2, run("serve", "--root", directory.toString(), "--bind", "no address"));
        assertOneLine("'no address' is neither an address nor a known host name");
    }

    @Test
    void aReadOnlyServerIsToldHowItBecomesWritable() throws IOException {
        try (FakeFtpServer server = new FakeFtpServer().reply("DELE", "550 the library is read-only")) {
            assertEquals(1, run("rm", server.url().withPath("/a").toString()));
            assertOneLine("(a server takes files when started with --writable)");
        }
    }

    @Test
    void aDownloadIsReportedUnlessQuiet() throws IOException {
        try (FakeFtpServer server = new FakeFtpServer().content("hello".getBytes(StandardCharsets.UTF_8))) {
            String url = server.url().withPath("/a.txt").toString();
            assertEquals(0, run("get", url, "-o", directory.toString()));
            assertTrue(
                    out.toString().startsWith("saved " + directory.resolve("a.txt") + ": 5 bytes in "), out::toString);
            out.getBuffer().setLength(0);
            assertEquals(0, run("get", url, "-o", directory.resolve("b.txt").toString(), "--quiet"));
            assertEquals("", out.toString());
            assertEquals("hello", Files.readString(directory.resolve("b.txt")));
            assertEquals("", err.toString());
        }
    }

    @Test
    void anUploadKeepsItsNameUnlessAnotherIsGiven() throws IOException {
        Path file = Files.writeString(directory.resolve("a.txt"), "hello");
        try (FakeFtpServer server = new FakeFtpServer()) {
            assertEquals(
                    0,
                    run("put", file.toString(), server.url().withPath("/docs/").toString()),
                    err::toString);
            assertEquals(
                    0,
                    run("put", file.toString(), server.url().withPath("/b.txt").toString()),
                    err::toString);
            List<String> stored = server.received().stream()
                    .filter(line -> line.startsWith("STOR"))
                    .toList();
            assertEquals(List.of("STOR /docs/a.txt", "STOR /b.txt"), stored);
        }
    }

    @Test
    void aServersRefusalIsOneLineWithItsReply() throws IOException {
        try (FakeFtpServer server = new FakeFtpServer().reply("DELE", "550 \u001b[31mread-only")) {
            assertEquals(1, run("delete", server.url().withPath("/a.txt").toString()));
            assertOneLine("cannot delete: path=/a.txt, reply=550 ?[31mread-only");
        }
    }

    @Test
    void whatNobodyExpectedIsOneLineToo() {
        assertEquals(
                "unexpected failure: type=IllegalStateException, message=a | b (--verbose shows where)",
                ErrorLine.of(new IllegalStateException("a\n  b")));
    }

    private int run(String... arguments) {
        CommandLine program = FtpSample.commandLine();
        program.setOut(new PrintWriter(out, true));
        program.setErr(new PrintWriter(err, true));
        return program.execute(arguments);
    }

    private void assertOneLine(String part) {
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertTrue(err.toString().contains(part), err::toString);
        assertFalse(err.toString().contains("\tat "), err::toString);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

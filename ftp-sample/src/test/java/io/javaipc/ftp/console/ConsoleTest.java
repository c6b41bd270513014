package io.javaipc.ftp.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.ftp.client.FakeFtpServer;
import io.javaipc.ftp.client.FtpFailure;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jline.reader.Candidate;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console, driven by scripts and by a person's keys. */
class ConsoleTest {
    private static final String LISTING = "-rw-r--r-- 1 ftp ftp 12 Jan 02  2026 notes.txt\r\n"
            + "-rw-r--r-- 1 ftp ftp 12 Jan 02  2026 two words.txt\r\n"
            + "drwxr-xr-x 1 ftp ftp 4096 Jan 02  2026 docs\r\n";

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> notices = new ArrayList<>();
    private FakeFtpServer server;
    private Session session;

    @BeforeEach
    void connect() throws IOException {
        server = new FakeFtpServer().content(LISTING.getBytes(StandardCharsets.UTF_8));
        session = Session.open(server.url(), Duration.ofSeconds(30), notices::add);
    }

    @AfterEach
    void disconnect() throws IOException {
        session.close();
        server.close();
    }

    @Test
    void aScriptListsAndDownloads() throws IOException {
        assertTrue(script("# a comment\n\nlist\nget notes.txt '" + directory + "'\n"), err::toString);
        assertTrue(out.toString().contains("notes.txt"), out.toString());
        assertEquals(LISTING, Files.readString(directory.resolve("notes.txt")));
        assertEquals("", err.toString());
    }

    @Test
    void aScriptEndsAtItsFirstFailure() throws IOException {
        server.reply("DELE", "550 read-only");
        assertFalse(script("delete notes.txt\nlist\n"));
        assertTrue(
                err.toString().startsWith("line 1: cannot delete: path=notes.txt, reply=550 read-only"), err::toString);
        assertEquals("", out.toString());
    }

    @Test
    void aScriptEndsWithQuit() throws IOException {
        assertTrue(script("quit\nno such thing\n"));
    }

    @Test
    void whatIsNoCommandSaysWhereHelpIs() throws IOException {
        assertFalse(script("dlete notes.txt\n"));
        assertTrue(err.toString().contains("no such command: name=dlete (try help)"), err::toString);
    }

    @Test
    void aCommandWithTheWrongArgumentsTellsItsUsage() throws IOException {
        assertFalse(script("get\n"));
        assertFalse(script("pwd a\n"));
        assertTrue(err.toString().contains("usage: get NAME [FILE]"), err::toString);
        assertTrue(err.toString().contains("usage: pwd"), err::toString);
    }

    @Test
    void quotesAndBackslashesKeepBlanksInNames() throws IOException {
        assertTrue(script("delete 'two words.txt'\ndelete two\\ words.txt\n"), err::toString);
        assertEquals(
                2,
                server.received().stream().filter("DELE two words.txt"::equals).count());
    }

    @Test
    void helpNamesEveryCommand() throws IOException {
        assertTrue(script("help\n"));
        for (String name : List.of("list", "get", "put", "delete", "cd", "pwd", "help", "quit")) {
            assertTrue(out.toString().lines().anyMatch(line -> line.startsWith(name)), name);
        }
    }

    @Test
    void aLostConnectionIsToldAndMadeAgainInTheSameDirectory() throws IOException {
        server.reply("PWD", "257 \"/docs\"");
        assertTrue(script("cd docs\n"));
        server.cut();
        assertTrue(script("list\n"), err::toString);
        assertEquals(2, notices.size(), notices.toString());
        assertTrue(notices.get(0).startsWith("the connection is lost"), notices.toString());
        assertTrue(notices.get(1).startsWith("connected again"), notices.toString());
        assertEquals(
                "CWD /docs",
                server.received().stream()
                        .filter(line -> line.startsWith("CWD"))
                        .reduce((a, b) -> b)
                        .orElseThrow());
    }

    @Test
    void aServerThatStaysAwayFailsTheCommand() throws IOException {
        server.close();
        assertFalse(script("list\n"));
        assertTrue(err.toString().contains("cannot connect"), err::toString);
    }

    @Test
    void commandsAreCompletedAndExplained() {
        List<Candidate> candidates = complete("ge");
        assertTrue(candidates.stream().anyMatch(c -> c.value().equals("get") && c.descr() != null));
    }

    @Test
    void remoteNamesAreCompletedByWhatTheyAre() throws FtpFailure {
        assertEquals(List.of("notes.txt", "two words.txt"), values(complete("get ")));
        assertEquals(List.of("docs"), values(complete("cd ")));
    }

    @Test
    void theListingIsAskedForOnceAndAgainAfterAChange() throws IOException {
        complete("get ");
        complete("delete ");
        assertEquals(1, listings());
        assertTrue(script("delete notes.txt\n"));
        complete("get ");
        assertEquals(2, listings());
    }

    @Test
    void localFilesAreCompletedForUploads() throws IOException {
        Files.createFile(directory.resolve("report.pdf"));
        Files.createFile(directory.resolve(".hidden"));
        Files.createDirectory(directory.resolve("sub"));
        List<String> values = values(complete("put " + directory + "/"));
        assertEquals(
                List.of(directory + "/report.pdf", directory + "/sub/"),
                values.stream().sorted().toList());
    }

    @Test
    void aLostConnectionOffersNothing() throws IOException {
        server.close();
        assertEquals(List.of(), complete("get "));
    }

    @Test
    void aPersonCompletesWithTabAndLeavesWithControlD() throws IOException {
        String screen = converse("xterm", "del\tno\t\n\u0004");
        assertTrue(server.received().contains("DELE notes.txt"), () -> server.received() + screen);
    }

    @Test
    void aPersonIsToldOfAnErrorAndGoesOn() throws IOException {
        server.reply("DELE", "550 read-only");
        String screen = converse("xterm", "delete notes.txt\npwd\nquit\n");
        assertTrue(screen.contains("reply=550 read-only"), screen);
        assertTrue(screen.contains("ftp:127.0.0.1> "), screen);
        assertTrue(screen.lines().anyMatch(line -> line.endsWith("/")), screen);
    }

    @Test
    void controlCEndsATransferAndNotTheConversation() throws Exception {
        server.hang();
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        try (PipedOutputStream keys = new PipedOutputStream();
                Terminal terminal = terminal("dumb", new PipedInputStream(keys), screen)) {
            CompletableFuture<Void> conversation = CompletableFuture.runAsync(
                    () -> new Conversation(terminal, session, "127.0.0.1", Optional.empty()).run());
            type(keys, "get notes.txt " + directory + "\n");
            server.awaitTransfer();
            terminal.raise(Terminal.Signal.INT);
            type(keys, "quit\n");
            conversation.get();
        }
        assertTrue(screen.toString(StandardCharsets.UTF_8).contains("cancelled"), screen::toString);
        assertTrue(Files.notExists(directory.resolve("notes.txt")));
    }

    private static void type(OutputStream keys, String text) throws IOException {
        keys.write(text.getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    @Test
    void whatAPersonTypedIsKept() throws IOException {
        converse("dumb", "pwd\nquit\n");
        assertTrue(Files.readString(directory.resolve("history")).contains("pwd"));
    }

    private boolean script(String text) throws IOException {
        Interpreter interpreter = new Interpreter(session, new PrintWriter(out, true), TransferDisplay.none());
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Script(new BufferedReader(new StringReader(text)), interpreter, errors).run();
    }

    private String converse(String terminalType, String keys) throws IOException {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        ByteArrayInputStream keyboard = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
        try (Terminal terminal = terminal(terminalType, keyboard, screen)) {
            new Conversation(terminal, session, "127.0.0.1", Optional.of(directory.resolve("history"))).run();
        }
        return screen.toString(StandardCharsets.UTF_8);
    }

    private static Terminal terminal(String type, InputStream keyboard, OutputStream screen) throws IOException {
        return TerminalBuilder.builder()
                .provider(Terminals.PROVIDER)
                .system(false)
                .streams(keyboard, screen)
                .type(type)
                .build();
    }

    private List<Candidate> complete(String line) {
        Interpreter interpreter = new Interpreter(session, new PrintWriter(out, true), TransferDisplay.none());
        List<Candidate> candidates = new ArrayList<>();
        new CommandCompleter(interpreter, session)
                .complete(null, new DefaultParser().parse(line, line.length()), candidates);
        return candidates;
    }

    private static List<String> values(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::value).toList();
    }

    private long listings() {
        return server.received().stream()
                .filter(line -> line.startsWith("LIST"))
                .count();
    }
}

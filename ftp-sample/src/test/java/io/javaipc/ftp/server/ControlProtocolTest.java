package io.javaipc.ftp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said on the control connection, by good clients and bad ones. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ControlProtocolTest {
    private static final int INTERPRET_AS_COMMAND = 255;
    private static final int INTERRUPT_PROCESS = 244;
    private static final int DATA_MARK = 242;

    @TempDir
    private Path root;

    private TestServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = TestServer.start(root);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void greetsAndLetsAnybodyIn() throws IOException {
        try (RawClient client = server.connect()) {
            assertEquals("220", code(client.reply()));
            assertEquals("331", code(client.command("USER anybody")));
            assertEquals("230", code(client.command("PASS anything")));
            assertEquals("221", code(client.command("QUIT")));
            assertNull(client.reply());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PWD", "LIST", "RETR x", "STOR x", "DELE x", "PASV", "EPSV", "STAT", "REST 1", "CWD /"})
    void servesNothingBeforeTheLogin(String command) throws IOException {
        try (RawClient client = server.connect()) {
            client.reply();
            assertEquals("530", code(client.command(command)));
            client.command("USER named-only");
            assertEquals("530", code(client.command(command)));
        }
    }

    @Test
    void passwordWithoutNameIsABadSequence() throws IOException {
        try (RawClient client = server.connect()) {
            client.reply();
            assertEquals("503", code(client.command("PASS x")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SYST, 215 UNIX Type: L8",
        "noop, 200",
        "TYPE I, 200",
        "TYPE A N, 200",
        "TYPE L 8, 200",
        "TYPE E, 504",
        "MODE S, 200",
        "MODE B, 504",
        "STRU F, 200",
        "STRU R, 504",
        "ALLO 1000, 202",
        "OPTS UTF8 ON, 200",
        "OPTS WINDOWS ON, 501",
        "ABOR, 226",
        "MKD x, 502",
        "AUTH TLS, 502",
        "'PORT 127,0,0,1,4,1', 502",
        "EPRT |1|127.0.0.1|1025|, 502",
        "WHAT, 500",
        "'', 500",
        "RETR, 501",
        "RETR missing, 550",
        "SIZE missing, 550",
        "DELE missing, 550",
        "CWD missing, 550",
        "LIST missing, 550",
        "NLST missing, 550",
        "MLSD missing, 550",
        "MLST missing, 550",
        "RETR a\u0001b, 550",
        "STOR a\u0001b, 553",
        "STOR /, 550",
        "STOR missing/x, 550",
        "RETR ../../etc/passwd, 550",
        "RETR /etc/passwd, 550",
        "REST 5, 350",
        "REST -1, 501",
        "REST 99999999999999999999, 501",
        "REST \u0665, 501",
        "STAT, 211",
        "STAT /, 504",
        "EPSV 2, '522 Network protocol not supported, use (1)'",
        "EPSV 9, 522"
    })
    void answers(String command, String expected) throws IOException {
        try (RawClient client = server.login()) {
            String reply = client.command(command);
            assertTrue(reply.startsWith(expected), reply);
            assertEquals("200", code(client.command("NOOP")), "the replies stay in step");
        }
    }

    @Test
    void transfersNeedAPassiveCommandFirst() throws IOException {
        Files.writeString(root.resolve("file"), "x");
        try (RawClient client = server.login()) {
            assertEquals("425", code(client.command("RETR file")));
            assertEquals("425", code(client.command("STOR new")));
            assertEquals("425", code(client.command("LIST")));
        }
        assertEquals("[file]", server.realNames().toString());
    }

    @Test
    void helpNamesTheCommands() throws IOException {
        try (RawClient client = server.login()) {
            String help = client.command("HELP");
            assertTrue(help.startsWith("214-") && help.contains(" RETR ") && help.contains(" XPWD"), help);
        }
    }

    @Test
    void featuresAreIndentedLines() throws IOException {
        try (RawClient client = server.connect()) {
            client.reply();
            assertEquals("""
                    211-Features:
                     EPSV
                     MDTM
                     MLST type*;size*;modify*;perm*;
                     PASV
                     REST STREAM
                     SIZE
                     TVFS
                     UTF8
                    211 End""", client.command("FEAT"));
        }
    }

    @Test
    void workingDirectoryDoublesQuotes() throws IOException {
        Files.createDirectories(root.resolve("a\"b/sub"));
        try (RawClient client = server.login()) {
            assertEquals("250", code(client.command("CWD a\"b/sub")));
            assertEquals("257 \"/a\"\"b/sub\" is the directory", client.command("PWD"));
            assertEquals("250", code(client.command("CDUP")));
            assertEquals("257 \"/a\"\"b\" is the directory", client.command("XPWD"));
            assertEquals("250", code(client.command("CWD ../../..")));
            assertEquals("257 \"/\" is the directory", client.command("PWD"));
        }
    }

    @Test
    void fileIsNoWorkingDirectory() throws IOException {
        Files.writeString(root.resolve("file"), "x");
        try (RawClient client = server.login()) {
            assertEquals("550", code(client.command("CWD file")));
        }
    }

    @Test
    void pipelinedCommandsAreAnsweredInOrder() throws IOException {
        try (RawClient client = server.connect()) {
            client.write("USER a\r\nPASS b\r\nPWD\r\nSYST\r\nQUIT\r\n");
            for (String expected : new String[] {"220", "331", "230", "257", "215", "221"}) {
                assertEquals(expected, code(client.reply()));
            }
            assertNull(client.reply());
        }
    }

    @Test
    void commandMayComeByteByByteAndEndWithABareLineFeed() throws IOException {
        try (RawClient client = server.connect()) {
            client.reply();
            client.socket().setTcpNoDelay(true);
            for (char c : "SYST\n".toCharArray()) {
                client.write(String.valueOf(c));
            }
            assertEquals("215", code(client.reply()));
        }
    }

    @Test
    void lineOfTheGreatestLengthIsRead() throws IOException {
        try (RawClient client = server.login()) {
            assertEquals("550", code(client.command("CWD " + "x/".repeat(2046))));
        }
    }

    @Test
    void longerLineEndsTheSession() throws IOException {
        try (RawClient client = server.login()) {
            assertEquals("500", code(client.command("CWD " + "x/".repeat(2046) + "x")));
            assertNull(client.reply());
        }
    }

    @Test
    void commandsBeforeALineThatIsTooLongAreServed() throws IOException {
        try (RawClient client = server.login()) {
            client.write("SYST\r\n" + "x".repeat(70_000));
            assertEquals("215", code(client.reply()));
            assertEquals("500", code(client.reply()));
        }
    }

    @Test
    void clientThatIsStillSendingIsNotResetBeforeItLearnsThatItsLineIsTooLong() throws IOException {
        try (RawClient client = server.login()) {
            assertEquals("500", code(client.command("x".repeat(5000))));
            assertNull(client.reply());
            // each would fail on a connection that was closed and not only ended
            for (int i = 0; i < 1000; i++) {
                client.write("x");
            }
        }
    }

    @Test
    void endlessLineEndsTheSession() throws IOException, InterruptedException {
        try (RawClient client = server.connect()) {
            client.reply();
            byte[] endless = new byte[4 << 20];
            Arrays.fill(endless, (byte) 'x');
            try {
                client.socket().getOutputStream().write(endless);
            } catch (SocketException e) {
                // closed before all was sent: as well
            }
        }
        server.awaitSessionEnd();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1", "POST /x HTTP/1.1", "PRI * HTTP/2.0", "get http://a/ HTTP/1.0"})
    void httpRequestIsCutOff(String request) throws IOException {
        try (RawClient client = server.connect()) {
            client.reply();
            client.write(request + "\r\nHost: a\r\n\r\nUSER a\r\nPASS b\r\n");
            assertNull(replyUnlessReset(client));
        }
    }

    @Test
    void telnetCommandsAreNoPartOfTheLine() throws IOException {
        try (RawClient client = server.connect()) {
            client.reply();
            client.write('S', 'Y', INTERPRET_AS_COMMAND, INTERRUPT_PROCESS, 'S', INTERPRET_AS_COMMAND, DATA_MARK, 'T');
            assertEquals("215", code(client.command("")));
        }
    }

    @Test
    void telnetOptionsAreRefused() throws IOException {
        try (RawClient client = server.connect()) {
            client.reply();
            int echo = 1;
            client.write(INTERPRET_AS_COMMAND, 253, echo);
            byte[] refusal = client.socket().getInputStream().readNBytes(3);
            assertEquals(Arrays.toString(new byte[] {-1, (byte) 252, 1}), Arrays.toString(refusal));
            assertEquals("200", code(client.command("NOOP")));
        }
    }

    @Test
    void textOfAClientCannotForgeAReply() throws IOException {
        try (RawClient client = server.login()) {
            assertEquals("550 file name not allowed: path=a?226 done", client.command("RETR a\r226 done"));
        }
    }

    private static String code(String reply) {
        return reply == null ? null : reply.substring(0, 3);
    }

    private static String replyUnlessReset(RawClient client) throws IOException {
        try {
            return client.reply();
        } catch (SocketException e) {
            return null;
        }
    }
}

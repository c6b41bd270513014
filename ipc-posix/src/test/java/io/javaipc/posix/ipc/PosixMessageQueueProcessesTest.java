package io.javaipc.posix.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.posix.ipc.PosixMessageQueue.Message;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.CommandResult;
import io.javaipc.process.Output;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link PosixMessageQueue} between processes: C, Python and JVMs. */
class PosixMessageQueueProcessesTest {
    @TempDir
    static Path directory;

    private final String there = Peers.unusedName();
    private final String back = Peers.unusedName();
    private PosixMessageQueue requests;
    private PosixMessageQueue answers;

    @BeforeEach
    void create() {
        QueueSupport.assumeQueues();
        requests = PosixMessageQueue.create(there, 4, 100);
        answers = PosixMessageQueue.create(back, 4, 100);
    }

    @AfterEach
    void remove() {
        if (answers != null) {
            requests.close();
            answers.close();
            QueueSupport.remove(there);
            QueueSupport.remove(back);
        }
    }

    @Test
    void messagesGoToAndFroBetweenJavaAndC() throws Exception {
        messagesGoToAndFro(new Peers(directory).c("echo-messages", "/" + there, "/" + back));
    }

    @Test
    void messagesGoToAndFroBetweenJavaAndPython() throws Exception {
        messagesGoToAndFro(new Peers(directory).python("echo-messages", "/" + there, "/" + back));
    }

    private void messagesGoToAndFro(Command peer) throws Exception {
        try (ChildProcess echo = peer.stdout(Output.pipe()).start()) {
            assertEquals("4 100", Running.lines(echo).readLine());
            for (int i = 0; i < 10; i++) {
                requests.send(("message " + i).getBytes(StandardCharsets.US_ASCII), i);
                Message answer = answers.receive();
                assertEquals(i + " egassem", new String(answer.data(), StandardCharsets.US_ASCII));
                assertEquals(i + 1, answer.priority());
            }
            requests.send(new byte[100], 0);
            assertEquals(100, answers.receive().data().length);
            requests.send(new byte[0], 0);
            assertTrue(echo.awaitExit().isSuccess());
        }
    }

    @Test
    void whatAKilledProcessHasSentIsThereInOrderAndWhole() throws Exception {
        for (int round = 0; round < 5; round++) {
            try (ChildProcess sender =
                    new Peers(directory).c("send-numbers", "/" + there).start()) {
                int next = 0;
                for (; next < 100 + round; next++) {
                    assertEquals(next, number(requests.receive()));
                }
                sender.destroyForcibly();
                sender.awaitExit();
                Optional<Message> rest = requests.tryReceive();
                while (rest.isPresent()) {
                    assertEquals(next++, number(rest.get()));
                    rest = requests.tryReceive();
                }
            }
        }
    }

    private static int number(Message message) {
        assertEquals(Integer.BYTES, message.data().length);
        return ByteBuffer.wrap(message.data()).order(ByteOrder.nativeOrder()).getInt();
    }

    @Test
    void theLimitOfAUserIsNamed() throws Exception {
        List<String> words = new ArrayList<>(List.of("prlimit", "--msgqueue=1000"));
        words.addAll(Programs.jvm());
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), CreatesQueue.class.getName()));
        CommandResult result = Command.of(words).arguments(Peers.unusedName()).run();
        assertTrue(
                result.output().strip().matches("EMFILE .*capacity=10, messageSize=1000, .*RLIMIT_MSGQUEUE=1000"),
                result.output());
    }
}

package io.javaipc.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.TerminalSize;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.ExitStatus;
import io.javaipc.process.Input;
import io.javaipc.process.Output;
import io.javaipc.signal.Signal;
import io.javaipc.testing.PlatformContract;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Running;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Children with a pseudo-terminal. */
class TerminalTest extends PlatformContract {
    private static final TerminalSize SIZE = new TerminalSize(100, 30);

    TerminalTest() {
        super("posix");
    }

    private static ChildProcess shell(String script) {
        return Command.of("sh", "-c", script).terminal(SIZE).start();
    }

    @Test
    void allThreeStreamsAreTheTerminal() throws Exception {
        try (ChildProcess child = shell("test -t 0 && test -t 1 && test -t 2 && echo all three")) {
            assertEquals("all three\r\n", Running.text(child.getInputStream()));
            assertTrue(child.awaitExit().isSuccess());
        }
    }

    @Test
    void itIsTheControllingTerminalOfASessionOfItsOwn() throws Exception {
        try (ChildProcess child = shell("read x < /dev/tty; echo read $x")) {
            assertEquals(child.pid(), Proc.session(child.pid()));
            type(child, "word\n");
            assertTrue(Running.text(child.getInputStream()).endsWith("read word\r\n"));
        }
    }

    @Test
    void theWindowHasTheSizeAskedFor() throws Exception {
        try (ChildProcess child = shell("stty size")) {
            assertEquals("30 100\r\n", Running.text(child.getInputStream()));
        }
    }

    @Test
    void aNewSizeIsToldToTheChild() throws Exception {
        try (ChildProcess child = shell("trap 'stty size; exit 0' WINCH; echo ready; while :; do sleep 0.01; done")) {
            BufferedReader lines = child.inputReader();
            assertEquals("ready", lines.readLine());
            child.resizeTerminal(new TerminalSize(80, 24));
            assertEquals("24 80", lines.readLine());
        }
    }

    @Test
    void typingCtrlCInterrupts() throws Exception {
        try (ChildProcess child = shell("echo ready; exec sleep 1000")) {
            assertEquals("ready", child.inputReader().readLine());
            type(child, "\u0003");
            assertEquals(new ExitStatus.Signaled(Signal.INT, false), child.awaitExit());
        }
    }

    @Test
    void closingOurEndHangsTheChildUp() throws Exception {
        ChildProcess child = shell("echo ready; exec sleep 1000");
        assertEquals("ready", child.inputReader().readLine());
        child.getOutputStream().close();
        assertEquals(new ExitStatus.Signaled(Signal.HUP, false), child.awaitExit());
        child.close();
    }

    @Test
    void aReadThatWaitsCanBeInterrupted() throws Exception {
        try (ChildProcess child = shell("exec sleep 1000")) {
            Running.Call<Integer> call =
                    Running.untilItReadsOrWrites(() -> child.getInputStream().read());
            call.thread().interrupt();
            ExecutionException failure =
                    assertThrows(ExecutionException.class, () -> call.outcome().get());
            assertEquals(ClosedByInterruptException.class, failure.getCause().getClass());
        }
    }

    @Test
    void muchOutputArrivesWhole() throws Exception {
        try (ChildProcess child = shell("seq 100000")) {
            String text = Running.text(child.getInputStream());
            assertEquals(100_000, text.lines().count());
            assertTrue(text.endsWith("100000\r\n"));
        }
    }

    @Test
    void redirectionsBesideATerminalAreRefused() {
        Command command = Command.of("true").terminal(SIZE);
        assertThrows(
                IllegalArgumentException.class,
                () -> command.stdout(Output.discard()).start());
        assertThrows(
                IllegalArgumentException.class,
                () -> command.stdin(Input.empty()).start());
    }

    @Test
    void aChildWithoutATerminalHasNoneToResize() {
        try (ChildProcess child = Command.of("sleep", "1000").start()) {
            assertThrows(IllegalStateException.class, () -> child.resizeTerminal(SIZE));
        }
    }

    private static void type(ChildProcess child, String text) throws IOException {
        child.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}

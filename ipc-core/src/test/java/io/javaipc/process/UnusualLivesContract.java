package io.javaipc.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.signal.Signal;
import io.javaipc.signal.SignalRegistration;
import io.javaipc.signal.Signals;
import io.javaipc.testing.Await;
import io.javaipc.testing.PlatformContract;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Running;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that close their streams and live on, and programs that are frozen. */
public abstract class UnusualLivesContract extends PlatformContract {
    private static final Duration SHORT = Duration.ofMillis(100);

    @TempDir
    Path directory;

    private Path gate;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected UnusualLivesContract(String platform) {
        super(platform);
    }

    @BeforeEach
    void makeAGate() throws InterruptedException {
        gate = directory.resolve("gate");
        Command.of("mkfifo", gate.toString()).run();
        Await.until(() -> Children.active().isEmpty());
    }

    @Test
    void aChildThatClosesItsStreamsIsAliveUntilItEnds() throws Exception {
        try (ChildProcess child = Command.of("sh", "-c", "exec >&- 2>&-; read line; exit 6")
                .stdin(Input.pipe())
                .stdout(Output.pipe())
                .stderr(Output.pipe())
                .start()) {
            assertEquals(-1, child.getInputStream().read());
            assertEquals(-1, child.getErrorStream().read());
            assertTrue(child.isAlive());
            assertEquals(Optional.empty(), child.poll());
            child.getOutputStream().close();
            assertEquals(new ExitStatus.Exited(6), child.awaitExit());
        }
    }

    @Test
    void aRunOfAProgramThatClosesItsStreamsLastsUntilItEnds() throws Exception {
        Running.Call<CommandResult> run = start("echo before; exec <&- >&- 2>&-; read line < " + gate + "; exit 6");
        long pid = onlyChild();
        Await.until(() -> Set.of(0, 1, 2).stream().noneMatch(Proc.descriptors(pid)::containsKey));
        assertFalse(run.outcome().isDone());
        openTheGate();
        CommandResult result = run.outcome().get();
        assertEquals(new ExitStatus.Exited(6), result.status());
        assertEquals("before\n", result.output());
        assertTrue(result.outputComplete());
    }

    @Test
    void aProgramMayBeFrozenAndGoOnInTheMiddleOfARun() throws Exception {
        Running.Call<CommandResult> run = start("echo before; read line < " + gate + "; echo after");
        long pid = onlyChild();
        try (var opened = Files.newOutputStream(gate)) {
            send("STOP", pid);
            Await.until(() -> Proc.state(pid) == 'T');
            opened.write('\n');
        }
        assertEquals('T', Proc.state(pid));
        assertFalse(run.outcome().isDone());
        send("CONT", pid);
        CommandResult result = run.outcome().get();
        assertEquals("before\nafter\n", result.output());
        assertTrue(result.status().isSuccess());
        assertTrue(result.outputComplete());
    }

    @Test
    void aFrozenProgramEndsAtItsTimeout() {
        Command frozen =
                Command.of("sh", "-c", "echo before; kill -STOP $$; echo after").timeout(SHORT);
        CommandTimeoutException late = assertThrows(CommandTimeoutException.class, frozen::run);
        assertEquals(endedBy(Signal.KILL), late.result().status());
        assertEquals("before\n", late.result().output());
    }

    @Test
    void aFrozenChildIsTerminatedAllTheSame() throws InterruptedException {
        ChildProcess child = Command.of("sh", "-c", "kill -STOP $$").start();
        Await.until(() -> Proc.state(child.pid()) == 'T');
        assertEquals(endedBy(Signal.KILL), child.terminate(SHORT));
    }

    @Test
    void signalsToThisProcessDisturbNoWait() throws Exception {
        AtomicInteger received = new AtomicInteger();
        long self = ProcessHandle.current().pid();
        String script = "i=0; while [ $i -lt 300 ]; do kill -WINCH " + self + "; i=$((i+1)); done; exit 7";
        try (SignalRegistration registration = Signals.handle(Signal.WINCH, signal -> received.incrementAndGet());
                ChildProcess reader = Command.of("cat")
                        .stdin(Input.pipe())
                        .stdout(Output.pipe())
                        .start()) {
            assertEquals(Signal.WINCH, registration.signal());
            ChildProcess sender = Command.of("sh", "-c", script).start();
            Running.Call<String> reading = Running.start(() -> Running.text(reader.getInputStream()));
            assertEquals(new ExitStatus.Exited(7), sender.awaitExit());
            Await.until(() -> received.get() > 0);
            reader.getOutputStream().write("undisturbed".getBytes(StandardCharsets.UTF_8));
            reader.getOutputStream().close();
            assertEquals("undisturbed", reading.outcome().get());
            assertEquals(new ExitStatus.Exited(0), reader.awaitExit());
        }
    }

    private Running.Call<CommandResult> start(String script) {
        return Running.start(() -> Command.of("sh", "-c", script).unchecked().run());
    }

    private static long onlyChild() throws InterruptedException {
        Await.until(() -> Children.active().size() == 1);
        return Children.active().get(0).pid();
    }

    private void openTheGate() throws IOException {
        Files.writeString(gate, "\n");
    }

    /** By a shell, as not every platform can send these signals. */
    private static void send(String signal, long pid) throws InterruptedException {
        Command.of("sh", "-c", "kill -" + signal + " " + pid).run();
    }
}

package io.javaipc.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.Capability;
import io.javaipc.signal.Signal;
import io.javaipc.testing.Await;
import io.javaipc.testing.PlatformContract;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import io.javaipc.testing.program.Exit;
import io.javaipc.testing.program.LeavesGrandchild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Running programs to their end: {@link Command#run()}, what feeds them and what takes their output. */
public abstract class RunContract extends PlatformContract {
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    Path directory;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected RunContract(String platform) {
        super(platform);
    }

    @Test
    void bringsBackWhatAProgramWrote() throws InterruptedException {
        CommandResult result = Command.of("printf", "a\\nb").run();
        assertEquals("a\nb", result.output());
        assertEquals("", result.error());
        assertTrue(result.status().isSuccess());
        assertTrue(result.outputComplete());
        assertTrue(result.wallTime().compareTo(Duration.ZERO) > 0);
    }

    @Test
    void keepsOutputAndErrorApart() throws InterruptedException {
        CommandResult result = Command.of("sh", "-c", "echo out; echo err >&2").run();
        assertEquals("out\n", result.output());
        assertEquals("err\n", result.error());
    }

    @Test
    void aFailureIsAnExceptionThatSaysWhatAndWhy() {
        CommandFailedException failure = assertThrows(
                CommandFailedException.class,
                () -> Command.of("ls", "/no/such/file").run());
        assertFalse(failure.result().status().isSuccess());
        assertTrue(failure.getMessage().contains("/no/such/file"), failure::getMessage);
        assertTrue(failure.getMessage().contains("status=exit code 2"), failure::getMessage);
        assertFalse(failure.result().error().isEmpty());
    }

    @Test
    void aFailureIsAResultWhenAskedFor() throws InterruptedException {
        CommandResult result = Programs.java(Exit.class, "7").unchecked().run();
        assertEquals(new ExitStatus.Exited(7), result.status());
    }

    @Test
    void aTimeoutBringsBackWhatWasWritten() {
        CommandTimeoutException late = assertThrows(
                CommandTimeoutException.class,
                () -> Command.of("sh", "-c", "echo before; exec sleep 1000")
                        .timeout(SHORT)
                        .run());
        assertEquals("before\n", late.result().output());
        assertEquals(endedBy(Signal.KILL), late.result().status());
        assertTrue(late.getMessage().contains("PT0.2S"), late::getMessage);
    }

    @Test
    void aTimeoutEndsDescendantsToo() throws IOException {
        Path pidFile = directory.resolve("pid");
        assertThrows(
                CommandTimeoutException.class,
                () -> Command.of("sh", "-c", "sleep 1000 & echo $! > " + pidFile + "; wait")
                        .timeout(SHORT)
                        .run());
        long descendant = Long.parseLong(Files.readString(pidFile).strip());
        assertFalse(Proc.runs(descendant));
    }

    @Test
    void aGrandchildThatHoldsTheOutputNeitherHangsNorLosesAnything() throws Exception {
        CommandResult result = Programs.java(LeavesGrandchild.class).unchecked().run();
        long grandchild = Long.parseLong(result.output().strip());
        try {
            assertEquals(new ExitStatus.Exited(5), result.status());
            assertFalse(result.outputComplete());
            assertTrue(Proc.runs(grandchild));
        } finally {
            ProcessHandle.of(grandchild).ifPresent(ProcessHandle::destroyForcibly);
            Await.until(() -> !Proc.runs(grandchild));
        }
    }

    @Test
    void anInterruptedRunLeavesNothingRunning() throws Exception {
        Running.Call<CommandResult> call =
                Running.start(() -> Command.of("sleep", "1000").run());
        Await.until(() -> !Children.active().isEmpty());
        call.thread().interrupt();
        Exception cause = assertThrows(Exception.class, () -> call.outcome().get());
        assertEquals(InterruptedException.class, cause.getCause().getClass());
        assertEquals(
                List.of(), Children.active().stream().filter(Process::isAlive).toList());
    }

    @Test
    void aTextIsRead() throws InterruptedException {
        assertEquals("héllo", Command.of("cat").stdin(Input.text("héllo")).run().output());
    }

    @Test
    void largeInputAndOutputPassAtOnce() throws InterruptedException {
        byte[] bytes = new byte[8 << 20];
        new Random(1).nextBytes(bytes);
        assertArrayEquals(
                bytes, Command.of("cat").stdin(Input.bytes(bytes)).run().outputBytes());
    }

    @Test
    void aProgramNeedNotReadItsInput() throws InterruptedException {
        assertTrue(Command.of("true")
                .stdin(Input.bytes(new byte[8 << 20]))
                .run()
                .status()
                .isSuccess());
    }

    @Test
    void linesReachTheirConsumer() throws InterruptedException {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        Command.of("printf", "first\\r\\n\\nthird")
                .stdout(Output.lines(lines::add))
                .run();
        assertEquals(List.of("first", "", "third"), lines);
    }

    @Test
    void closingAChildDeliversWhatItWrote() throws InterruptedException {
        for (int round = 0; round < 30; round++) {
            List<String> lines = Collections.synchronizedList(new ArrayList<>());
            try (ChildProcess child =
                    Command.of("seq", "1000").stdout(Output.lines(lines::add)).start()) {
                child.awaitExit();
            }
            assertEquals(1000, lines.size());
        }
    }

    @Test
    void aConsumerThatThrowsDoesNotBlockTheProgram() throws InterruptedException {
        Output refusing = Output.lines(line -> {
            throw new IllegalStateException("no more");
        });
        assertTrue(Command.of("seq", "1000000").stdout(refusing).run().status().isSuccess());
    }

    @Test
    void usageIsToldWhereThePlatformCan() throws InterruptedException {
        CommandResult result = Programs.java(Exit.class, "0").run();
        assertEquals(can(Capability.RESOURCE_USAGE), result.resourceUsage().isPresent());
        result.resourceUsage().ifPresent(usage -> {
            assertTrue(usage.userTime().plus(usage.systemTime()).compareTo(Duration.ZERO) > 0);
            assertTrue(usage.maxResidentBytes() > 1 << 20);
            assertTrue(usage.minorFaults() > 0);
        });
    }

    @Test
    void aMissingProgramIsToldAtOnce() {
        assertThrows(
                ProcessStartException.class, () -> Command.of("no-such-program").run());
    }

    @Test
    void programsAreChained() throws InterruptedException {
        String counted = Command.of("printf", "b\\na\\nb\\n")
                .pipe(Command.of("sort"))
                .pipe(Command.of("uniq", "-c"))
                .run()
                .output();
        assertEquals(List.of("1 a", "2 b"), counted.lines().map(String::strip).toList());
    }

    @Test
    void aWriterWhoseReaderHasEnoughIsNoFailure() throws InterruptedException {
        assertEquals(
                "y\ny\n",
                Command.of("yes").pipe(Command.of("head", "-n", "2")).run().output());
    }

    @Test
    void theLastProgramThatFailsIsTold() {
        CommandFailedException failure = assertThrows(
                CommandFailedException.class,
                () -> Programs.java(Exit.class, "3")
                        .pipe(Programs.java(Exit.class, "4"))
                        .pipe(Command.of("cat"))
                        .run());
        assertEquals(new ExitStatus.Exited(4), failure.result().status());
    }

    @Test
    void anUncheckedProgramMayFailInAPipeline() throws InterruptedException {
        assertTrue(Programs.java(Exit.class, "3")
                .unchecked()
                .pipe(Command.of("cat"))
                .run()
                .status()
                .isSuccess());
    }

    @Test
    void aPipelineThatTakesTooLongEnds() {
        assertThrows(
                CommandTimeoutException.class,
                () -> Command.of("sleep", "1000")
                        .pipe(Command.of("cat"))
                        .timeout(SHORT)
                        .run());
    }

    @Test
    void aPipelineOfWhichOneCannotStartLeavesNothingRunning() {
        assertThrows(
                ProcessStartException.class,
                () -> Command.of("sleep", "1000")
                        .pipe(Command.of("no-such-program"))
                        .run());
    }
}

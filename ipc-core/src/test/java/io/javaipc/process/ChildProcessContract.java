package io.javaipc.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.Capability;
import io.javaipc.signal.Signal;
import io.javaipc.testing.Await;
import io.javaipc.testing.PlatformContract;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import io.javaipc.testing.program.IgnoresTermination;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The life of a child: waiting for its end, bringing it about, and learning how it came. */
public abstract class ChildProcessContract extends PlatformContract {
    private static final Command SLEEP = Command.of("sleep", "1000");
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration NEGATIVE = Duration.ofSeconds(-1);

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected ChildProcessContract(String platform) {
        super(platform);
    }

    @Test
    void aRunningChildHasNoStatus() throws InterruptedException {
        try (ChildProcess child = SLEEP.start()) {
            assertTrue(child.isAlive());
            assertEquals(Optional.empty(), child.exitStatus());
            assertThrows(IllegalThreadStateException.class, child::exitValue);
            assertFalse(child.onExit().isDone());
            assertTrue(child.toString().contains("pid=" + child.pid()), child.toString());
            assertTrue(child.toString().contains("running"), child.toString());
        }
    }

    @Test
    void waitingForNoTimeDoesNotWait() throws InterruptedException {
        try (ChildProcess child = SLEEP.start()) {
            assertEquals(Optional.empty(), child.awaitExit(Duration.ZERO));
            assertEquals(Optional.empty(), child.awaitExit(NEGATIVE));
            assertFalse(child.waitFor(0, TimeUnit.SECONDS));
            assertFalse(child.waitFor(-1, TimeUnit.SECONDS));
        }
    }

    @Test
    void waitingForATimeEndsWithIt() throws InterruptedException {
        try (ChildProcess child = SLEEP.start()) {
            long start = System.nanoTime();
            assertEquals(Optional.empty(), child.awaitExit(Duration.ofMillis(20)));
            assertTrue(System.nanoTime() - start >= 20_000_000, "came back early");
        }
    }

    @Test
    void anEndedChildTellsItsStatusInEveryWay() throws InterruptedException {
        ChildProcess child = Command.of("false").start();
        ExitStatus status = new ExitStatus.Exited(1);
        assertEquals(status, child.awaitExit());
        assertEquals(Optional.of(status), child.awaitExit(LONG));
        assertEquals(Optional.of(status), child.awaitExit(Duration.ZERO));
        assertEquals(Optional.of(status), child.awaitExit(Duration.ofSeconds(Long.MAX_VALUE)));
        assertEquals(Optional.of(status), child.exitStatus());
        assertEquals(1, child.waitFor());
        assertTrue(child.waitFor(0, TimeUnit.SECONDS));
        assertEquals(1, child.exitValue());
        assertFalse(child.isAlive());
        assertSame(child, child.onExit().join());
        assertTrue(child.toString().contains("exit code 1"), child.toString());
    }

    @Test
    void whoAttachesToTheEndLearnsIt() throws Exception {
        try (ChildProcess child = SLEEP.start()) {
            CompletableFuture<Integer> code = child.onExit().thenApply(Process::exitValue);
            child.destroyForcibly();
            assertEquals(128 + Signal.KILL.number(), code.get());
        }
    }

    @Test
    void whatIsAttachedToOneEndCannotHoldUpOthers() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        try (ChildProcess first = SLEEP.start();
                ChildProcess second = SLEEP.start()) {
            CompletableFuture<Void> held = first.onExit().thenRun(() -> awaitUninterrupted(slow));
            first.terminate(Duration.ZERO);
            second.terminate(Duration.ZERO);
            assertFalse(held.isDone());
            slow.countDown();
            held.get();
        } finally {
            slow.countDown();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void completingTheFutureOfTheEndDoesNotEndAnything() throws InterruptedException {
        try (ChildProcess child = SLEEP.start()) {
            child.onExit().complete(child);
            assertTrue(child.isAlive());
            assertFalse(child.onExit().isDone());
        }
    }

    @Test
    void aRunningChildHasAHandle() throws InterruptedException {
        ChildProcess child = SLEEP.start();
        assertEquals(child.pid(), child.toHandle().pid());
        assertTrue(child.info().command().orElseThrow().endsWith("sleep"));
        assertTrue(child.supportsNormalTermination());
        child.close();
        assertThrows(IllegalStateException.class, child::toHandle);
    }

    @Test
    void aKilledChildIsToldByItsSignal() throws InterruptedException {
        ChildProcess child = SLEEP.start();
        assertTrue(child.signal(Signal.KILL));
        assertEquals(endedBy(Signal.KILL), child.awaitExit());
        assertEquals(128 + 9, child.exitValue());
    }

    @Test
    void terminatingAsksFirst() throws InterruptedException {
        assertEquals(endedBy(Signal.TERM), SLEEP.start().terminate(LONG));
    }

    @Test
    void terminatingKillsOneThatIgnoresTheRequest() throws IOException, InterruptedException {
        ChildProcess child = startedIgnoringTermination();
        child.destroy();
        assertEquals("asked to end", Running.lines(child).readLine());
        assertEquals(endedBy(Signal.KILL), child.terminate(Duration.ofMillis(50)));
    }

    @Test
    void terminatingWithoutGraceKillsAtOnce() throws IOException, InterruptedException {
        ChildProcess child = startedIgnoringTermination();
        assertEquals(endedBy(Signal.KILL), child.terminate(Duration.ZERO));
        assertEquals(null, Running.lines(child).readLine());
        assertEquals(endedBy(Signal.KILL), SLEEP.start().terminate(NEGATIVE));
    }

    private static ChildProcess startedIgnoringTermination() throws IOException {
        ChildProcess child =
                Programs.java(IgnoresTermination.class).stdout(Output.pipe()).start();
        assertEquals("ready", Running.lines(child).readLine());
        return child;
    }

    @Test
    void terminatingAnEndedChildTellsHowItEnded() throws InterruptedException {
        ChildProcess child = Command.of("false").start();
        child.awaitExit();
        assertEquals(new ExitStatus.Exited(1), child.terminate(LONG));
        assertEquals(new ExitStatus.Exited(1), child.terminate(Duration.ZERO));
    }

    @Test
    void destroyingAsksAndDestroyingForciblyKills() throws InterruptedException {
        ChildProcess asked = SLEEP.start();
        asked.destroy();
        assertEquals(endedBy(Signal.TERM), asked.awaitExit());
        ChildProcess killed = SLEEP.start();
        assertSame(killed, killed.destroyForcibly());
        assertEquals(endedBy(Signal.KILL), killed.awaitExit());
    }

    @Test
    void anEndedChildCannotBeSignalled() throws InterruptedException {
        ChildProcess child = Command.of("true").start();
        child.awaitExit();
        assertFalse(child.signal(Signal.TERM));
        assertFalse(child.signal(Signal.KILL));
        assertFalse(child.signal(Signal.USR1));
        child.destroy();
        assertTrue(child.awaitExit().isSuccess());
    }

    @Test
    void anySignalCanBeSentWhereThePlatformCan() throws InterruptedException {
        try (ChildProcess child = SLEEP.start()) {
            if (!can(Capability.ANY_SIGNAL)) {
                assertRefused(Capability.ANY_SIGNAL, () -> child.signal(Signal.STOP));
                return;
            }
            assertTrue(child.signal(Signal.STOP));
            Await.until(() -> Proc.state(child.pid()) == 'T');
            assertTrue(child.signal(Signal.CONT));
            Await.until(() -> Proc.state(child.pid()) == 'S');
            assertTrue(child.signal(Signal.of(64)));
            assertEquals(new ExitStatus.Signaled(Signal.of(64), false), child.awaitExit());
        }
    }

    @Test
    void anInterruptedWaitLeavesTheChildRunning() throws InterruptedException {
        try (ChildProcess child = SLEEP.start()) {
            assertInterrupted(Running.untilItWaits(child::awaitExit));
            assertInterrupted(Running.untilItWaits(() -> child.awaitExit(LONG)));
            assertInterrupted(Running.untilItWaits(child::waitFor));
            assertTrue(child.isAlive());
        }
    }

    @Test
    void anInterruptedTerminationKills() throws IOException, InterruptedException {
        ChildProcess child = startedIgnoringTermination();
        assertInterrupted(Running.untilItWaits(() -> child.terminate(LONG)));
        assertEquals(endedBy(Signal.KILL), child.awaitExit());
    }

    private static void assertInterrupted(Running.Call<?> call) {
        call.thread().interrupt();
        ExecutionException failure =
                assertThrows(ExecutionException.class, () -> call.outcome().get());
        assertInstanceOf(InterruptedException.class, failure.getCause());
    }

    @Test
    void closingEndsTheChildAndMayBeRepeated() throws InterruptedException {
        ChildProcess child = SLEEP.stdin(Input.pipe())
                .stdout(Output.pipe())
                .stderr(Output.pipe())
                .start();
        child.close();
        assertEquals(Optional.of(endedBy(Signal.TERM)), child.exitStatus());
        child.close();
        assertThrows(IOException.class, () -> {
            child.getOutputStream().write(1);
            child.getOutputStream().flush();
        });
        assertThrows(IOException.class, () -> child.getInputStream().read());
        assertThrows(IOException.class, () -> child.getErrorStream().read());
    }

    @Test
    void closingAnEndedChildKeepsItsStatus() throws InterruptedException {
        ChildProcess child = Command.of("false").start();
        child.awaitExit();
        child.close();
        assertEquals(new ExitStatus.Exited(1), child.awaitExit());
    }

    @Test
    void closingOneThatIgnoresTheRequestKillsIt() throws IOException {
        ChildProcess child = startedIgnoringTermination();
        child.close();
        assertEquals(Optional.of(endedBy(Signal.KILL)), child.exitStatus());
    }

    @Test
    void anInterruptedCloseKillsAndStaysInterrupted() throws Exception {
        ChildProcess child = startedIgnoringTermination();
        Running.Call<Boolean> closing = Running.untilItWaits(() -> {
            child.close();
            return Thread.interrupted();
        });
        closing.thread().interrupt();
        assertTrue(closing.outcome().get());
        assertEquals(endedBy(Signal.KILL), child.awaitExit());
    }

    @Test
    void startingWorksOnAnInterruptedThreadAndKeepsTheInterrupt() throws Exception {
        Running.Call<Boolean> starting = Running.start(() -> {
            boolean kept = true;
            // often enough for a start to have to wait for something
            for (int i = 0; i < 30; i++) {
                Thread.currentThread().interrupt();
                SLEEP.stdout(Output.pipe()).start().destroyForcibly();
                kept &= Thread.interrupted();
            }
            return kept;
        });
        assertTrue(starting.outcome().get());
        Await.until(() -> ProcessHandle.current().children().findAny().isEmpty());
    }

    @Test
    void childrenThatNobodyWaitsForLeaveNoZombies() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            Command.of("true").start();
        }
        Await.until(() -> ProcessHandle.current().children().findAny().isEmpty());
    }

    @Test
    void twoHundredChildrenAtOnceKeepTheirExitCodes() throws InterruptedException {
        List<List<String>> programs = List.of(
                List.of("true"),
                List.of("false"),
                List.of("ls", "/no/such/file"),
                List.of("timeout"),
                List.of("env", "/"),
                List.of("env", "no-such-program-anywhere"));
        List<Integer> codes = List.of(0, 1, 2, 125, 126, 127);
        List<ChildProcess> children = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            children.add(Command.of(programs.get(i % programs.size()))
                    .stderr(Output.discard())
                    .start());
        }
        List<Integer> expected = IntStream.range(0, 200)
                .mapToObj(i -> codes.get(i % codes.size()))
                .toList();
        List<Integer> actual = new ArrayList<>();
        for (ChildProcess child : children) {
            actual.add(child.waitFor());
        }
        assertEquals(expected, actual);
    }

    @Test
    void endedChildrenLeaveNothingOpen() throws InterruptedException {
        startAndEnd();
        int before = Proc.openDescriptors();
        for (int i = 0; i < 100; i++) {
            startAndEnd();
        }
        Proc.assertNoneMoreOpenThan(before);
    }

    private static void startAndEnd() throws InterruptedException {
        try (ChildProcess child = Command.of("cat")
                .stdin(Input.pipe())
                .stdout(Output.pipe())
                .stderr(Output.pipe())
                .start()) {
            assertNotEquals(ProcessHandle.current().pid(), child.pid());
        }
    }
}

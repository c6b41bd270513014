package io.javaipc.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.signal.Signal;
import io.javaipc.testing.Await;
import io.javaipc.testing.PlatformContract;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Running;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call that waits: an interrupt ends it, wherever it comes, and leaves nothing behind. */
public abstract class InterruptionContract extends PlatformContract {
    private static final Duration LONG = Duration.ofDays(1);
    // ignores the polite request, and has a child that does too
    private static final Command STUBBORN = Command.of("sh", "-c", "trap '' TERM; sleep 1000 & echo $!; wait");

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected InterruptionContract(String platform) {
        super(platform);
    }

    /** A call that waits for a child. */
    @FunctionalInterface
    private interface Waiting {
        Object on(ChildProcess child) throws Exception;
    }

    private static Arguments waiting(String name, Waiting call) {
        return Arguments.of(name, call);
    }

    private static Arguments calling(String name, Callable<?> call) {
        return Arguments.of(name, call);
    }

    static Stream<Arguments> waitsForAChild() {
        return Stream.of(
                waiting("awaitExit", ChildProcess::awaitExit),
                waiting("awaitExit for a time", child -> child.awaitExit(LONG)),
                waiting("waitFor", ChildProcess::waitFor),
                waiting("waitFor for a time", child -> child.waitFor(1, TimeUnit.DAYS)),
                waiting("waitAny", child -> Children.waitAny(LONG)));
    }

    static Stream<Arguments> runsPrograms() {
        Command sleep = Command.of("sleep", "1000");
        return Stream.of(
                calling("run", sleep::run),
                calling("run with timeout", sleep.timeout(LONG)::run),
                calling("run with input", sleep.stdin(Input.bytes(new byte[1 << 20]))::run),
                calling("pipeline", sleep.pipe(Command.of("cat"))::run),
                calling("pipeline with timeout", sleep.pipe(sleep).timeout(LONG)::run));
    }

    @BeforeEach
    void noOtherChildIsThere() throws InterruptedException {
        Await.until(() -> Children.active().isEmpty());
        while (Children.waitAny(Duration.ZERO).isPresent()) {
            continue;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waitsForAChild")
    void anInterruptEndsTheWaitAndNotTheChild(String name, Waiting waiting) throws Exception {
        try (ChildProcess child = Command.of("sleep", "1000").start()) {
            assertInterrupted(Running.untilItWaits(() -> waiting.on(child)));
            assertInterruptedBeforehand(() -> waiting.on(child));
            assertTrue(child.isAlive());
        }
    }

    @Test
    void anInterruptedTerminationEndsTheChildAndNotItsDescendants() throws Exception {
        try (Stubborn tree = Stubborn.start()) {
            assertInterrupted(Running.untilItWaits(() -> tree.child().terminate(LONG)));
            assertEquals(endedBy(Signal.KILL), tree.child().awaitExit());
            assertTrue(Proc.runs(tree.descendant()));
        }
        try (Stubborn tree = Stubborn.start()) {
            assertInterruptedBeforehand(() -> tree.child().terminate(LONG));
            assertEquals(endedBy(Signal.KILL), tree.child().awaitExit());
        }
    }

    @Test
    void anInterruptedKillOfATreeEndsItAll() throws Exception {
        try (Stubborn tree = Stubborn.start()) {
            assertInterrupted(Running.untilItWaits(() -> tree.child().killTree(LONG)));
            assertEquals(endedBy(Signal.KILL), tree.child().awaitExit());
            Await.until(() -> !Proc.runs(tree.descendant()));
        }
        try (Stubborn tree = Stubborn.start()) {
            assertInterruptedBeforehand(() -> tree.child().killTree(LONG));
            assertEquals(endedBy(Signal.KILL), tree.child().awaitExit());
            Await.until(() -> !Proc.runs(tree.descendant()));
        }
    }

    /**
     * Two processes that end by force only. Closing sees to that.
     *
     * @param child the parent of the two
     * @param descendant the pid of the other
     */
    private record Stubborn(ChildProcess child, long descendant) implements AutoCloseable {
        static Stubborn start() throws IOException {
            ChildProcess child = STUBBORN.stdout(Output.pipe()).start();
            return new Stubborn(child, Long.parseLong(Running.lines(child).readLine()));
        }

        @Override
        public void close() {
            child.close();
            ProcessHandle.of(descendant).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runsPrograms")
    void anInterruptOfARunLeavesNothing(String name, Callable<?> run) throws Exception {
        endToEnd(run);
        int before = Proc.openDescriptors();
        endToEnd(run);
        Await.until(() -> Proc.openDescriptors() <= before);
        assertInterruptedBeforehand(run);
        Await.until(() -> Proc.openDescriptors() <= before);
    }

    private static void endToEnd(Callable<?> run) throws Exception {
        Running.Call<?> call = Running.start(run);
        Await.until(() -> Children.active().stream().anyMatch(ChildProcess::isAlive));
        assertInterrupted(call);
        assertFalse(Children.active().stream().anyMatch(ChildProcess::isAlive));
    }

    private static void assertInterrupted(Running.Call<?> call) {
        call.thread().interrupt();
        ExecutionException failure =
                assertThrows(ExecutionException.class, () -> call.outcome().get());
        assertInstanceOf(InterruptedException.class, failure.getCause());
    }

    private static void assertInterruptedBeforehand(Callable<?> step) {
        Running.Call<Object> call = Running.start(() -> {
            Thread.currentThread().interrupt();
            return step.call();
        });
        ExecutionException failure =
                assertThrows(ExecutionException.class, () -> call.outcome().get());
        assertInstanceOf(InterruptedException.class, failure.getCause());
    }
}

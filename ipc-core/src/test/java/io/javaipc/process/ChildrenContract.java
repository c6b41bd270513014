package io.javaipc.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.Capability;
import io.javaipc.process.TreeKill.Mechanism;
import io.javaipc.signal.Signal;
import io.javaipc.testing.Await;
import io.javaipc.testing.PlatformContract;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Running;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Children together: waiting for any of them, and ending one with all that came from it. */
public abstract class ChildrenContract extends PlatformContract {
    private static final Duration LONG = Duration.ofDays(1);

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected ChildrenContract(String platform) {
        super(platform);
    }

    @BeforeEach
    void forgetTheChildrenOfOthers() throws InterruptedException {
        Await.until(() -> Children.active().isEmpty());
        Optional<ChildProcess> ended;
        do {
            ended = Children.waitAny(Duration.ZERO);
        } while (ended.isPresent());
    }

    @Test
    void eachChildIsToldOnceWheneverItEnded() throws InterruptedException {
        ChildProcess early = Command.of("true").start();
        early.awaitExit();
        ChildProcess late = Command.of("cat").stdin(Input.pipe()).start();
        Set<Long> told = new HashSet<>();
        told.add(Children.waitAny(LONG).orElseThrow().pid());
        late.destroy();
        told.add(Children.waitAny(LONG).orElseThrow().pid());
        assertEquals(Set.of(early.pid(), late.pid()), told);
        assertEquals(Optional.empty(), Children.waitAny(LONG));
    }

    @Test
    void waitingForAnyDoesNotWaitWithoutTime() throws InterruptedException {
        try (ChildProcess child = Command.of("sleep", "1000").start()) {
            assertEquals(Optional.empty(), Children.waitAny(Duration.ZERO));
            assertEquals(Optional.empty(), Children.waitAny(Duration.ofSeconds(-1)));
            assertEquals(List.of(child), Children.active());
        }
    }

    @Test
    void waitingForAnyCanBeInterrupted() throws Exception {
        try (ChildProcess child = Command.of("sleep", "1000").start()) {
            Running.Call<Optional<ChildProcess>> call = Running.untilItWaits(() -> Children.waitAny(LONG));
            call.thread().interrupt();
            Exception failure =
                    assertThrows(Exception.class, () -> call.outcome().get());
            assertEquals(InterruptedException.class, failure.getCause().getClass());
            assertTrue(child.isAlive());
        }
    }

    @Test
    void pollingTellsWithoutWaiting() throws InterruptedException {
        ChildProcess child = Command.of("sleep", "1000").start();
        assertEquals(Optional.empty(), child.poll());
        child.destroyForcibly();
        child.awaitExit();
        assertEquals(Optional.of(endedBy(Signal.KILL)), child.poll());
    }

    @Test
    void aTreeEndsPolitely() throws InterruptedException {
        ChildProcess child = tree(Command.of("sh", "-c", "sleep 1000 & sleep 1000 & wait"));
        List<ProcessHandle> descendants = child.toHandle().descendants().toList();
        TreeKill killed = child.killTree(LONG);
        assertEquals(endedBy(Signal.TERM), child.exitStatus().orElseThrow());
        assertNoneRuns(descendants);
        assertEquals(2, killed.descendants());
        assertEquals(Set.of(Mechanism.DESCENDANTS), killed.mechanisms());
    }

    @Test
    void aTreeThatIgnoresThePoliteRequestEndsAllTheSame() throws InterruptedException {
        ChildProcess child = tree(Command.of("sh", "-c", "trap '' TERM; sleep 1000 & sleep 1000 & wait; wait"));
        List<ProcessHandle> descendants = child.toHandle().descendants().toList();
        child.killTree(Duration.ofMillis(100));
        assertEquals(endedBy(Signal.KILL), child.exitStatus().orElseThrow());
        assertNoneRuns(descendants);
    }

    @Test
    void aDescendantInASessionOfItsOwnEndsToo() throws InterruptedException {
        ChildProcess child = tree(Command.of("sh", "-c", "setsid sleep 1000 & sleep 1000 & wait"));
        List<ProcessHandle> descendants = child.toHandle().descendants().toList();
        child.killTree(Duration.ZERO);
        assertNoneRuns(descendants);
    }

    @Test
    void aGroupIsReachedAtOnceWhereThePlatformCan() throws InterruptedException {
        Command command =
                Command.of("sh", "-c", "sleep 1000 & sleep 1000 & wait").newProcessGroup();
        if (!can(Capability.PROCESS_GROUPS)) {
            assertRefused(Capability.PROCESS_GROUPS, command::start);
            return;
        }
        ChildProcess child = tree(command);
        List<ProcessHandle> descendants = child.toHandle().descendants().toList();
        assertTrue(child.killTree(LONG).mechanisms().contains(Mechanism.PROCESS_GROUP));
        assertNoneRuns(descendants);
    }

    @Test
    void killingTheTreeOfAnEndedChildDoesNothing() throws InterruptedException {
        ChildProcess child = Command.of("true").start();
        child.awaitExit();
        assertEquals(new TreeKill(Set.of(), 0), child.killTree(LONG));
    }

    /** Starts a command that makes two descendants, and waits until they are there. */
    private static ChildProcess tree(Command command) throws InterruptedException {
        ChildProcess child = command.start();
        Await.until(() -> child.toHandle()
                        .descendants()
                        .filter(handle -> handle.info().command().orElse("").endsWith("sleep"))
                        .count()
                == 2);
        return child;
    }

    private static void assertNoneRuns(List<ProcessHandle> processes) {
        processes.forEach(process -> assertFalse(Proc.runs(process.pid()), process::toString));
    }
}

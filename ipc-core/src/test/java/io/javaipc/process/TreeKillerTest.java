package io.javaipc.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.javaipc.platform.SpawnedProcess;
import io.javaipc.platform.WaitStatus;
import io.javaipc.process.TreeKill.Mechanism;
import io.javaipc.signal.Signal;
import io.javaipc.testing.Await;
import io.javaipc.testing.Proc;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Ending trees of which a process stays a zombie, because nobody waits for it. */
class TreeKillerTest {
    @Test
    void aDescendantThatNobodyReapsHasEnded() throws Exception {
        try (ShellFamily family = ShellFamily.start()) {
            family.stop();
            Await.until(() -> Proc.state(family.shellPid()) == 'T');
            ProcessHandle descendant = ProcessHandle.of(family.childPid()).orElseThrow();
            TreeKill killed = childThatEndsWhenAsked(family.shellPid()).killTree(Duration.ofMillis(500));
            assertEquals(new TreeKill(Set.of(Mechanism.DESCENDANTS), 1), killed);
            assertTrue(descendant.isAlive(), "the JDK tells zombies by now: no need to do so ourselves");
        }
    }

    /** A child whose own end is told, though the shell that stands for it is stopped and so reaps nobody. */
    private static ChildProcess childThatEndsWhenAsked(long pid) {
        SpawnedProcess spawned = mock(SpawnedProcess.class);
        CompletableFuture<WaitStatus> termination = new CompletableFuture<>();
        when(spawned.pid()).thenReturn(pid);
        when(spawned.termination()).thenReturn(termination);
        when(spawned.signal(Signal.TERM.number())).thenAnswer(call -> termination.complete(WaitStatus.exited(0)));
        return new ChildProcess(spawned, List.of("stopped"));
    }

    @Test
    void aZombieDoesNotRun() throws Exception {
        try (ShellFamily family = ShellFamily.start()) {
            ProcessHandle descendant = ProcessHandle.of(family.childPid()).orElseThrow();
            assertTrue(Vitals.runs(descendant));
            family.stop();
            family.killChild();
            Await.until(() -> Proc.state(family.childPid()) == 'Z');
            assertFalse(Vitals.runs(descendant));
        }
    }
}

package io.javaipc.posix.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.ProcessAttributes;
import io.javaipc.platform.SpawnRequest;
import io.javaipc.platform.SpawnedProcess;
import io.javaipc.platform.Stdio;
import io.javaipc.platform.WaitStatus;
import io.javaipc.testing.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Children on a kernel that has no pidfds, or when there are no descriptors left for them. */
class ReapingWithoutPidfdTest {
    private static final int SIGKILL = 9;
    private static final int SIGTERM = 15;

    private final PosixProcessSpawner spawner =
            new PosixProcessSpawner(new PosixProcessControl(), new ChildReaper(pid -> -1));

    @Test
    void exitCodesComeBack() {
        List<SpawnedProcess> children = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            children.add(spawn(i % 2 == 0 ? "true" : "false"));
        }
        for (int i = 0; i < 50; i++) {
            assertEquals(WaitStatus.exited(i % 2), children.get(i).termination().join());
        }
    }

    @Test
    void signalsReachTheChildUntilItIsReaped() throws InterruptedException {
        SpawnedProcess child = spawn("sleep", "1000");
        assertTrue(child.signal(0));
        assertFalse(child.termination().isDone());
        assertTrue(child.signal(SIGTERM));
        assertEquals(WaitStatus.signaled(SIGTERM, false), child.termination().join());
        assertFalse(child.signal(SIGKILL));
    }

    @Test
    void noZombieIsLeft() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            spawn("true");
        }
        Await.until(() -> ProcessHandle.current().children().findAny().isEmpty());
    }

    private SpawnedProcess spawn(String... words) {
        return spawner.spawn(new SpawnRequest(
                List.of(words),
                Optional.empty(),
                Map.of(),
                new Stdio.Null(),
                new Stdio.Inherit(),
                new Stdio.Inherit(),
                Map.of(),
                ProcessAttributes.NONE));
    }
}

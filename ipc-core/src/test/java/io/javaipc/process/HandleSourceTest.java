package io.javaipc.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.testing.Await;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Where there is no {@code /proc}: what the JDK tells is told, and the rest is empty. */
class HandleSourceTest {
    private final HandleSource source = new HandleSource();

    @Test
    void whatTheJdkTellsIsTold() throws Exception {
        try (ChildProcess child = Command.of("sleep", "1000").start()) {
            Await.until(() -> source.find(child.pid()).orElseThrow().name().equals(Optional.of("sleep")));
            // the exec puts the words in place after the program's name
            Await.until(
                    () -> source.find(child.pid()).orElseThrow().commandLine().size() > 1);
            ProcessInfo info = source.find(child.pid()).orElseThrow();
            assertEquals(OptionalLong.of(ProcessHandle.current().pid()), info.ppid());
            assertEquals("1000", info.commandLine().get(1));
            assertEquals(child.toHandle().info().startInstant(), info.start());
            assertEquals(ProcessHandle.current().info().user(), info.user());
            assertTrue(info.cpuTime().isPresent());
            ProcessTable table = new ProcessTable(Instant.now(), System.nanoTime(), source.all());
            assertTrue(table.current().isSameProcess(ProcessInfo.current()));
            assertEquals(
                    List.of(child.pid()),
                    table.children(ProcessHandle.current().pid()).stream()
                            .map(ProcessInfo::pid)
                            .toList());
        }
    }

    @Test
    void theRestIsEmpty() {
        ProcessInfo info = source.find(ProcessHandle.current().pid()).orElseThrow();
        assertEquals(Optional.empty(), info.state());
        assertEquals(OptionalInt.empty(), info.nice());
        assertEquals(OptionalLong.empty(), info.residentBytes());
        assertEquals(Optional.empty(), info.terminal());
    }

    @Test
    void aPidThatIsNobodysIsEmpty() {
        assertEquals(Optional.empty(), source.find(Integer.MAX_VALUE));
    }
}

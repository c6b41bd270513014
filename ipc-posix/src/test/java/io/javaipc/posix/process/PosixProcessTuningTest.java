package io.javaipc.posix.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.IoPriority;
import io.javaipc.platform.IoPriority.SchedulingClass;
import io.javaipc.platform.Limit;
import io.javaipc.platform.ResourceLimit;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.ProcessGoneException;
import io.javaipc.process.ProcessInfo;
import io.javaipc.process.ProcessInfos;
import io.javaipc.process.ProcessTuning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Changing a real process, seen by what {@code /proc} then says of it. */
class PosixProcessTuningTest {
    private ChildProcess child;
    private ProcessTuning tuning;

    @BeforeEach
    void startAChild() {
        child = Command.of("sleep", "1000").start();
        tuning = ProcessTuning.of(child.pid());
    }

    @AfterEach
    void endIt() {
        child.close();
    }

    @Test
    void aReniceIsInTheTable() {
        int before = tuning.nice();
        int nicer = Math.min(19, before + 7);
        tuning.renice(nicer);
        ProcessInfo info = ProcessInfo.of(child.pid()).orElseThrow();
        assertEquals(OptionalInt.of(nicer), info.nice());
        assertEquals(OptionalInt.of(20 + nicer), info.priority());
        assertEquals(nicer, tuning.nice());
    }

    @Test
    void aNiceValueOutOfRangeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> tuning.renice(20));
        assertThrows(IllegalArgumentException.class, () -> tuning.renice(-21));
    }

    @Test
    void theProcessorsAreThoseThatWereSet() throws IOException {
        int one = tuning.affinity().stream().max(Integer::compare).orElseThrow();
        tuning.setAffinity(Set.of(one));
        assertEquals(Set.of(one), tuning.affinity());
        assertEquals(List.of(String.valueOf(one)), line("status", "Cpus_allowed_list:"));
        assertThrows(IllegalArgumentException.class, () -> tuning.setAffinity(Set.of()));
    }

    @Test
    void aLimitIsTheOneThatWasSet() throws IOException {
        long hard = tuning.limit(ResourceLimit.OPEN_FILES).hard();
        tuning.setLimit(ResourceLimit.OPEN_FILES, new Limit(77, hard));
        assertEquals(new Limit(77, hard), tuning.limit(ResourceLimit.OPEN_FILES));
        assertEquals("77", line("limits", "Max open files").get(0));
    }

    @Test
    void allLimitsAreTold() {
        assertEquals(EnumSet.allOf(ResourceLimit.class), tuning.limits().keySet());
        tuning.limits().forEach((resource, limit) -> assertEquals(tuning.limit(resource), limit));
    }

    @Test
    void theIoPriorityIsTheOneThatWasSet() {
        IoPriority low = new IoPriority(SchedulingClass.BEST_EFFORT, 6);
        tuning.setIoPriority(low);
        assertEquals(low, tuning.ioPriority());
    }

    @Test
    void aProcessThatHasEndedIsRefused() throws Exception {
        child.terminate(Duration.ZERO);
        for (Executable call : everyCall(tuning)) {
            ProcessGoneException gone = assertThrows(ProcessGoneException.class, call);
            assertEquals(Optional.of("ESRCH"), gone.errnoName());
            assertTrue(gone.getMessage().startsWith("process is gone: operation="), gone::getMessage);
        }
        assertThrows(ProcessGoneException.class, () -> ProcessTuning.of(child.pid()));
    }

    @Test
    void aProcessThatHasThePidOfTheOneMeantIsLeftAlone() {
        int nice = tuning.nice();
        ProcessInfo ended =
                ProcessInfos.predecessorOf(ProcessInfo.of(child.pid()).orElseThrow());
        for (Executable call : everyCall(ProcessTuning.of(ended))) {
            ProcessGoneException gone = assertThrows(ProcessGoneException.class, call);
            assertTrue(gone.getMessage().startsWith("process is gone and another has its pid: "), gone::getMessage);
            assertTrue(gone.getMessage().contains("start=" + ended.start().orElseThrow()), gone::getMessage);
        }
        assertEquals(nice, tuning.nice());
    }

    private static List<Executable> everyCall(ProcessTuning target) {
        return List.of(
                target::nice,
                () -> target.renice(19),
                target::affinity,
                () -> target.setAffinity(Set.of(0)),
                () -> target.limit(ResourceLimit.CORE_BYTES),
                () -> target.setLimit(ResourceLimit.CORE_BYTES, Limit.of(0)),
                target::limits,
                target::ioPriority,
                () -> target.setIoPriority(new IoPriority(SchedulingClass.IDLE, 0)));
    }

    private List<String> line(String file, String key) throws IOException {
        return Files.readString(Path.of("/proc", String.valueOf(child.pid()), file))
                .lines()
                .filter(text -> text.startsWith(key))
                .map(text -> List.of(text.substring(key.length()).trim().split("\\s+")))
                .findFirst()
                .orElseThrow();
    }
}

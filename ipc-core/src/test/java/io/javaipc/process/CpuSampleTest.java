package io.javaipc.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Percentages, of snapshots that are made up. */
class CpuSampleTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final ProcessInfo ONE = ProcessInfos.busy(1, START, Duration.ofSeconds(10));
    private static final ProcessInfo ONE_LATER = ProcessInfos.busy(1, START, Duration.ofSeconds(13));

    @Test
    void percentagesAreOfOneProcessor() {
        CpuSample sample = CpuSample.between(table(0, ONE), table(2, ONE_LATER));
        assertEquals(Duration.ofSeconds(2), sample.interval());
        assertEquals(150, sample.percent(ONE_LATER));
        assertEquals(150, sample.percent(ONE), "either snapshot's will do");
        assertEquals(150, sample.totalPercent());
    }

    @Test
    void aNewProcessCountsWithAllItHasUsed() {
        ProcessInfo fresh = ProcessInfos.busy(2, START.plusSeconds(100), Duration.ofSeconds(1));
        CpuSample sample = CpuSample.between(table(0, ONE), table(2, ONE_LATER, fresh));
        assertEquals(50, sample.percent(fresh));
        assertEquals(200, sample.totalPercent());
    }

    @Test
    void aRecycledPidIsANewProcess() {
        ProcessInfo before = ProcessInfos.busy(7, START, Duration.ofMillis(500));
        ProcessInfo after = ProcessInfos.busy(7, START.plusSeconds(100), Duration.ofSeconds(1));
        CpuSample sample = CpuSample.between(table(0, before), table(1, after));
        assertEquals(100, sample.percent(after));
        assertEquals(0, sample.percent(before), "the one that ended is not seen");
    }

    @Test
    void whatIsNotToldIsNothing() {
        ProcessInfo untold = ProcessInfos.child(3, 1, "untold");
        CpuSample sample = CpuSample.between(table(0, untold), table(1, untold));
        assertEquals(0, sample.percent(untold));
    }

    @Test
    void aTimeThatWentBackIsNotNegative() {
        CpuSample sample = CpuSample.between(table(0, ONE_LATER), table(1, ONE));
        assertEquals(0, sample.percent(ONE));
    }

    @Test
    void snapshotsInTheWrongOrderAreRefused() {
        ProcessTable earlier = table(0);
        ProcessTable later = table(1);
        assertThrows(IllegalArgumentException.class, () -> CpuSample.between(later, earlier));
        assertThrows(IllegalArgumentException.class, () -> CpuSample.between(later, later));
    }

    private static ProcessTable table(long seconds, ProcessInfo... processes) {
        return new ProcessTable(
                START.plusSeconds(seconds), Duration.ofSeconds(seconds).toNanos(), List.of(processes));
    }
}

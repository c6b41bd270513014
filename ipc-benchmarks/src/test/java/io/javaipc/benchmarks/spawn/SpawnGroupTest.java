package io.javaipc.benchmarks.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.benchmarks.Effort;
import io.javaipc.benchmarks.Results;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The group on a machine that lacks something. */
class SpawnGroupTest {
    @Test
    void withoutACompilerTheLoopInCIsAbsent() throws Exception {
        Results results = new Results(progress -> {});
        new SpawnGroup("no-such-compiler").run(new Effort(true, OptionalInt.of(1)), results);
        List<String> lines = results.csvLines().toList();
        assertEquals(
                3,
                lines.stream()
                        .filter(line -> line.endsWith("absent,,no C compiler: program=no-such-compiler"))
                        .count(),
                lines::toString);
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("spawn,one-by-one,javaipc,time,")), lines::toString);
    }
}

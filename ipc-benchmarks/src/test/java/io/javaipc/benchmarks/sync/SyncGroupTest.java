package io.javaipc.benchmarks.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.javaipc.benchmarks.Effort;
import io.javaipc.benchmarks.Results;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The group on a machine that lacks something. */
class SyncGroupTest {
    private static final List<String> ALONE =
            List.of("lock-uncontended", "locked-increment", "counter", "semaphore-uncontended");
    private static final List<String> IN_PAIRS = List.of(
            "lock-contended",
            "counter-contended",
            "event-ping-pong",
            "condition-ping-pong",
            "barrier",
            "hand-over-after-kill",
            "hand-over-after-kill-longest");

    @Test
    void withoutACompilerAndPythonTheirLoopsAreAbsentAndOursAreMeasured() throws Exception {
        Results results = new Results(progress -> {});
        new SyncGroup("no-such-compiler", "no-such-python").run(new Effort(true, OptionalInt.of(1)), results);
        List<String> lines = results.csvLines().toList();
        assertEquals(10, countOf(lines, "absent,,no C compiler: program=no-such-compiler"), lines::toString);
        assertEquals(7, countOf(lines, "absent,,no Python: program=no-such-python"), lines::toString);
        assertEquals(Set.copyOf(IN_PAIRS), casesOf(lines, "javaipc pure Java"));
        Set<String> ours = casesOf(lines, "javaipc");
        assertEquals(ALONE.size() + IN_PAIRS.size(), ours.size(), lines::toString);
        assertFalse(lines.stream().anyMatch(line -> line.contains(",-")), lines::toString);
    }

    private static long countOf(List<String> lines, String end) {
        return lines.stream().filter(line -> line.endsWith(end)).count();
    }

    private static Set<String> casesOf(List<String> lines, String system) {
        return lines.stream()
                .map(line -> line.split(","))
                .filter(fields -> fields[2].equals(system) && fields[3].equals("time"))
                .map(fields -> fields[1])
                .collect(Collectors.toSet());
    }
}

package io.javaipc.benchmarks.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.benchmarks.Choice;
import io.javaipc.benchmarks.Effort;
import io.javaipc.benchmarks.Measurement;
import io.javaipc.benchmarks.Results;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The group on a machine that lacks something. */
class QueueGroupTest {
    @Test
    void withoutPythonItsQueueIsAbsentAndOursIsMeasured() throws Exception {
        Choice choice = new Choice(Pattern.compile("^(2p2c|round-trip)-block-64"), Pattern.compile("Python"));
        Results results = new Results(progress -> {});
        new QueueGroup("no-such-python").run(new Effort(true, OptionalInt.of(1), choice), results);
        List<String> lines = results.csvLines().toList();
        for (String name : List.of("2p2c-block-64", "round-trip-block-64", "round-trip-block-64-p99.9")) {
            assertTrue(
                    lines.contains("queue," + name + ",Python,absent,,no Python: program=no-such-python"),
                    lines::toString);
            assertEquals(1, timesOf(name, lines), lines::toString);
        }
    }

    /** How many times of a case were measured that can be. */
    private static long timesOf(String name, List<String> lines) {
        return lines.stream()
                .map(Measurement::ofCsv)
                .filter(figure -> figure.caseName().equals(name)
                        && figure.system().equals("javaipc")
                        && figure.metric().equals("time")
                        && figure.value() > 0)
                .count();
    }
}

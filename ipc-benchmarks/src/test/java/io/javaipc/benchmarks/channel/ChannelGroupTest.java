package io.javaipc.benchmarks.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.javaipc.benchmarks.Effort;
import io.javaipc.benchmarks.Results;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The group on a machine that lacks something. */
class ChannelGroupTest {
    private static final Set<String> CASES = Set.of(
            "round-trip-64",
            "round-trip-64-p99",
            "round-trip-64-p99.9",
            "throughput-64",
            "throughput-1024",
            "throughput-1MiB");

    @Test
    void withoutACompilerAndPythonTheirPipesAreAbsentAndOursAreMeasured() throws Exception {
        Results results = new Results(progress -> {});
        new ChannelGroup("no-such-compiler", "no-such-python").run(new Effort(true, OptionalInt.of(1)), results);
        List<String> lines = results.csvLines().toList();
        assertEquals(CASES, casesOf(lines, "C socketpair", "absent"));
        assertEquals(CASES, casesOf(lines, "Python", "absent"));
        assertEquals(Set.of("throughput-1MiB"), casesOf(lines, "javaipc", "rate"));
        for (String system : List.of("javaipc", "javaipc buffers", "javaipc listener", "Java SocketChannel")) {
            Set<String> measured = casesOf(lines, system, "time");
            measured.addAll(casesOf(lines, system, "rate"));
            assertEquals(CASES, measured, system);
        }
    }

    private static Set<String> casesOf(List<String> lines, String system, String metric) {
        return lines.stream()
                .map(line -> line.split(","))
                .filter(fields -> fields[2].equals(system) && fields[3].equals(metric))
                .map(fields -> fields[1])
                .collect(Collectors.toSet());
    }
}

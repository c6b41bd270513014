package io.javaipc.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the jar as its users do, for one round. */
class BenchmarksIT {
    private static final Path JAR = Path.of("target", "ipc-benchmarks.jar").toAbsolutePath();
    private static final String CSV = "figures.csv";

    @Test
    void theSpawnGroupMeasuresTheLibraryInEveryCaseAndWarnsOfNothing(@TempDir Path directory) throws Exception {
        assertEquals(Set.of("one-by-one", "200-at-once", "capture-1MiB"), measured("spawn", directory));
    }

    @Test
    void theSyncGroupMeasuresTheLibraryInEveryCaseAndWarnsOfNothing(@TempDir Path directory) throws Exception {
        assertEquals(
                Set.of(
                        "lock-uncontended",
                        "locked-increment",
                        "counter",
                        "semaphore-uncontended",
                        "lock-contended",
                        "counter-contended",
                        "event-ping-pong",
                        "condition-ping-pong",
                        "barrier",
                        "hand-over-after-kill",
                        "hand-over-after-kill-longest"),
                measured("sync", directory));
    }

    @Test
    void theQueueGroupMeasuresTheLibraryBesideAllPeersAndWarnsOfNothing(@TempDir Path directory) throws Exception {
        assertEquals(Set.of("1p1c-block-64"), measured("queue", directory, "--case", "^1p1c-block-64$"));
        Set<String> systems = Files.readAllLines(directory.resolve(CSV)).stream()
                .skip(1)
                .map(Measurement::ofCsv)
                .filter(figure -> !figure.isAbsence())
                .map(Measurement::system)
                .collect(Collectors.toSet());
        assertTrue(
                systems.containsAll(
                        Set.of("Aeron", "Agrona many-to-one", "Agrona one-to-one", "Chronicle Queue", "Unix socket")),
                systems::toString);
    }

    @Test
    void theChannelGroupMeasuresTheLibraryInEveryCaseAndWarnsOfNothing(@TempDir Path directory) throws Exception {
        assertEquals(
                Set.of(
                        "round-trip-64",
                        "round-trip-64-p99",
                        "round-trip-64-p99.9",
                        "throughput-64",
                        "throughput-1024",
                        "throughput-1MiB"),
                measured("channel", directory));
    }

    /** Runs a group; the cases in which the library was measured, each of which has its chart. */
    private static Set<String> measured(String group, Path directory, String... options)
            throws IOException, InterruptedException {
        Path csv = directory.resolve(CSV);
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                JAR.toString(),
                group,
                "--rounds",
                "1",
                "--csv",
                csv.toString(),
                "--chart",
                directory.toString()));
        words.addAll(List.of(options));
        Process run = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, run.waitFor(), output);
        assertTrue(output.lines().noneMatch(line -> line.startsWith("WARNING")), output);
        List<Measurement> figures =
                Files.readAllLines(csv).stream().skip(1).map(Measurement::ofCsv).toList();
        Set<String> measured = figures.stream()
                .filter(figure -> figure.system().equals(Contender.OURS) && !figure.isAbsence())
                .map(Measurement::caseName)
                .collect(Collectors.toSet());
        for (String name : measured) {
            assertTrue(Files.exists(directory.resolve(group + "-" + name + ".svg")), name);
        }
        return measured;
    }
}

package io.javaipc.benchmarks.spawn;

import io.javaipc.benchmarks.Effort;
import io.javaipc.benchmarks.Measurement;
import io.javaipc.benchmarks.Results;
import io.javaipc.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Children one after the other, from a JVM with a heap of 5 GiB that is all in memory, where whatever copies a process
 * before it starts another has most to copy. Runs in a JVM of its own, which prints its figures.
 */
final class BigHeap {
    static final String CASE = "one-by-one-5GiB-heap";
    private static final String HEAP = "5g";
    private static final long NEEDED_KIB = 8L << 20;
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";

    private BigHeap() {}

    /** Starts that JVM and takes over its figures; leaves the case out where memory is short. */
    static void run(String group, Results results) throws IOException, InterruptedException {
        long available = availableKib();
        if (available < NEEDED_KIB) {
            results.leaveOut(
                    group,
                    CASE,
                    "memory is short: availableMiB=" + available / 1024 + " neededMiB=" + NEEDED_KIB / 1024);
            return;
        }
        results.progress(group + " " + CASE);
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + HEAP,
                "-Xmx" + HEAP,
                "-XX:+AlwaysPreTouch"));
        if (Runtime.version().feature() >= 24) {
            // the jar's manifest says so too, but counts only with -jar
            words.add("--enable-native-access=ALL-UNNAMED");
        }
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), BigHeap.class.getName()));
        Command.of(words).run().output().lines().map(Measurement::ofCsv).forEach(results::add);
    }

    private static long availableKib() throws IOException {
        return Files.readAllLines(MEMORY).stream()
                .filter(line -> line.startsWith(AVAILABLE))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    /**
     * The JVM with the big heap.
     *
     * @param arguments none
     * @throws Exception when a system cannot be measured
     */
    public static void main(String[] arguments) throws Exception {
        Results results = new Results(System.err::println);
        SpawnGroup.oneByOne(CASE, new Effort(false, OptionalInt.empty()), results);
        results.csvLines().forEach(System.out::println);
        // the threads of others need not end
        System.exit(0);
    }
}

package io.javaipc.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The runner, with groups that measure nothing real. */
class MainTest {
    private static final Metric TIME = Metric.time("us");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aFasterPeerAndASlowerOneAreComparedToTheLibrary() {
        BenchmarkGroup group = group(
                "made-up",
                Contender.present(Contender.OURS, () -> new double[] {10, 10, 10}),
                Contender.present("slow", () -> new double[] {25}),
                Contender.present("fast", () -> new double[] {8}));
        assertEquals(0, run(List.of(group), "made-up", "--rounds", "3"));
        assertEquals("""
                case          system   median   p10   p90  unit  javaipc is     modes
                made-up case  javaipc    10.0  10.0  10.0  us
                made-up case  slow       25.0  25.0  25.0  us    2.50 x faster
                made-up case  fast       8.00  8.00  8.00  us    1.25 x slower
                """, out.toString());
    }

    @Test
    void anAbsentPeerIsReportedAndDoesNotFail(@TempDir Path directory) throws Exception {
        BenchmarkGroup group = group(
                "made-up",
                Contender.present(Contender.OURS, () -> new double[] {10}),
                Contender.absent("other", "not installed, it seems: program=other"));
        Path csv = directory.resolve("figures.csv");
        assertEquals(0, run(List.of(group), "--rounds", "1", "--csv", csv.toString()));
        assertLine("made-up case other absent not installed, it seems: program=other");
        assertEquals(
                List.of(
                        "group,case,system,metric,value,unit",
                        "made-up,case,javaipc,time,10.0000,us",
                        "made-up,case,javaipc,time-p10,10.0000,us",
                        "made-up,case,javaipc,time-p90,10.0000,us",
                        "made-up,case,other,absent,,not installed it seems: program=other"),
                Files.readAllLines(csv));
    }

    @Test
    void anUnknownGroupIsAUsageErrorBeforeAnythingIsMeasured() {
        BenchmarkGroup group = group("made-up", Contender.present(Contender.OURS, () -> {
            throw new AssertionError("was measured");
        }));
        assertEquals(2, run(List.of(group), "made-up", "no-such-group"));
        assertTrue(err.toString().startsWith("no such group: name=no-such-group"), err::toString);
    }

    @Test
    void aGroupThatFailsIsToldAndLeavesTheOthersTheirTurn() {
        BenchmarkGroup failing = group("failing", Contender.present(Contender.OURS, () -> {
            throw new IllegalStateException("out of order");
        }));
        BenchmarkGroup sound = group("sound", Contender.present(Contender.OURS, () -> new double[] {10}));
        assertEquals(1, run(List.of(failing, sound), "--rounds", "1"));
        assertTrue(err.toString().contains("group failed: name=failing"), err::toString);
        assertLine("sound case javaipc 10.0 10.0 10.0 us");
    }

    @Test
    void onlyWhatIsChosenIsMeasuredAndTheLibraryBesideIt() {
        BenchmarkGroup group = group(
                "made-up",
                Contender.present("peer", () -> new double[] {20}),
                Contender.present("other", () -> {
                    throw new AssertionError("was measured");
                }),
                Contender.present(Contender.OURS, () -> new double[] {10}));
        assertEquals(0, run(List.of(group), "--rounds", "1", "--case", "^ca.e$", "--system", "pe+r"));
        assertLine("made-up case peer 20.0 20.0 20.0 us 2.00 x faster");
        assertLine("made-up case javaipc 10.0 10.0 10.0 us");
        assertEquals(3, out.toString().lines().count(), out::toString);
    }

    @Test
    void aChoiceOfNothingIsAnError() {
        BenchmarkGroup group = group("made-up", Contender.present(Contender.OURS, () -> new double[] {10}));
        assertEquals(1, run(List.of(group), "--rounds", "1", "--case", "no-such-case"));
        assertTrue(err.toString().contains("nothing was measured: case=no-such-case"), err::toString);
    }

    @Test
    void theListNamesAllGroups() {
        assertEquals(0, run(List.of(group("made-up")), "list"));
        assertEquals("made-up    for this test" + System.lineSeparator(), out.toString());
    }

    @Test
    void aChartIsDrawnForEachCase(@TempDir Path directory) throws Exception {
        BenchmarkGroup group = group("made-up", Contender.present(Contender.OURS, () -> new double[] {10}));
        assertEquals(0, run(List.of(group), "--rounds", "1", "--chart", directory.toString()));
        assertTrue(Files.readString(directory.resolve("made-up-case.svg")).contains("<svg"));
    }

    private int run(List<BenchmarkGroup> groups, String... arguments) {
        return new CommandLine(new Main(groups))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    /** A line of the table, however its columns are filled up. */
    private void assertLine(String expected) {
        List<String> lines =
                out.toString().lines().map(line -> line.replaceAll(" +", " ")).toList();
        assertTrue(lines.contains(expected), out::toString);
    }

    private static BenchmarkGroup group(String name, Contender... contenders) {
        return new BenchmarkGroup() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String summary() {
                return "for this test";
            }

            @Override
            public void run(Effort effort, Results results) throws Exception {
                new Comparison(name, "case", TIME, List.of(contenders)).run(effort, 1, 1, results);
            }
        };
    }
}

package io.javaipc.benchmarks;

import io.javaipc.benchmarks.channel.ChannelGroup;
import io.javaipc.benchmarks.queue.QueueGroup;
import io.javaipc.benchmarks.spawn.SpawnGroup;
import io.javaipc.benchmarks.sync.SyncGroup;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs groups of benchmarks and shows their figures. */
@Command(
        name = "java -jar ipc-benchmarks.jar",
        description = "Measures Java IPC beside others, all in one run.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all was measured", "1:a group failed, or no case was found", "2:the command line is wrong"})
public final class Main implements Callable<Integer> {
    private static final String LIST = "list";
    private static final int FAILED = 1;

    private final List<BenchmarkGroup> all;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "GROUP", description = "What to measure; all without a name. \"list\" prints the groups.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--quick", description = "Measure less: within a minute a group.")
    private boolean quick;

    @Option(
            names = "--rounds",
            hidden = true,
            paramLabel = "N",
            description = "Measure so many rounds, without warm-up.")
    private Integer rounds;

    @Option(
            names = "--case",
            paramLabel = "PATTERN",
            description = "Measure only cases in whose names this regular expression is found.")
    private Pattern cases = Choice.ALL.cases();

    @Option(
            names = "--system",
            paramLabel = "PATTERN",
            description = "Compare only to systems in whose names this regular expression is found.")
    private Pattern systems = Choice.ALL.systems();

    @Option(names = "--csv", paramLabel = "FILE", description = "Write all figures: " + Measurement.CSV_HEADER + ".")
    private Path csv;

    @Option(names = "--chart", paramLabel = "DIR", description = "Draw each case as an SVG file.")
    private Path charts;

    Main(List<BenchmarkGroup> all) {
        this.all = all;
    }

    /**
     * Runs the program.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        // charts need no display
        System.setProperty("java.awt.headless", "true");
        System.exit(new CommandLine(
                        new Main(List.of(new SpawnGroup(), new SyncGroup(), new QueueGroup(), new ChannelGroup())))
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (names.equals(List.of(LIST))) {
            all.forEach(group -> out.printf("%-10s %s%n", group.name(), group.summary()));
            return 0;
        }
        List<BenchmarkGroup> chosen =
                names.isEmpty() ? all : names.stream().map(this::group).toList();
        OptionalInt fixedRounds = rounds == null ? OptionalInt.empty() : OptionalInt.of(rounds);
        Effort effort = new Effort(quick, fixedRounds, new Choice(cases, systems));
        Results results = new Results(spec.commandLine().getErr()::println);
        boolean failed = false;
        for (BenchmarkGroup group : chosen) {
            failed |= !run(group, effort, results);
        }
        if (!failed && results.measurements().isEmpty()) {
            spec.commandLine().getErr().println("nothing was measured: case=" + cases);
            failed = true;
        }
        out.print(ResultTable.of(results.measurements()));
        out.flush();
        if (csv != null) {
            results.writeCsv(csv);
        }
        if (charts != null) {
            Charts.write(results.measurements(), charts);
        }
        return failed ? FAILED : 0;
    }

    private boolean run(BenchmarkGroup group, Effort effort, Results results) {
        try {
            group.run(effort, results);
            return true;
        } catch (Exception e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("group failed: name=" + group.name());
            e.printStackTrace(err);
            return false;
        }
    }

    private BenchmarkGroup group(String name) {
        return all.stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "no such group: name=" + name + " (\"list\" prints them all)"));
    }
}

package io.javaipc.benchmarks.spawn;

import io.javaipc.benchmarks.BenchmarkGroup;
import io.javaipc.benchmarks.Comparison;
import io.javaipc.benchmarks.Contender;
import io.javaipc.benchmarks.Effort;
import io.javaipc.benchmarks.Metric;
import io.javaipc.benchmarks.Results;
import java.util.List;
import java.util.function.Function;

/** Starting programs and waiting for them, beside C, the JDK and NuProcess. */
public final class SpawnGroup implements BenchmarkGroup {
    private static final String NAME = "spawn";
    private static final String C_COMPILER = "cc";
    private static final int CHILDREN_A_ROUND = 20;
    private static final int ROUNDS = 100;
    private static final int WARM_UP_ROUNDS = 20;
    private static final int CHILDREN_AT_ONCE = 200;
    private static final int ROUNDS_AT_ONCE = 30;
    private static final int WARM_UP_ROUNDS_AT_ONCE = 5;
    private static final int CAPTURES_A_ROUND = 5;
    private static final int CAPTURED_BYTES = 1 << 20;

    private final String compiler;

    /** With the machine's C compiler. */
    public SpawnGroup() {
        this(C_COMPILER);
    }

    SpawnGroup(String compiler) {
        this.compiler = compiler;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "start programs and wait for them";
    }

    @Override
    public void run(Effort effort, Results results) throws Exception {
        try (CLauncher c = new CLauncher(compiler)) {
            List<Launcher> launchers = launchers(c);
            oneByOne("one-by-one", launchers, effort, results);
            comparison(
                            "200-at-once",
                            "ms",
                            launchers,
                            launcher -> () -> new double[] {launcher.allAtOnce(CHILDREN_AT_ONCE)})
                    .run(effort, WARM_UP_ROUNDS_AT_ONCE, ROUNDS_AT_ONCE, results);
            comparison(
                            "capture-1MiB",
                            "us",
                            launchers,
                            launcher -> () -> launcher.capture(CAPTURES_A_ROUND, CAPTURED_BYTES))
                    .run(effort, WARM_UP_ROUNDS, ROUNDS, results);
        }
        if (effort.isThorough() && effort.choice().hasCase(BigHeap.CASE)) {
            BigHeap.run(NAME, results);
        }
    }

    /** One case only, for a JVM that was set up for it. */
    static void oneByOne(String caseName, Effort effort, Results results) throws Exception {
        try (CLauncher c = new CLauncher(C_COMPILER)) {
            oneByOne(caseName, launchers(c), effort, results);
        }
    }

    private static void oneByOne(String caseName, List<Launcher> launchers, Effort effort, Results results)
            throws Exception {
        comparison(caseName, "us", launchers, launcher -> () -> launcher.oneByOne(CHILDREN_A_ROUND))
                .run(effort, WARM_UP_ROUNDS, ROUNDS, results);
    }

    private static List<Launcher> launchers(CLauncher c) {
        return List.of(new JavaIpcLauncher(), c, new ProcessBuilderLauncher(), new NuProcessLauncher());
    }

    private static Comparison comparison(
            String caseName, String unit, List<Launcher> launchers, Function<Launcher, Contender.Trial> trial) {
        return new Comparison(
                NAME,
                caseName,
                Metric.time(unit),
                launchers.stream()
                        .map(launcher -> new Contender(launcher.name(), launcher.absence(), trial.apply(launcher)))
                        .toList());
    }
}

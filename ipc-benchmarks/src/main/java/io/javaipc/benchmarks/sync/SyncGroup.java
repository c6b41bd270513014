package io.javaipc.benchmarks.sync;

import io.javaipc.benchmarks.BenchmarkGroup;
import io.javaipc.benchmarks.Comparison;
import io.javaipc.benchmarks.Contender;
import io.javaipc.benchmarks.Effort;
import io.javaipc.benchmarks.Metric;
import io.javaipc.benchmarks.Results;
import java.util.List;

/** Locks, counters, semaphores, events and barriers, beside C, Python, and what the JDK has between threads. */
public final class SyncGroup implements BenchmarkGroup {
    private static final String NAME = "sync";
    private static final String NANOS = "ns";
    private static final String MICROS = "us";
    private static final int ROUNDS = 40;
    private static final int WARM_UP_ROUNDS = 15;

    private final String compiler;
    private final String interpreter;

    /** With the machine's C compiler and Python. */
    public SyncGroup() {
        this("cc", "python3");
    }

    SyncGroup(String compiler, String interpreter) {
        this.compiler = compiler;
        this.interpreter = interpreter;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "locks, counters, semaphores, events and barriers";
    }

    @Override
    public void run(Effort effort, Results results) throws Exception {
        try (CLoops c = new CLoops(compiler);
                PythonLoops python = new PythonLoops(interpreter)) {
            try (AloneCases alone = new AloneCases(c, python)) {
                run("lock-uncontended", NANOS, alone.lock(), effort, results);
                run("locked-increment", NANOS, alone.lockedIncrement(), effort, results);
                run("counter", NANOS, alone.counter(), effort, results);
                run("semaphore-uncontended", NANOS, alone.semaphore(), effort, results);
            }
            try (PairCases pairs = new PairCases(c, python)) {
                run("lock-contended", NANOS, pairs.lock(), effort, results);
                run("counter-contended", NANOS, pairs.counter(), effort, results);
                run("event-ping-pong", MICROS, pairs.event(), effort, results);
                run("condition-ping-pong", MICROS, pairs.condition(), effort, results);
                run("barrier", MICROS, pairs.barrier(), effort, results);
                HandOver.run(NAME, pairs, c, effort, results);
            }
        }
    }

    private static void run(String caseName, String unit, List<Contender> contenders, Effort effort, Results results)
            throws Exception {
        new Comparison(NAME, caseName, Metric.time(unit), contenders).run(effort, WARM_UP_ROUNDS, ROUNDS, results);
    }
}

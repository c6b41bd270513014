package io.javaipc.benchmarks.queue;

import io.javaipc.benchmarks.BenchmarkGroup;
import io.javaipc.benchmarks.Comparison;
import io.javaipc.benchmarks.Contender;
import io.javaipc.benchmarks.Effort;
import io.javaipc.benchmarks.Metric;
import io.javaipc.benchmarks.Percentiles;
import io.javaipc.benchmarks.Results;
import io.javaipc.benchmarks.Scratch;
import io.javaipc.shared.SharedSpace;
import java.util.ArrayList;
import java.util.List;

/** Queues between JVMs, beside Aeron, Agrona's rings, Chronicle Queue, sockets and Python. */
public final class QueueGroup implements BenchmarkGroup {
    private static final String NAME = "queue";
    private static final Metric TIME = Metric.time("ns");
    private static final int ROUNDS = 20;
    private static final int WARM_UP_ROUNDS = 10;
    private static final List<Integer> ALL_SIZES = List.of(16, 64, 256, 1_024, 16_384);
    private static final List<Integer> SOME_SIZES = List.of(64, 1_024);
    private static final List<Integer> ONE_SIZE = List.of(64);

    private final String interpreter;

    /** With the machine's Python. */
    public QueueGroup() {
        this("python3");
    }

    QueueGroup(String interpreter) {
        this.interpreter = interpreter;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "queues: the time of each message at full speed, and of round trips";
    }

    @Override
    public void run(Effort effort, Results results) throws Exception {
        List<QueueCase> cases = cases(effort);
        if (cases.isEmpty()) {
            return;
        }
        try (Scratch scratch = Scratch.create();
                SharedSpace space = SharedSpace.temporary();
                PythonQueues python = new PythonQueues(interpreter);
                Teams teams = new Teams(systems(scratch, space), effort.choice())) {
            for (QueueCase queueCase : cases) {
                run(queueCase, teams, python, effort, results);
            }
        }
    }

    private static List<QueueCase> cases(Effort effort) {
        boolean isThorough = effort.isThorough();
        List<QueueCase> cases = new ArrayList<>();
        for (Idle idle : List.of(Idle.SPIN, Idle.BLOCK)) {
            add(cases, Kind.ONE_TO_ONE, idle, isThorough ? ALL_SIZES : SOME_SIZES);
            add(cases, Kind.TWO_TO_TWO, idle, isThorough ? SOME_SIZES : ONE_SIZE);
            add(cases, Kind.ROUND_TRIP, idle, isThorough ? ALL_SIZES : ONE_SIZE);
        }
        cases.removeIf(queueCase -> !effort.choice().hasCase(queueCase.name()));
        return cases;
    }

    private static void add(List<QueueCase> cases, Kind kind, Idle idle, List<Integer> sizes) {
        for (int size : sizes) {
            cases.add(new QueueCase(kind, idle, size));
        }
    }

    private static List<QueueSystem> systems(Scratch scratch, SharedSpace space) throws Exception {
        List<QueueSystem> systems = new ArrayList<>();
        for (JavaIpcForm form : JavaIpcForm.values()) {
            systems.add(new JavaIpcQueues(space, form));
        }
        systems.add(new DurableQueues(scratch.directory("durable")));
        systems.add(new AeronQueues(scratch.directory("aeron")));
        systems.add(new AgronaQueues(scratch.directory("agrona-many"), true));
        systems.add(new AgronaQueues(scratch.directory("agrona-one"), false));
        systems.add(new ChronicleQueues(scratch.directory("chronicle")));
        systems.add(new UnixSockets(scratch.directory("sockets")));
        return systems;
    }

    private static void run(QueueCase queueCase, Teams teams, PythonQueues python, Effort effort, Results results)
            throws Exception {
        int count = queueCase.count();
        boolean isRoundTrip = queueCase.kind() == Kind.ROUND_TRIP;
        List<Contender> contenders = teams.contenders(
                queueCase,
                team -> isRoundTrip
                        ? () -> team.roundTrips(queueCase, count)
                        : () -> new double[] {team.throughput(queueCase, count)});
        python.contender(queueCase).ifPresent(contenders::add);
        if (isRoundTrip) {
            new Percentiles(NAME, queueCase.name(), TIME, contenders).run(effort, WARM_UP_ROUNDS, ROUNDS, results);
        } else {
            new Comparison(NAME, queueCase.name(), TIME, contenders).run(effort, WARM_UP_ROUNDS, ROUNDS, results);
        }
    }
}

package io.javaipc.benchmarks.queue;

import io.javaipc.benchmarks.BenchmarkGroup;
import io.javaipc.benchmarks.Comparison;
import io.javaipc.benchmarks.Contender;
import io.javaipc.benchmarks.Effort;
import io.javaipc.benchmarks.Metric;
import io.javaipc.benchmarks.Results;
import io.javaipc.shared.SharedSpace;
import java.util.ArrayList;
import java.util.List;

/** Queues between JVMs, beside Aeron and Agrona's rings. */
public final class QueueGroup implements BenchmarkGroup {
    private static final String NAME = "queue";
    private static final Metric TIME = Metric.time("ns");
    private static final int ROUNDS = 20;
    private static final int WARM_UP_ROUNDS = 10;
    private static final List<Integer> SIZES = List.of(64);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "queues: a message's time at full speed, and round trips";
    }

    @Override
    public void run(Effort effort, Results results) throws Exception {
        try (Scratch scratch = Scratch.create();
                SharedSpace space = SharedSpace.temporary();
                Teams teams = new Teams(systems(scratch, space), effort.choice())) {
            for (int size : SIZES) {
                throughput(new QueueCase(Kind.ONE_TO_ONE, Idle.SPIN, size), teams, effort, results);
            }
            for (int size : SIZES) {
                roundTrips(new QueueCase(Kind.ROUND_TRIP, Idle.SPIN, size), teams, effort, results);
            }
        }
    }

    private static List<QueueSystem> systems(Scratch scratch, SharedSpace space) throws Exception {
        return List.of(
                new JavaIpcQueues(space),
                new AeronQueues(scratch.directory("aeron")),
                new AgronaQueues(scratch.directory("agrona-many"), true),
                new AgronaQueues(scratch.directory("agrona-one"), false));
    }

    private static void throughput(QueueCase queueCase, Teams teams, Effort effort, Results results) throws Exception {
        int count = queueCase.count();
        List<Contender> contenders = new ArrayList<>();
        for (Team team : teams.of(queueCase)) {
            contenders.add(
                    Contender.present(team.system().name(), () -> new double[] {team.throughput(queueCase, count)}));
        }
        new Comparison(NAME, queueCase.name(), TIME, contenders).run(effort, WARM_UP_ROUNDS, ROUNDS, results);
    }

    private static void roundTrips(QueueCase queueCase, Teams teams, Effort effort, Results results) throws Exception {
        int count = queueCase.count();
        List<Contender> contenders = new ArrayList<>();
        for (Team team : teams.of(queueCase)) {
            contenders.add(Contender.present(team.system().name(), () -> team.roundTrips(queueCase, count)));
        }
        new Percentiles(NAME, queueCase.name(), TIME, List.of("", "-p99", "-p99.9"))
                .run(contenders, effort, WARM_UP_ROUNDS, ROUNDS, results);
    }
}

package io.javaipc.benchmarks.channel;

import io.javaipc.benchmarks.BenchmarkGroup;
import io.javaipc.benchmarks.CProgram;
import io.javaipc.benchmarks.Comparison;
import io.javaipc.benchmarks.Contender;
import io.javaipc.benchmarks.Effort;
import io.javaipc.benchmarks.Metric;
import io.javaipc.benchmarks.Percentiles;
import io.javaipc.benchmarks.PythonScript;
import io.javaipc.benchmarks.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Message pipes and channels over Unix-domain sockets, beside the same in C, the JDK's sockets, and Python's pipes. */
public final class ChannelGroup implements BenchmarkGroup {
    /** The longest message, in bytes. */
    static final int LARGEST = 1 << 20;

    private static final String NAME = "channel";
    private static final String ROUND_TRIP = "round-trip";
    private static final String THROUGHPUT = "throughput";
    private static final Metric TIME = Metric.time("ns");
    private static final Metric RATE = new Metric("rate", "MB/s", false);
    private static final int ROUNDS = 30;
    private static final int WARM_UP_ROUNDS = 15;
    private static final int ROUND_TRIPS = 1_000;
    private static final int SMALL = 64;
    private static final int MIDDLE = 1 << 10;
    private static final int SMALL_MESSAGES = 20_000;
    private static final int LARGE_MESSAGES = 64;
    private static final double NANOS_TIMES_MEGA = 1e3;

    private final String compiler;
    private final String interpreter;

    /** With the machine's C compiler and Python. */
    public ChannelGroup() {
        this("cc", "python3");
    }

    ChannelGroup(String compiler, String interpreter) {
        this.compiler = compiler;
        this.interpreter = interpreter;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "message pipes and channels: round trips and throughput";
    }

    @Override
    public void run(Effort effort, Results results) throws Exception {
        try (CProgram c = new CProgram(compiler, ChannelGroup.class, "channel.c");
                PythonScript python = new PythonScript(interpreter, ChannelGroup.class, "channel_loops.py");
                Partners partners = new Partners(effort.choice())) {
            Systems systems = new Systems(partners, c, python);
            new Percentiles(NAME, ROUND_TRIP + "-" + SMALL, TIME, systems.roundTrips(SMALL))
                    .run(effort, WARM_UP_ROUNDS, ROUNDS, results);
            for (int size : List.of(SMALL, MIDDLE)) {
                new Comparison(
                                NAME,
                                THROUGHPUT + "-" + size,
                                TIME,
                                systems.throughput(size, SMALL_MESSAGES, nanos -> nanos))
                        .run(effort, WARM_UP_ROUNDS, ROUNDS, results);
            }
            new Comparison(
                            NAME,
                            THROUGHPUT + "-1MiB",
                            RATE,
                            systems.throughput(LARGEST, LARGE_MESSAGES, nanos -> LARGEST * NANOS_TIMES_MEGA / nanos))
                    .run(effort, WARM_UP_ROUNDS, ROUNDS, results);
        }
    }

    /** Makes a figure of the nanoseconds of each message. */
    @FunctionalInterface
    private interface Figure {
        double of(double nanos);
    }

    /** The programs that print figures. */
    @FunctionalInterface
    private interface Program {
        double[] run(List<String> arguments) throws InterruptedException;
    }

    private record Systems(Partners partners, CProgram c, PythonScript python) {
        List<Contender> roundTrips(int size) {
            List<Contender> contenders = new ArrayList<>();
            partners.bySystem()
                    .forEach((system, partner) ->
                            contenders.add(Contender.present(system, () -> partner.roundTrips(size, ROUND_TRIPS))));
            programs(contenders, arguments(ROUND_TRIP, size, ROUND_TRIPS), nanos -> nanos);
            return contenders;
        }

        List<Contender> throughput(int size, int count, Figure figure) {
            List<Contender> contenders = new ArrayList<>();
            partners.bySystem()
                    .forEach((system, partner) -> contenders.add(Contender.present(
                            system, () -> new double[] {figure.of(partner.throughput(size, count))})));
            programs(contenders, arguments(THROUGHPUT, size, count), figure);
            return contenders;
        }

        private static List<String> arguments(String mode, int size, int count) {
            return List.of(mode, String.valueOf(size), String.valueOf(count));
        }

        private void programs(List<Contender> contenders, List<String> arguments, Figure figure) {
            contenders.add(program("C socketpair", c.absence(), c::run, arguments, figure));
            contenders.add(program(PythonScript.SYSTEM, python.absence(), python::run, arguments, figure));
        }

        private static Contender program(
                String system, Optional<String> absence, Program program, List<String> arguments, Figure figure) {
            return new Contender(system, absence, () -> {
                double[] nanos = program.run(arguments);
                for (int i = 0; i < nanos.length; i++) {
                    nanos[i] = figure.of(nanos[i]);
                }
                return nanos;
            });
        }
    }
}

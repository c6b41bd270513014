package io.javaipc.benchmarks.sync;

import io.javaipc.benchmarks.Comparison;
import io.javaipc.benchmarks.Contender;
import io.javaipc.benchmarks.Contender.Trial;
import io.javaipc.benchmarks.Effort;
import io.javaipc.benchmarks.Measurement;
import io.javaipc.benchmarks.Metric;
import io.javaipc.benchmarks.Results;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long a lock is without an owner after one was killed; the longest is reported beside the distribution. */
final class HandOver {
    private static final String CASE = "hand-over-after-kill";
    private static final Metric TIME = Metric.time("ms");
    private static final int KILLS = 30;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Map<String, Double> longest = new LinkedHashMap<>();

    private HandOver() {}

    static void run(String group, PairCases pairs, CLoops c, Effort effort, Results results) throws Exception {
        HandOver longest = new HandOver();
        List<Contender> contenders = new ArrayList<>();
        contenders.add(longest.observed(ours(Contender.OURS, pairs.pair())));
        contenders.add(longest.observed(ours(PairCases.PURE_JAVA, pairs.pureJavaPair())));
        contenders.add(longest.observed(c.contender(CLoops.ROBUST_MUTEX, "lock", "hand-over", 1, NANOS_PER_MILLI)));
        // no warm-up: who dies has no second try
        new Comparison(group, CASE, TIME, contenders).run(effort, 0, KILLS, results);
        longest.longest.forEach((system, millis) ->
                results.add(new Measurement(group, CASE + "-longest", system, TIME.name(), millis, TIME.unit())));
    }

    private static Contender ours(String system, JvmPair pair) {
        return Contender.present(system, () -> new double[] {pair.handOver() / NANOS_PER_MILLI});
    }

    private Contender observed(Contender contender) {
        Trial trial = () -> {
            double[] millis = contender.trial().measure();
            longest.merge(contender.system(), Arrays.stream(millis).max().orElseThrow(), Math::max);
            return millis;
        };
        return new Contender(contender.system(), contender.absence(), trial);
    }
}

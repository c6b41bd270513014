package io.javaipc.benchmarks.queue;

import io.javaipc.benchmarks.Comparison;
import io.javaipc.benchmarks.Contender;
import io.javaipc.benchmarks.Effort;
import io.javaipc.benchmarks.Metric;
import io.javaipc.benchmarks.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares systems by several percentiles of each round, each as a case of its own; all come from the same rounds.
 *
 * @param group the group
 * @param name the case of the first percentile
 * @param metric what is measured
 * @param suffixes what the names of the cases end with, one for each value of a round
 */
record Percentiles(String group, String name, Metric metric, List<String> suffixes) {
    void run(List<Contender> contenders, Effort effort, int warmUp, int full, Results results) throws Exception {
        Map<String, List<double[]>> rounds = new LinkedHashMap<>();
        List<Contender> recorded = new ArrayList<>();
        for (Contender contender : contenders) {
            List<double[]> values = rounds.computeIfAbsent(contender.system(), key -> new ArrayList<>());
            recorded.add(new Contender(contender.system(), contender.absence(), () -> {
                double[] round = contender.trial().measure();
                values.add(round);
                return new double[] {round[0]};
            }));
        }
        new Comparison(group, name + suffixes.get(0), metric, recorded).run(effort, warmUp, full, results);
        boolean wasMeasured = effort.choice().hasCase(name + suffixes.get(0));
        for (int i = 1; wasMeasured && i < suffixes.size(); i++) {
            int which = i;
            List<Contender> replayed = contenders.stream()
                    .map(contender -> new Contender(
                            contender.system(), contender.absence(), new Replay(rounds.get(contender.system()), which)))
                    .toList();
            new Comparison(group, name + suffixes.get(i), metric, replayed).run(effort, warmUp, full, results);
        }
    }

    /** Gives one value of each round again, those of the warm-up as well. */
    private static final class Replay implements Contender.Trial {
        private final List<double[]> rounds;
        private final int which;
        private int next;

        Replay(List<double[]> rounds, int which) {
            this.rounds = rounds;
            this.which = which;
        }

        @Override
        public double[] measure() {
            return new double[] {rounds.get(next++)[which]};
        }
    }
}

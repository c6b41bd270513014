package io.javaipc.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares systems by the median and high percentiles of each round, each as a case of its own; all come from the same
 * rounds. A trial gives those of its round.
 *
 * @param group the group
 * @param name the case of the medians; the others have a suffix
 * @param metric what is measured
 * @param contenders the systems
 */
public record Percentiles(String group, String name, Metric metric, List<Contender> contenders) {
    private static final double[] QUANTILES = {0.5, 0.99, 0.999};
    private static final List<String> SUFFIXES = List.of("", "-p99", "-p99.9");

    /**
     * What a trial gives.
     *
     * @param times how long each of the things took that were measured in a round
     * @return the median, the 99th percentile and the one of 99.9
     */
    public static long[] of(long... times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return Arrays.stream(QUANTILES)
                .mapToLong(quantile -> sorted[(int) (quantile * sorted.length)])
                .toArray();
    }

    /**
     * Measures what is chosen, and adds the figures of each system to the results.
     *
     * @param effort how much to measure
     * @param warmUp rounds to throw away beforehand when there is time
     * @param full rounds to measure when there is time
     * @param results gets the figures
     * @throws Exception when a system fails
     */
    public void run(Effort effort, int warmUp, int full, Results results) throws Exception {
        if (!effort.choice().hasCase(name)) {
            return;
        }
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
        new Comparison(group, name, metric, recorded).run(effort, warmUp, full, results);
        for (int i = 1; i < SUFFIXES.size(); i++) {
            List<Contender> replayed = new ArrayList<>();
            for (Contender contender : contenders) {
                Replay replay = new Replay(rounds.get(contender.system()), i);
                replayed.add(new Contender(contender.system(), contender.absence(), replay));
            }
            new Comparison(group, name + SUFFIXES.get(i), metric, replayed).run(effort, warmUp, full, results);
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

package io.javaipc.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Measures several systems in one run: in each round every system has its turn, in an order that chance decides, so that
 * whatever else the machine does falls on all of them alike. How they compare is taken round by round for the same reason,
 * and the median of that reported.
 *
 * @param group the group
 * @param name the case
 * @param metric what is measured
 * @param contenders the systems
 */
public record Comparison(String group, String name, Metric metric, List<Contender> contenders) {
    /** How many times better the library is than a peer. */
    static final String ADVANTAGE = "advantage";

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
        Choice choice = effort.choice();
        if (choice.hasCase(name)) {
            List<Contender> chosen = contenders.stream()
                    .filter(contender -> choice.hasSystem(contender.system()))
                    .toList();
            new Comparison(group, name, metric, chosen)
                    .measure(effort.warmUpRounds(warmUp), effort.rounds(full), results);
        }
    }

    private void measure(int warmUpRounds, int rounds, Results results) throws Exception {
        results.progress(group + " " + name);
        List<Contender> present = new ArrayList<>();
        Map<String, List<double[]>> values = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            if (contender.absence().isEmpty()) {
                present.add(contender);
                values.put(contender.system(), new ArrayList<>());
            }
        }
        Random chance = new Random();
        for (int round = -warmUpRounds; round < rounds; round++) {
            Collections.shuffle(present, chance);
            for (Contender contender : present) {
                double[] measured = contender.trial().measure();
                if (round >= 0) {
                    values.get(contender.system()).add(measured);
                }
            }
        }
        for (Contender contender : contenders) {
            contender
                    .absence()
                    .ifPresentOrElse(
                            reason -> results.add(Measurement.absent(group, name, contender.system(), reason)),
                            () -> report(contender.system(), values, results));
        }
    }

    private void report(String system, Map<String, List<double[]>> values, Results results) {
        List<double[]> measured = values.get(system);
        Distribution all = Distribution.of(
                measured.stream().flatMapToDouble(Arrays::stream).toArray());
        add(results, system, "", all.median());
        add(results, system, "-p10", all.quantile(0.1));
        add(results, system, "-p90", all.quantile(0.9));
        all.modes().ifPresent(modes -> {
            add(results, system, "-mode1", modes.lower());
            add(results, system, "-mode2", modes.upper());
        });
        List<double[]> ours = values.get(Contender.OURS);
        if (ours != null && !system.equals(Contender.OURS)) {
            double[] roundByRound = new double[measured.size()];
            for (int round = 0; round < roundByRound.length; round++) {
                roundByRound[round] = metric.advantage(
                        Distribution.of(ours.get(round)).median(),
                        Distribution.of(measured.get(round)).median());
            }
            double advantage = Distribution.of(roundByRound).median();
            results.add(new Measurement(group, name, system, ADVANTAGE, advantage, "x"));
        }
    }

    private void add(Results results, String system, String suffix, double value) {
        results.add(new Measurement(group, name, system, metric.name() + suffix, value, metric.unit()));
    }
}

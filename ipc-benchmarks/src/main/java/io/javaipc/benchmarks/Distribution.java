package io.javaipc.benchmarks;

import java.util.Arrays;
import java.util.Optional;

/** Measured values, in order. */
final class Distribution {
    private static final double LEAST_SHARE_OF_A_MODE = 0.2;
    private static final double LEAST_DISTANCE_IN_DEVIATIONS = 5;

    private final double[] sorted;

    private Distribution(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * The middles of two heaps of values.
     *
     * @param lower the lower heap's
     * @param upper the upper heap's
     */
    record Modes(double lower, double upper) {}

    static Distribution of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing was measured: values=0");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Distribution(sorted);
    }

    double median() {
        return quantile(0.5);
    }

    /** The value below which a share of all lies, between the two nearest. */
    double quantile(double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /**
     * The two modes, when the values lie in two heaps that are clearly apart: split where that explains most of the
     * variance, both heaps big enough, and further from each other than either is wide.
     */
    Optional<Modes> modes() {
        int least = (int) Math.max(2, Math.ceil(sorted.length * LEAST_SHARE_OF_A_MODE));
        double total = Arrays.stream(sorted).sum();
        double sumBelow = 0;
        double best = -1;
        int split = -1;
        for (int i = 1; i < sorted.length; i++) {
            sumBelow += sorted[i - 1];
            double distance = (total - sumBelow) / (sorted.length - i) - sumBelow / i;
            double explained = distance * distance * i * (sorted.length - i);
            if (explained > best) {
                best = explained;
                split = i;
            }
        }
        if (split < least || sorted.length - split < least) {
            return Optional.empty();
        }
        double[] lower = Arrays.copyOfRange(sorted, 0, split);
        double[] upper = Arrays.copyOfRange(sorted, split, sorted.length);
        double width = Math.max(deviation(lower), deviation(upper));
        return mean(upper) - mean(lower) > LEAST_DISTANCE_IN_DEVIATIONS * width
                ? Optional.of(new Modes(new Distribution(lower).median(), new Distribution(upper).median()))
                : Optional.empty();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }
}

package io.javaipc.benchmarks;

/**
 * What is measured.
 *
 * @param name one word, such as {@code time}
 * @param unit its unit
 * @param lowerIsBetter true for times, false for rates
 */
public record Metric(String name, String unit, boolean lowerIsBetter) {
    /**
     * A time.
     *
     * @param unit its unit
     * @return the metric
     */
    public static Metric time(String unit) {
        return new Metric("time", unit, true);
    }

    /** How many times better the first value is than the second. */
    double advantage(double first, double second) {
        return lowerIsBetter ? second / first : first / second;
    }
}

package io.javaipc.benchmarks;

import java.util.Locale;

/**
 * One figure of one system.
 *
 * @param group the group
 * @param caseName the case in it
 * @param system whose figure it is
 * @param metric what it is
 * @param value the figure; not a number when the system was {@link #ABSENT}
 * @param unit its unit; why, when the system was absent
 */
public record Measurement(String group, String caseName, String system, String metric, double value, String unit) {
    /** The metric of a system that is not on this machine. */
    static final String ABSENT = "absent";

    /** The first line of a CSV file. */
    static final String CSV_HEADER = "group,case,system,metric,value,unit";

    private static final int FIELDS = 6;

    static Measurement absent(String group, String caseName, String system, String reason) {
        return new Measurement(group, caseName, system, ABSENT, Double.NaN, reason);
    }

    boolean isAbsence() {
        return metric.equals(ABSENT);
    }

    /**
     * A line of CSV.
     *
     * @return the line, without its end
     */
    public String toCsv() {
        String figure = Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4f", value);
        // a reason may have commas and lines, which no reader of this needs
        String last = unit.replaceAll("[,\\s]+", " ");
        return String.join(",", group, caseName, system, metric, figure, last);
    }

    /**
     * Reads a line that {@link #toCsv} wrote.
     *
     * @param line the line
     * @return the figure
     */
    public static Measurement ofCsv(String line) {
        String[] fields = line.split(",", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("not a measurement: line=" + line);
        }
        double value = fields[4].isEmpty() ? Double.NaN : Double.parseDouble(fields[4]);
        return new Measurement(fields[0], fields[1], fields[2], fields[3], value, fields[5]);
    }
}

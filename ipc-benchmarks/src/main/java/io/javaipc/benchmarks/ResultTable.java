package io.javaipc.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures as a table: a line for each system of a case, with how the library compares to it. */
final class ResultTable {
    private static final String[] HEADER = {"case", "system", "median", "p10", "p90", "unit", "javaipc is", "modes"};
    private static final String NONE = "";

    private ResultTable() {}

    static String of(List<Measurement> measurements) {
        Map<List<String>, Map<String, Measurement>> rows = new LinkedHashMap<>();
        for (Measurement m : measurements) {
            rows.computeIfAbsent(List.of(m.group(), m.caseName(), m.system()), key -> new LinkedHashMap<>())
                    .put(m.metric(), m);
        }
        List<String[]> cells = new ArrayList<>();
        cells.add(HEADER);
        rows.forEach((key, figures) -> cells.add(row(key, figures)));
        return layOut(cells);
    }

    private static String[] row(List<String> key, Map<String, Measurement> figures) {
        // the metric itself comes first, its quantiles and modes after it
        Measurement main = figures.values().iterator().next();
        String name = key.get(0) + " " + key.get(1);
        if (main.isAbsence()) {
            return new String[] {name, key.get(2), Measurement.ABSENT, NONE, NONE, NONE, main.unit(), NONE};
        }
        String metric = main.metric();
        return new String[] {
            name,
            key.get(2),
            figure(main),
            figure(figures.get(metric + "-p10")),
            figure(figures.get(metric + "-p90")),
            main.unit(),
            comparison(figures.get(Comparison.ADVANTAGE)),
            modes(figures.get(metric + "-mode1"), figures.get(metric + "-mode2"))
        };
    }

    private static String figure(Measurement m) {
        if (m == null) {
            return NONE;
        }
        int decimals = m.value() >= 100 ? 0 : m.value() >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", m.value());
    }

    private static String comparison(Measurement advantage) {
        if (advantage == null) {
            return NONE;
        }
        boolean faster = advantage.value() >= 1;
        double times = faster ? advantage.value() : 1 / advantage.value();
        return String.format(Locale.ROOT, "%.2f x %s", times, faster ? "faster" : "slower");
    }

    private static String modes(Measurement lower, Measurement upper) {
        return lower == null ? NONE : figure(lower) + " and " + figure(upper);
    }

    private static String layOut(List<String[]> cells) {
        int[] widths = new int[HEADER.length];
        for (String[] row : cells) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        StringBuilder table = new StringBuilder();
        for (String[] row : cells) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                boolean isNumber = i >= 2 && i <= 4;
                line.append(String.format("%" + (isNumber ? "" : "-") + widths[i] + "s  ", row[i]));
            }
            table.append(line.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }
}

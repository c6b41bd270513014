package io.javaipc.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;

/** Draws each case as bars, one file a case: the medians of its systems. */
final class Charts {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 500;

    private Charts() {}

    static void write(List<Measurement> measurements, Path directory) throws IOException {
        Map<String, Map<String, Measurement>> cases = new LinkedHashMap<>();
        for (Measurement m : measurements) {
            if (!m.isAbsence()) {
                // the first figure of a system is its median
                cases.computeIfAbsent(m.group() + "-" + m.caseName(), key -> new LinkedHashMap<>())
                        .putIfAbsent(m.system(), m);
            }
        }
        Files.createDirectories(directory);
        for (Map.Entry<String, Map<String, Measurement>> one : cases.entrySet()) {
            Path file = directory.resolve(one.getKey() + ".svg");
            VectorGraphicsEncoder.saveVectorGraphic(
                    draw(one.getKey(), one.getValue()), file.toString(), VectorGraphicsFormat.SVG);
        }
    }

    private static CategoryChart draw(String title, Map<String, Measurement> systems) {
        Measurement any = systems.values().iterator().next();
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .yAxisTitle(any.metric() + ", median (" + any.unit() + ")")
                .build();
        chart.getStyler().setLegendVisible(false);
        chart.addSeries(
                title,
                new ArrayList<>(systems.keySet()),
                systems.values().stream().map(Measurement::value).toList());
        return chart;
    }
}

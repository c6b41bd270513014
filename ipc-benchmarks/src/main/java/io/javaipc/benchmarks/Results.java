package io.javaipc.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What was measured so far. */
public final class Results {
    private final Consumer<String> progress;
    private final List<Measurement> measurements = new ArrayList<>();

    /**
     * Begins without any.
     *
     * @param progress is told what is being measured
     */
    public Results(Consumer<String> progress) {
        this.progress = progress;
    }

    /**
     * Adds a figure.
     *
     * @param measurement the figure
     */
    public void add(Measurement measurement) {
        measurements.add(measurement);
    }

    /**
     * Says that a whole case was left out.
     *
     * @param group the group
     * @param caseName the case
     * @param reason why
     */
    public void leaveOut(String group, String caseName, String reason) {
        add(Measurement.absent(group, caseName, Contender.OURS, reason));
    }

    /**
     * Says what is being done, to whoever waits.
     *
     * @param what what
     */
    public void progress(String what) {
        progress.accept("... " + what);
    }

    List<Measurement> measurements() {
        return List.copyOf(measurements);
    }

    /**
     * All figures as lines of CSV, without header.
     *
     * @return the lines
     */
    public Stream<String> csvLines() {
        return measurements.stream().map(Measurement::toCsv);
    }

    void writeCsv(Path file) throws IOException {
        Files.write(
                file,
                Stream.concat(Stream.of(Measurement.CSV_HEADER), csvLines()).toList());
    }
}

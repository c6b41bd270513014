package io.javaipc.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Percentiles of rounds, as cases of their own. */
class PercentilesTest {
    private final Results results = new Results(progress -> {});
    private final AtomicInteger trials = new AtomicInteger();

    @Test
    void theyAreTheTimesThatSoManyAreBelow() {
        long[] times = LongStream.range(0, 1_000).map(i -> 999 - i).toArray();
        assertArrayEquals(new long[] {500, 990, 999}, Percentiles.of(times));
        assertArrayEquals(new long[] {7, 7, 7}, Percentiles.of(7));
    }

    @Test
    void eachOfARoundIsAFigureOfItsOwnCase() throws Exception {
        run(new Effort(false, OptionalInt.of(3)));
        assertEquals(3, trials.get());
        assertEquals(List.of(2.0, 20.0, 200.0), medians());
    }

    @Test
    void theWarmUpIsLeftOutOfAllOfThem() throws Exception {
        run(new Effort(false, OptionalInt.empty()));
        assertEquals(4, trials.get());
        assertEquals(List.of(3.0, 30.0, 300.0), medians());
    }

    @Test
    void withoutTheCaseItselfNoneIsMeasured() throws Exception {
        Choice choice = new Choice(Pattern.compile("p99$"), Pattern.compile(""));
        run(new Effort(false, OptionalInt.of(1), choice));
        assertEquals(0, trials.get());
        assertTrue(medians().isEmpty(), () -> results.csvLines().toList().toString());
    }

    /** Each trial takes one longer than the one before. */
    private void run(Effort effort) throws Exception {
        Contender ours = Contender.present(Contender.OURS, () -> {
            double trial = trials.incrementAndGet();
            return new double[] {trial, 10 * trial, 100 * trial};
        });
        new Percentiles("made-up", "case", Metric.time("ns"), List.of(ours)).run(effort, 1, 3, results);
    }

    private List<Double> medians() {
        return results.csvLines()
                .map(Measurement::ofCsv)
                .filter(figure -> figure.metric().equals("time"))
                .map(Measurement::value)
                .toList();
    }
}

package io.javaipc.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is made of measured values. */
class DistributionTest {
    @Test
    void aQuantileLiesBetweenTheNearestValues() {
        Distribution values = Distribution.of(4, 1, 3, 2);
        assertEquals(2.5, values.median());
        assertEquals(1, values.quantile(0));
        assertEquals(4, values.quantile(1));
    }

    @Test
    void twoHeapsThatAreApartAreTwoModes() {
        assertEquals(
                Optional.of(new Distribution.Modes(11, 51)),
                Distribution.of(10, 50, 11, 51, 12, 52).modes());
    }

    @Test
    void oneHeapWithAFewStragglersIsOneMode() {
        assertEquals(
                Optional.empty(),
                Distribution.of(10, 11, 12, 10, 11, 12, 10, 11, 12, 500).modes());
        assertEquals(Optional.empty(), Distribution.of(10, 12, 14, 16, 18, 20).modes());
        assertEquals(Optional.empty(), Distribution.of(10).modes());
    }

    @Test
    void noValueIsRefused() {
        assertThrows(IllegalArgumentException.class, Distribution::of);
    }
}

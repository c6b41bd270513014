package io.javaipc.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Figures as lines of CSV, and back. */
class MeasurementTest {
    @Test
    void aLineIsReadAsItWasWritten() {
        Measurement figure = new Measurement("spawn", "one-by-one", "javaipc", "time", 812.25, "us");
        assertEquals("spawn,one-by-one,javaipc,time,812.2500,us", figure.toCsv());
        assertEquals(figure, Measurement.ofCsv(figure.toCsv()));
    }

    @Test
    void anAbsenceIsReadAsItWasWritten() {
        Measurement absence = Measurement.absent("spawn", "one-by-one", "C", "no C compiler: program=cc");
        assertEquals(absence, Measurement.ofCsv(absence.toCsv()));
    }

    @Test
    void somethingElseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Measurement.ofCsv("[warning] something else"));
    }
}

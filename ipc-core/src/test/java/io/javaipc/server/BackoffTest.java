package io.javaipc.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a replacement waits. */
class BackoffTest {
    private static final Duration OLD = Duration.ofMinutes(1);

    private final Backoff backoff = new Backoff();

    @Test
    void aWorkerThatLivedIsReplacedAtOnce() {
        assertEquals(Duration.ZERO, backoff.afterLife(OLD));
        assertEquals(Duration.ZERO, backoff.afterLife(OLD));
    }

    @Test
    void aSingleEarlyDeathIsReplacedAtOnce() {
        assertEquals(Duration.ZERO, backoff.afterLife(Duration.ZERO));
    }

    @Test
    void aCrashLoopSlowsDownUpToALimit() {
        backoff.afterLife(Duration.ZERO);
        assertEquals(Duration.ofMillis(100), backoff.afterLife(Duration.ZERO));
        assertEquals(Duration.ofMillis(200), backoff.afterLife(Duration.ZERO));
        for (int i = 0; i < 100; i++) {
            backoff.afterLife(Duration.ZERO);
        }
        assertEquals(Duration.ofSeconds(10), backoff.afterLife(Duration.ZERO));
    }

    @Test
    void aLongLifeEndsTheCrashLoop() {
        for (int i = 0; i < 5; i++) {
            backoff.afterLife(Duration.ZERO);
        }
        backoff.afterLife(OLD);
        assertEquals(Duration.ZERO, backoff.afterLife(Duration.ZERO));
    }
}

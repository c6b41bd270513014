package io.javaipc.server;

import java.time.Duration;

/**
 * How long to wait before a worker that ended is replaced: not at all for one that had lived a while, longer and longer
 * while they die young, so that a crash loop costs little. Not thread-safe.
 */
final class Backoff {
    private static final Duration YOUNG = Duration.ofSeconds(5);
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 10;

    private int diedYoung;

    /** The wait before the replacement of a worker that lived so long. */
    Duration afterLife(Duration lived) {
        if (lived.compareTo(YOUNG) >= 0) {
            diedYoung = 0;
            return Duration.ZERO;
        }
        diedYoung++;
        // a single early death may be a kill by hand: replaced at once
        if (diedYoung == 1) {
            return Duration.ZERO;
        }
        Duration wait = FIRST.multipliedBy(1L << Math.min(diedYoung - 2, MOST_DOUBLINGS));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}

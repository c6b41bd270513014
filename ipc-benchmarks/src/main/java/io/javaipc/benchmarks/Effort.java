package io.javaipc.benchmarks;

import java.util.OptionalInt;

/**
 * How much is measured.
 *
 * @param isQuick whether a minute a group is to be enough
 * @param fixedRounds as many rounds as this, and no warm-up, whatever a case would like
 * @param choice which cases and systems are measured
 */
public record Effort(boolean isQuick, OptionalInt fixedRounds, Choice choice) {
    private static final int QUICK_SHARE = 5;

    /**
     * All cases and systems.
     *
     * @param isQuick whether a minute a group is to be enough
     * @param fixedRounds as many rounds as this, and no warm-up, whatever a case would like
     */
    public Effort(boolean isQuick, OptionalInt fixedRounds) {
        this(isQuick, fixedRounds, Choice.ALL);
    }

    /**
     * The rounds of a case.
     *
     * @param full how many it has when there is time
     * @return how many it gets; at least one
     */
    public int rounds(int full) {
        return fixedRounds.orElse(isQuick ? Math.max(1, full / QUICK_SHARE) : full);
    }

    /**
     * The rounds of a case whose figures are thrown away.
     *
     * @param full how many it has when there is time
     * @return how many it gets
     */
    public int warmUpRounds(int full) {
        return fixedRounds.isPresent() || full == 0 ? 0 : rounds(full);
    }

    /**
     * Tells whether there is time for cases that are costly to set up.
     *
     * @return true when there is
     */
    public boolean isThorough() {
        return !isQuick && fixedRounds.isEmpty();
    }
}

package io.javaipc.local.sync;

/**
 * The state of a barrier, in one word.
 *
 * <pre>
 * bit 63                 32 31          8 7            0
 *    +---------------------+-------------+--------------+
 *    | round               | arrived     | phase        |
 *    +---------------------+-------------+--------------+
 * </pre>
 *
 * @param round how many rounds have ended, modulo 2^32
 * @param arrived how many have come to this one
 * @param phase 0: some are still to come; 1: all have come, and the action runs; 2: broken; 3: as 1, and one who was early
 *     for the next round has given up, which will be broken
 */
record BarrierState(int round, int arrived, int phase) {
    private static final int FILLING = 0;
    private static final int TRIPPING = 1;
    private static final int BROKEN = 2;
    private static final int TRIPPING_THEN_BROKEN = 3;
    private static final int PHASE_BITS = 8;
    private static final int ARRIVED_BITS = 24;

    static BarrierState of(long word) {
        return new BarrierState(
                (int) (word >>> Integer.SIZE),
                (int) (word >>> PHASE_BITS) & (1 << ARRIVED_BITS) - 1,
                (int) word & (1 << PHASE_BITS) - 1);
    }

    long word() {
        return (long) round << Integer.SIZE | (long) arrived << PHASE_BITS | phase;
    }

    boolean isTripping() {
        return phase == TRIPPING || phase == TRIPPING_THEN_BROKEN;
    }

    boolean isBroken() {
        return phase == BROKEN;
    }

    BarrierState withArrival(int parties) {
        return new BarrierState(round, arrived + 1, arrived + 1 == parties ? TRIPPING : FILLING);
    }

    BarrierState broken() {
        return new BarrierState(round, arrived, BROKEN);
    }

    BarrierState nextRound() {
        return new BarrierState(round + 1, 0, phase == TRIPPING_THEN_BROKEN ? BROKEN : FILLING);
    }

    /** With the round broken that a thread belongs to that comes now. */
    BarrierState brokenForNewcomers() {
        return isTripping() ? new BarrierState(round, arrived, TRIPPING_THEN_BROKEN) : broken();
    }

    int waiting() {
        return phase == FILLING ? arrived : 0;
    }

    /** Tells whether those who wait have to look. */
    boolean isChangeForWaiters(BarrierState before) {
        return round != before.round || phase == BROKEN;
    }
}

package io.javaipc.local.sync;

import io.javaipc.local.segment.Segment;
import io.javaipc.memory.LongAccess;

/**
 * Which rounds of a barrier were reset: for those who were in one and look late, when the barrier is rounds ahead. Written by
 * who has the barrier's mutex.
 *
 * <pre>
 *    +-----------------------------------+
 *    | 1:32 | round:32                   |   the last round that was reset of all with this remainder, or 0
 *    | ...                               |
 *    +-----------------------------------+
 * </pre>
 */
final class ResetRounds {
    private static final int REMEMBERED = 256;

    /** What they take in a file, from a multiple of 8. */
    static final int BYTES = REMEMBERED * Long.BYTES;

    private static final long WAS_RESET = 1L << Integer.SIZE;

    private final LongAccess memory;
    private final int offset;

    ResetRounds(Segment segment, int offset) {
        this.memory = segment.memory().longs();
        this.offset = offset;
    }

    private int word(int round) {
        return offset + Math.floorMod(round, REMEMBERED) * Long.BYTES;
    }

    void add(int round) {
        memory.setVolatile(word(round), WAS_RESET | Integer.toUnsignedLong(round));
    }

    /**
     * Tells whether a round was reset.
     *
     * @param round the round, which is over
     * @param now the round that the barrier is in
     * @return also true when nobody can tell any more: who is told so does not rely on the others
     */
    boolean contains(int round, int now) {
        long reset = memory.getVolatile(word(round));
        return reset == (WAS_RESET | Integer.toUnsignedLong(round))
                || reset != 0 && now - round >= REMEMBERED && (int) reset - round > 0;
    }
}

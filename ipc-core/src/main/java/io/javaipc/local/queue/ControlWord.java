package io.javaipc.local.queue;

/**
 * What is in a ring from a position on, and whose business it is. One compare-and-set publishes the owner and the length of
 * a message at once: there is no instant at which nobody knows who was at it.
 *
 * <pre>
 * bit 63                 32 31        16 15        4 3     0
 *    +---------------------+------------+-----------+-------+
 *    | lap                 | cells      | owner     | state |
 *    +---------------------+------------+-----------+-------+
 * </pre>
 *
 * The word counts for the lap that it names only. The owner is the slot of a participant; 0 is nobody.
 */
final class ControlWord {
    /** Somebody writes a message here. */
    static final int CLAIMED = 1;
    /** A message is here. */
    static final int READY = 2;
    /** Somebody has the message. */
    static final int TAKEN = 3;
    /** There was a message. */
    static final int RELEASED = 4;
    /** Somebody who died wanted to write a message. */
    static final int SKIPPED = 5;
    /** The rest of the ring, too small for the message that came. */
    static final int FILLER = 6;
    /** Nothing will come here or later. */
    static final int END = 7;

    /** How many cells a message can have. */
    static final int MOST_CELLS = (1 << 16) - 1;

    private static final int STATE_MASK = 15;
    private static final int OWNER_SHIFT = 4;
    private static final int OWNER_MASK = (1 << 12) - 1;
    private static final int CELLS_SHIFT = 16;
    private static final long ALL_BUT_OWNER_AND_STATE = -1L << CELLS_SHIFT;

    private ControlWord() {}

    static long of(int lap, int cells, int owner, int state) {
        return (long) lap << Integer.SIZE | (long) cells << CELLS_SHIFT | owner << OWNER_SHIFT | state;
    }

    static int lap(long word) {
        return (int) (word >>> Integer.SIZE);
    }

    static int cells(long word) {
        return (int) (word >>> CELLS_SHIFT) & MOST_CELLS;
    }

    static int owner(long word) {
        return (int) word >>> OWNER_SHIFT & OWNER_MASK;
    }

    static int state(long word) {
        return (int) word & STATE_MASK;
    }

    /** The same stretch of the ring in another state. */
    static long with(long word, int owner, int state) {
        return word & ALL_BUT_OWNER_AND_STATE | owner << OWNER_SHIFT | state;
    }

    /** How many messages are counted for it. */
    static int messages(long word) {
        return state(word) == FILLER ? 0 : 1;
    }
}

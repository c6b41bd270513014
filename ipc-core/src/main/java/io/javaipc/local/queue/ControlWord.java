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
public final class ControlWord {
    /** Somebody writes a message here. */
    public static final int CLAIMED = 1;
    /** A message is here. */
    public static final int READY = 2;
    /** Somebody has the message. */
    static final int TAKEN = 3;
    /** There was a message. */
    static final int RELEASED = 4;
    /** Somebody who died wanted to write a message. */
    public static final int SKIPPED = 5;
    /** The rest of the ring, too small for the message that came. */
    public static final int FILLER = 6;
    /** Nothing will come here or later. */
    public static final int END = 7;

    /** How many cells a message can have. */
    public static final int MOST_CELLS = (1 << 16) - 1;

    private static final int STATE_MASK = 15;
    private static final int OWNER_SHIFT = 4;
    private static final int OWNER_MASK = (1 << 12) - 1;
    private static final int CELLS_SHIFT = 16;
    private static final long ALL_BUT_OWNER_AND_STATE = -1L << CELLS_SHIFT;

    private ControlWord() {}

    /**
     * The word of a stretch of the ring.
     *
     * @param lap the lap
     * @param cells how many cells it has
     * @param owner the slot of a participant, or 0
     * @param state the state
     * @return the word
     */
    public static long of(int lap, int cells, int owner, int state) {
        return (long) lap << Integer.SIZE | (long) cells << CELLS_SHIFT | owner << OWNER_SHIFT | state;
    }

    /**
     * The lap that it counts for.
     *
     * @param word the word
     * @return the lap
     */
    public static int lap(long word) {
        return (int) (word >>> Integer.SIZE);
    }

    /**
     * How many cells the stretch has.
     *
     * @param word the word
     * @return the number
     */
    public static int cells(long word) {
        return (int) (word >>> CELLS_SHIFT) & MOST_CELLS;
    }

    /**
     * Whose business it is.
     *
     * @param word the word
     * @return the slot of a participant, or 0
     */
    public static int owner(long word) {
        return (int) word >>> OWNER_SHIFT & OWNER_MASK;
    }

    /**
     * What is there.
     *
     * @param word the word
     * @return the state
     */
    public static int state(long word) {
        return (int) word & STATE_MASK;
    }

    /**
     * The same stretch of the ring in another state.
     *
     * @param word the word
     * @param owner the slot of a participant, or 0
     * @param state the state
     * @return the other word
     */
    public static long with(long word, int owner, int state) {
        return word & ALL_BUT_OWNER_AND_STATE | owner << OWNER_SHIFT | state;
    }

    /**
     * How many messages are counted for it.
     *
     * @param word the word
     * @return 1 or 0
     */
    public static int messages(long word) {
        return state(word) == FILLER ? 0 : 1;
    }

    /**
     * Whether a word is of a later lap than a position that was read before it: that is out of date by a lap or more.
     *
     * @param word the word
     * @param lap the lap of the position
     * @return true when it is
     */
    public static boolean isOfLaterLap(long word, int lap) {
        return lap(word) - lap > 0;
    }
}

package io.javaipc.local.queue;

/**
 * A place in a ring, and how many messages were before it, in one word; both begin again at 0 when they overflow.
 *
 * <pre>
 * bit 63                 44 43                                  0
 *    +---------------------+-------------------------------------+
 *    | messages            | position, in cells                  |
 *    +---------------------+-------------------------------------+
 * </pre>
 */
public final class Positions {
    /** How many messages a queue can hold at most. */
    public static final int MOST_MESSAGES = (1 << 20) - 1;

    private static final int POSITION_BITS = 44;
    private static final long POSITION_MASK = (1L << POSITION_BITS) - 1;

    private Positions() {}

    /**
     * A place.
     *
     * @param messages how many messages are before it
     * @param position where it is, in cells
     * @return the word
     */
    public static long of(long messages, long position) {
        return messages << POSITION_BITS | position & POSITION_MASK;
    }

    /**
     * Where a place is.
     *
     * @param word the word
     * @return the position, in cells
     */
    public static long position(long word) {
        return word & POSITION_MASK;
    }

    /**
     * The place behind so many cells and messages.
     *
     * @param word the word
     * @param cells how many cells
     * @param messages how many messages
     * @return the other word
     */
    public static long advance(long word, int cells, int messages) {
        return of((word >>> POSITION_BITS) + messages, word + cells);
    }

    /**
     * How many messages are between two places.
     *
     * @param from the first
     * @param to the second
     * @return the number
     */
    public static int messagesBetween(long from, long to) {
        return (int) ((to >>> POSITION_BITS) - (from >>> POSITION_BITS)) & MOST_MESSAGES;
    }

    /**
     * How many cells are between two places or positions.
     *
     * @param from the first
     * @param to the second
     * @return the number
     */
    public static long cellsBetween(long from, long to) {
        return to - from & POSITION_MASK;
    }

    /**
     * Tells whether a place is before another, that is not half of all positions away.
     *
     * @param first the one
     * @param second the other
     * @return true when it is
     */
    public static boolean isBefore(long first, long second) {
        // the sign of a difference of so many bits
        return first - second << Long.SIZE - POSITION_BITS < 0;
    }
}

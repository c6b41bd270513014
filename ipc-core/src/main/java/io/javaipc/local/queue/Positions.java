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
final class Positions {
    /** How many messages a queue can hold at most. */
    static final int MOST_MESSAGES = (1 << 20) - 1;

    private static final int POSITION_BITS = 44;
    private static final long POSITION_MASK = (1L << POSITION_BITS) - 1;

    private Positions() {}

    static long of(long messages, long position) {
        return messages << POSITION_BITS | position & POSITION_MASK;
    }

    static long position(long word) {
        return word & POSITION_MASK;
    }

    /** The place behind so many cells and messages. */
    static long advance(long word, int cells, int messages) {
        return of((word >>> POSITION_BITS) + messages, word + cells);
    }

    /** How many messages are between two places. */
    static int messagesBetween(long from, long to) {
        return (int) ((to >>> POSITION_BITS) - (from >>> POSITION_BITS)) & MOST_MESSAGES;
    }

    /** How many cells are between two positions. */
    static long cellsBetween(long from, long to) {
        return to - from & POSITION_MASK;
    }
}

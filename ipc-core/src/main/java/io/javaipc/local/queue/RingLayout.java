package io.javaipc.local.queue;

import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.shared.QueueOptions;

/**
 * Where things are in the file of a queue. Words that different processes write have lines of their own; two lines, for
 * processors fetch them in pairs.
 *
 * <pre>
 *   64 +---------------------------------------+
 *      | unused                                |
 *  128 +---------------------------------------+
 *      | tail: where the next message goes     |
 *  256 +---------------------------------------+
 *      | head: where the next one comes from   |
 *  384 +---------------------------------------+
 *      | reclaimed: cells before it are free   |
 *  512 +---------------------------------------+
 *      | eventcount: something came in         |
 *  640 +---------------------------------------+
 *      | eventcount: room came about           |
 *  768 +---------------------------------------+
 *      | 1: closed to producers                |
 *  776 +---------------------------------------+
 *      | deliveries that were given back       |
 *  896 +---------------------------------------+
 *      | the single producer                   |
 * 1024 +---------------------------------------+
 *      | the single consumer                   |
 * 1152 +---------------------------------------+
 *      | incarnation of each slot's owner      |
 *      +---------------------------------------+
 *      | slots of 128 bytes, one for each cell |
 *      +---------------------------------------+
 *      | cells of 128 bytes                    |
 *      +---------------------------------------+
 *
 *      slot
 *    0 +---------------------------------------+
 *      | a message of 49 to 112 bytes          |
 *   64 +    -   -   -   -   -   -   -   -      +
 *      | a message of up to 48 bytes           |
 *  112 +---------------------------------------+
 *      | length of the message                 |
 *  120 +---------------------------------------+
 *      | control word                          |
 *  128 +---------------------------------------+
 * </pre>
 *
 * A longer message is in the cells, all of it. They are apart because a control word has to be one of this lap or of an
 * earlier one, and not what a message has written over it. A short message is in the line of its control word, or ends
 * there: the line that a consumer keeps looking at is the last to be written.
 *
 * @param messages how many messages it holds at most
 * @param cellBits the logarithm of the number of cells
 * @param isSoleProducer whether one process alone puts
 * @param isSoleConsumer whether one process alone takes
 * @param isJoinable whether what was taken is held until it is said to be done
 */
record RingLayout(int messages, int cellBits, boolean isSoleProducer, boolean isSoleConsumer, boolean isJoinable) {
    static final int CELL = 128;
    static final int SMALL_IN_SLOT = 64;
    static final int LENGTH_IN_SLOT = 112;
    static final int WORD_IN_SLOT = 120;
    static final int MOST_IN_SLOT = LENGTH_IN_SLOT;
    static final int MOST_SMALL = LENGTH_IN_SLOT - SMALL_IN_SLOT;
    static final int TAIL_AT = 128;
    static final int HEAD_AT = TAIL_AT + 128;
    static final int RECLAIMED_AT = HEAD_AT + 128;
    static final int ARRIVALS_AT = RECLAIMED_AT + 128;
    static final int ROOM_AT = ARRIVALS_AT + 128;
    static final int CLOSED_AT = ROOM_AT + 128;
    static final int GIVEN_BACK_AT = CLOSED_AT + Long.BYTES;
    static final int PRODUCER_AT = CLOSED_AT + 128;
    static final int CONSUMER_AT = PRODUCER_AT + 128;
    static final int MEMBERS_AT = CONSUMER_AT + 128;
    static final int SLOTS_AT = MEMBERS_AT + (Participants.MOST + 1) * Integer.BYTES;

    private static final int FEWEST_CELL_BITS = 8;

    // the geometry: how many messages, what it is, and how many cells
    private static final int CELL_BITS_MASK = 31;
    private static final int SOLE_PRODUCER = 32;
    private static final int SOLE_CONSUMER = 64;
    private static final int JOINABLE = 128;

    /** The layout of a queue; of bytes it may have more than was asked for. */
    static RingLayout of(QueueOptions options) {
        int messages = options.capacity();
        long bytes = options.bytes();
        // a message takes a cell at least
        long cells = Math.max(messages, (bytes + CELL - 1) / CELL);
        int bits = Long.SIZE - Long.numberOfLeadingZeros(cells - 1);
        return new RingLayout(
                messages,
                Math.max(FEWEST_CELL_BITS, bits),
                options.singleProducer(),
                options.singleConsumer(),
                options.joinable());
    }

    /** The layout of a file that is there. */
    static RingLayout of(Segment segment) {
        long geometry = segment.geometry();
        return new RingLayout(
                (int) (geometry >>> Byte.SIZE),
                (int) geometry & CELL_BITS_MASK,
                (geometry & SOLE_PRODUCER) != 0,
                (geometry & SOLE_CONSUMER) != 0,
                (geometry & JOINABLE) != 0);
    }

    private long geometry() {
        int flags = (isSoleProducer ? SOLE_PRODUCER : 0)
                | (isSoleConsumer ? SOLE_CONSUMER : 0)
                | (isJoinable ? JOINABLE : 0);
        return (long) messages << Byte.SIZE | flags | cellBits;
    }

    SegmentShape shape() {
        long bytes = (long) cellsAt() - Segment.BODY_AT + ((long) CELL << cellBits);
        return new SegmentShape(SegmentKind.QUEUE, geometry(), bytes);
    }

    int cells() {
        return 1 << cellBits;
    }

    int cellsAt() {
        return SLOTS_AT + (CELL << cellBits);
    }

    long bytes() {
        return (long) CELL << cellBits;
    }

    int mostMessageBytes() {
        return Math.min(cells(), ControlWord.MOST_CELLS) * CELL;
    }

    static int cellsFor(int messageBytes) {
        return Math.max(1, (messageBytes + CELL - 1) / CELL);
    }
}

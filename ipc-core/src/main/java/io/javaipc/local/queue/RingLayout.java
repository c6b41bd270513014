package io.javaipc.local.queue;

import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;

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
 *      | incarnation of each slot's owner      |
 *      +---------------------------------------+
 *      | control words, one for each cell      |
 *      +---------------------------------------+
 *      | cells of 64 bytes; a message begins   |
 *      | with its length, in 4 bytes           |
 *      +---------------------------------------+
 * </pre>
 *
 * @param messages how many messages it holds at most
 * @param cellBits the logarithm of the number of cells
 */
record RingLayout(int messages, int cellBits) {
    static final int CELL = 64;
    static final int TAIL_AT = 128;
    static final int HEAD_AT = TAIL_AT + 128;
    static final int RECLAIMED_AT = HEAD_AT + 128;
    static final int ARRIVALS_AT = RECLAIMED_AT + 128;
    static final int ROOM_AT = ARRIVALS_AT + 128;
    static final int CLOSED_AT = ROOM_AT + 128;
    static final int GIVEN_BACK_AT = CLOSED_AT + Long.BYTES;
    static final int MEMBERS_AT = CLOSED_AT + 128;
    static final int CONTROL_AT = MEMBERS_AT + (Participants.MOST + 1) * Integer.BYTES;
    static final int LENGTH_BYTES = Integer.BYTES;

    private static final int FEWEST_CELL_BITS = 10;
    private static final int MOST_CELL_BITS = 24;

    /**
     * The layout of a queue with so much room; of bytes it may have more.
     *
     * @param messages how many messages
     * @param bytes how many bytes, at least
     */
    static RingLayout of(int messages, long bytes) {
        if (messages < 1 || messages > Positions.MOST_MESSAGES) {
            throw new IllegalArgumentException("queue cannot have this capacity: messages=" + messages + ", from=1, to="
                    + Positions.MOST_MESSAGES);
        }
        long most = (long) CELL << MOST_CELL_BITS;
        if (bytes < 1 || bytes > most) {
            throw new IllegalArgumentException(
                    "queue cannot have this capacity: bytes=" + bytes + ", from=1, to=" + most);
        }
        // a message takes a cell at least
        long cells = Math.max(messages, (bytes + CELL - 1) / CELL);
        int bits = Long.SIZE - Long.numberOfLeadingZeros(cells - 1);
        return new RingLayout(messages, Math.max(FEWEST_CELL_BITS, bits));
    }

    /** The layout of a file that is there. */
    static RingLayout of(Segment segment) {
        long geometry = segment.geometry();
        return new RingLayout((int) (geometry >>> Byte.SIZE), (int) geometry & (1 << Byte.SIZE) - 1);
    }

    SegmentShape shape() {
        long bytes = (long) cellsAt() - Segment.BODY_AT + ((long) CELL << cellBits);
        return new SegmentShape(SegmentKind.QUEUE, (long) messages << Byte.SIZE | cellBits, bytes);
    }

    int cells() {
        return 1 << cellBits;
    }

    int cellsAt() {
        return CONTROL_AT + (Long.BYTES << cellBits);
    }

    long bytes() {
        return (long) CELL << cellBits;
    }

    int mostMessageBytes() {
        return Math.min(cells(), ControlWord.MOST_CELLS) * CELL - LENGTH_BYTES;
    }

    static int cellsFor(int messageBytes) {
        return (messageBytes + LENGTH_BYTES + CELL - 1) / CELL;
    }
}

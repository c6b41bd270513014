package io.javaipc.local.broadcast;

import io.javaipc.local.queue.ControlWord;
import io.javaipc.local.queue.Positions;
import io.javaipc.local.queue.RingMembers;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.shared.BroadcastOptions;

/**
 * Where things are in the file of a broadcast. Words that different processes write have lines of their own; two lines, for
 * processors fetch them in pairs.
 *
 * <pre>
 *   64 +---------------------------------------+
 *      | unused                                |
 *  128 +---------------------------------------+
 *      | tail: where the next message goes     |
 *  256 +---------------------------------------+
 *      | floor: no subscription begins before  |
 *      | it; lossy: what is before it may be   |
 *      | written over                          |
 *  264 +---------------------------------------+
 *      | passed: how many messages were        |
 *      | published before the floor            |
 *  384 +---------------------------------------+
 *      | gate, lossless: what is before it may |
 *      | be written over                       |
 *  392 +---------------------------------------+
 *      | entries of subscribers ever used      |
 *  512 +---------------------------------------+
 *      | eventcount: something came in         |
 *  640 +---------------------------------------+
 *      | eventcount: room came about           |
 *  768 +---------------------------------------+
 *      | incarnation of each slot's owner      |
 *      +---------------------------------------+
 *      | entries of subscribers, 128 bytes for |
 *      | each: who it is, and its cursor       |
 *      +---------------------------------------+
 *      | control words, one for each cell      |
 *      +---------------------------------------+
 *      | cells of 64 bytes; a message begins   |
 *      | with its length, in 4 bytes           |
 *      +---------------------------------------+
 * </pre>
 *
 * One cell is always free, so that there is room for the word that ends it all.
 *
 * @param messages how many messages it holds at most
 * @param cellBits the logarithm of the number of cells
 * @param isLossless whether writers wait for subscribers
 */
record BroadcastLayout(int messages, int cellBits, boolean isLossless) {
    static final int CELL = 64;
    static final int TAIL_AT = 128;
    static final int FLOOR_AT = TAIL_AT + 128;
    static final int PASSED_AT = FLOOR_AT + Long.BYTES;
    static final int GATE_AT = FLOOR_AT + 128;
    static final int USED_AT = GATE_AT + Long.BYTES;
    static final int ARRIVALS_AT = GATE_AT + 128;
    static final int ROOM_AT = ARRIVALS_AT + 128;
    static final int MEMBERS_AT = ROOM_AT + 128;
    static final int SUBSCRIBERS_AT = MEMBERS_AT + RingMembers.BYTES;
    static final int CONTROL_AT = SUBSCRIBERS_AT + SubscriberTable.BYTES;
    static final int LENGTH_BYTES = Integer.BYTES;

    private static final int FEWEST_CELL_BITS = 10;
    private static final int MESSAGES_SHIFT = Short.SIZE;
    private static final int LOSSLESS = 1 << Byte.SIZE;
    private static final int BITS_MASK = LOSSLESS - 1;

    /** The layout of a broadcast with so much room; of bytes it may have more. */
    static BroadcastLayout of(BroadcastOptions options) {
        // a message takes a cell at least, and one is kept free
        long cells = Math.max(options.capacity() + 1L, (options.bytes() + CELL - 1) / CELL);
        int bits = Long.SIZE - Long.numberOfLeadingZeros(cells - 1);
        return new BroadcastLayout(options.capacity(), Math.max(FEWEST_CELL_BITS, bits), options.isLossless());
    }

    /** The layout of a file that is there. */
    static BroadcastLayout of(Segment segment) {
        return of(segment.geometry());
    }

    private static BroadcastLayout of(long geometry) {
        return new BroadcastLayout(
                (int) (geometry >>> MESSAGES_SHIFT), (int) geometry & BITS_MASK, (geometry & LOSSLESS) != 0);
    }

    SegmentShape shape() {
        long geometry = (long) messages << MESSAGES_SHIFT | (isLossless ? LOSSLESS : 0) | cellBits;
        long bytes = (long) cellsAt() - Segment.BODY_AT + bytes();
        return new SegmentShape(SegmentKind.BROADCAST, geometry, bytes, any -> of(any).inWords());
    }

    private String inWords() {
        return "messages=" + messages + ", bytes=" + bytes() + ", " + mode();
    }

    /** For people. */
    String mode() {
        return isLossless ? "lossless" : "lossy";
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
        return Math.min(cells() - 1, ControlWord.MOST_CELLS) * CELL - LENGTH_BYTES;
    }

    static int cellsFor(int messageBytes) {
        return (messageBytes + LENGTH_BYTES + CELL - 1) / CELL;
    }

    /** Tells whether so many cells, and the last one, may be written over behind a tail. */
    boolean hasRoom(long limit, long tail, int needed) {
        return Positions.cellsBetween(limit, tail) + needed < cells()
                && Positions.messagesBetween(limit, tail) < messages;
    }
}

package io.javaipc.local.queue;

import io.javaipc.local.segment.Segment;
import io.javaipc.memory.LongAccess;

/** The words by which a ring is kept: its three places, and one {@link ControlWord} for each cell. Each step is atomic. */
final class RingWords {
    private final LongAccess memory;
    private final int messages;
    private final int cells;
    private final int mask;
    private final int lapShift;
    private final int cellsAt;

    RingWords(Segment segment, RingLayout layout) {
        this.memory = segment.memory().longs();
        this.messages = layout.messages();
        this.cells = layout.cells();
        this.mask = cells - 1;
        this.lapShift = layout.cellBits();
        this.cellsAt = layout.cellsAt();
    }

    int cells() {
        return cells;
    }

    int messages() {
        return messages;
    }

    /** Where the slot of a position is in the file. */
    int slotAt(long position) {
        return RingLayout.SLOTS_AT + ((int) position & mask) * RingLayout.CELL;
    }

    private int wordAt(long position) {
        return slotAt(position) + RingLayout.WORD_IN_SLOT;
    }

    /** Where the cell of a position is in the file. */
    int cellAt(long position) {
        return cellsAt + ((int) position & mask) * RingLayout.CELL;
    }

    /** How many cells there are before the ring begins again. */
    int cellsUntilEnd(long position) {
        return cells - ((int) position & mask);
    }

    int lap(long position) {
        return (int) (position >>> lapShift);
    }

    long word(long position) {
        return memory.getVolatile(wordAt(position));
    }

    /** Whether a word is of this lap: something has come here. */
    boolean counts(long word, long position) {
        return ControlWord.lap(word) == lap(position) && ControlWord.state(word) != 0;
    }

    /** Whether a word is of a later lap: who has this position has read it long ago. */
    boolean isOvertaken(long word, long position) {
        return ControlWord.isOfLaterLap(word, lap(position));
    }

    boolean replace(long position, long expected, long word) {
        return memory.compareAndSet(wordAt(position), expected, word);
    }

    void setRelease(long position, long word) {
        memory.setRelease(wordAt(position), word);
    }

    long tail() {
        return memory.getVolatile(RingLayout.TAIL_AT);
    }

    /** Moves the tail behind what is there, if nobody has yet. */
    void passTail(long tail, long word) {
        memory.compareAndSet(RingLayout.TAIL_AT, tail, behind(tail, word));
    }

    /** Moves the tail behind all that is there, as those should have who put it there. */
    void helpTail() {
        while (true) {
            long tail = tail();
            long position = Positions.position(tail);
            long word = word(position);
            if (!counts(word, position) || ControlWord.state(word) == ControlWord.END) {
                return;
            }
            passTail(tail, word);
        }
    }

    /** Moves the tail when nobody else would move it elsewhere. */
    void setTailBehind(long tail, long word) {
        memory.setRelease(RingLayout.TAIL_AT, behind(tail, word));
    }

    long head() {
        return memory.getVolatile(RingLayout.HEAD_AT);
    }

    /** Moves the head behind what is there, if nobody has yet. */
    void passHead(long head, long word) {
        memory.compareAndSet(RingLayout.HEAD_AT, head, behind(head, word));
    }

    /** The same, when nobody else would move it elsewhere; with volatile effects, so that who sleeps may be looked for. */
    void setHeadBehind(long head, long word) {
        memory.setVolatile(RingLayout.HEAD_AT, behind(head, word));
    }

    private static long behind(long place, long word) {
        return Positions.advance(place, ControlWord.cells(word), ControlWord.messages(word));
    }

    /** The position before which all cells are free. */
    long reclaimed() {
        return memory.getVolatile(RingLayout.RECLAIMED_AT);
    }

    boolean reclaim(long from, long to) {
        return memory.compareAndSet(RingLayout.RECLAIMED_AT, from, to);
    }
}

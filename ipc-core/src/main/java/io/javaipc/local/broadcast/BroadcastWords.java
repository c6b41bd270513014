package io.javaipc.local.broadcast;

import io.javaipc.local.queue.ControlWord;
import io.javaipc.local.queue.Positions;
import io.javaipc.local.queue.RingMembers;
import io.javaipc.local.segment.Segment;
import io.javaipc.memory.LongAccess;
import io.javaipc.memory.MemoryView;

/** The words of the ring of a broadcast, as all look at them. */
final class BroadcastWords {
    private final BroadcastLayout layout;
    private final MemoryView memory;
    private final LongAccess words;
    private final RingMembers members;
    private final int cellsAt;

    BroadcastWords(Segment segment, BroadcastLayout layout) {
        this.layout = layout;
        this.memory = segment.memory();
        this.words = memory.longs();
        this.members = new RingMembers(segment, BroadcastLayout.MEMBERS_AT);
        this.cellsAt = layout.cellsAt();
    }

    MemoryView memory() {
        return memory;
    }

    RingMembers members() {
        return members;
    }

    int index(long position) {
        return (int) position & layout.cells() - 1;
    }

    private int wordAt(long position) {
        return BroadcastLayout.CONTROL_AT + index(position) * Long.BYTES;
    }

    int cellAt(long position) {
        return cellsAt + index(position) * BroadcastLayout.CELL;
    }

    int bytesUntilEnd(long position) {
        return (layout.cells() - index(position)) * BroadcastLayout.CELL;
    }

    int lap(long position) {
        return (int) (position >>> layout.cellBits());
    }

    long word(long position) {
        return words.getVolatile(wordAt(position));
    }

    boolean replace(long position, long expected, long word) {
        return words.compareAndSet(wordAt(position), expected, word);
    }

    /** Tells whether a word that was found at a position says what is there in this lap. */
    boolean counts(long word, long position) {
        return ControlWord.lap(word) == lap(position) && ControlWord.state(word) != 0;
    }

    long tail() {
        return words.getVolatile(BroadcastLayout.TAIL_AT);
    }

    long floor() {
        return words.getVolatile(BroadcastLayout.FLOOR_AT);
    }

    boolean replaceFloor(long expected, long place) {
        return words.compareAndSet(BroadcastLayout.FLOOR_AT, expected, place);
    }

    /** The place behind what a word says. */
    static long behind(long place, long word) {
        return Positions.advance(place, ControlWord.cells(word), ControlWord.messages(word));
    }

    void passTail(long tail, long word) {
        words.compareAndSet(BroadcastLayout.TAIL_AT, tail, behind(tail, word));
    }

    /** The tail, moved on where somebody has died, or is about to move it. */
    long lastTail() {
        while (true) {
            long tail = tail();
            long position = Positions.position(tail);
            long word = word(position);
            if (!counts(word, position) || ControlWord.state(word) == ControlWord.END) {
                return tail;
            }
            passTail(tail, word);
        }
    }

    /** Skips a claim when its owner died; true when it did, or the word is another one meanwhile. */
    boolean skipOfTheDead(long position, long word) {
        return !members.isAlive(ControlWord.owner(word)) && replace(position, word, skipped(word))
                || word(position) != word;
    }

    static long skipped(long word) {
        return ControlWord.with(word, 0, ControlWord.SKIPPED);
    }

    /** Looks at a stretch of the ring; false to stop. */
    interface Look {
        boolean at(long position, long word);
    }

    /** Goes from a place to where nothing has been claimed yet, and changes nothing; gives where it stopped. */
    long walk(long from, Look look) {
        long place = from;
        while (true) {
            long position = Positions.position(place);
            long word = word(position);
            if (!counts(word, position) || ControlWord.state(word) == ControlWord.END || !look.at(position, word)) {
                return place;
            }
            place = behind(place, word);
        }
    }
}

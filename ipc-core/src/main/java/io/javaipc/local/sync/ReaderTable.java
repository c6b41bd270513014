package io.javaipc.local.sync;

import io.javaipc.local.segment.ParticipantId;
import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import io.javaipc.memory.LongAccess;
import java.util.ArrayList;
import java.util.List;

/**
 * Which processes read: each has a word of its own and writes its name there while it does. So a dead one's reading is known
 * for what it is, and two that read touch no common word.
 *
 * <pre>
 *  0 +-----------------------------------+
 *    | eventcount: a word was cleared    |
 *  8 +-----------------------------------+
 *    | highest slot that ever read       |
 * 16 +-----------------------------------+
 *    | slot 1: its owner, or 0           |
 *    | ...                               |
 *    +-----------------------------------+
 * </pre>
 */
final class ReaderTable {
    private static final int HIGHEST_AT = EventCount.BYTES;
    private static final int WORDS_AT = HIGHEST_AT + Long.BYTES;

    /** What it takes in a file, from a multiple of 8. */
    static final int BYTES = WORDS_AT + Participants.MOST * Long.BYTES;

    private final LongAccess memory;
    private final int offset;
    private final Participants participants;
    private final EventCount cleared;
    private final int ownWord;

    ReaderTable(Segment segment, int offset) {
        this.memory = segment.memory().longs();
        this.offset = offset;
        this.participants = segment.participants();
        this.cleared = new EventCount(segment, offset);
        this.ownWord = word(ParticipantId.slot(participants.self()));
    }

    private int word(int slot) {
        return offset + WORDS_AT + (slot - 1) * Long.BYTES;
    }

    /** Says that this process reads. What it reads afterwards it reads after all have seen that. */
    void enter() {
        int slot = ParticipantId.slot(participants.self());
        long highest = memory.getVolatile(offset + HIGHEST_AT);
        while (highest < slot && !memory.compareAndSet(offset + HIGHEST_AT, highest, slot)) {
            highest = memory.getVolatile(offset + HIGHEST_AT);
        }
        memory.setVolatile(ownWord, participants.self());
    }

    /** Says that this process reads no more. */
    void leave() {
        memory.setVolatile(ownWord, ParticipantId.NOBODY);
        cleared.advance();
    }

    /** Waits until no other process reads. */
    boolean awaitNone(Deadline deadline) throws InterruptedException {
        return othersRead() == 0 || cleared.await(() -> livingOthers() == 0, deadline);
    }

    private int othersRead() {
        int others = 0;
        for (int slot = (int) memory.getVolatile(offset + HIGHEST_AT); slot > 0; slot--) {
            long reader = memory.getVolatile(word(slot));
            if (reader != ParticipantId.NOBODY && reader != participants.self()) {
                others++;
            }
        }
        return others;
    }

    /** Clears the words of the dead on the way. */
    private int livingOthers() {
        int others = 0;
        for (int slot = (int) memory.getVolatile(offset + HIGHEST_AT); slot > 0; slot--) {
            long reader = memory.getVolatile(word(slot));
            if (reader != ParticipantId.NOBODY && reader != participants.self()) {
                if (participants.isAlive(reader)) {
                    others++;
                } else {
                    memory.compareAndSet(word(slot), reader, ParticipantId.NOBODY);
                }
            }
        }
        return others;
    }

    /** Who reads and lives, for people. */
    List<String> describe() {
        List<String> readers = new ArrayList<>();
        for (int slot = 1; slot <= memory.getVolatile(offset + HIGHEST_AT); slot++) {
            long reader = memory.getVolatile(word(slot));
            if (reader != ParticipantId.NOBODY && participants.isAlive(reader)) {
                readers.add(participants.describe(reader));
            }
        }
        return readers;
    }
}

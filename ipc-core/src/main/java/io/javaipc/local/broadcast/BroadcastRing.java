package io.javaipc.local.broadcast;

import static io.javaipc.local.queue.ControlWord.CLAIMED;
import static io.javaipc.local.queue.ControlWord.END;
import static io.javaipc.local.queue.ControlWord.FILLER;
import static io.javaipc.local.queue.ControlWord.READY;
import static io.javaipc.local.queue.ControlWord.SKIPPED;

import io.javaipc.local.queue.ControlWord;
import io.javaipc.local.queue.Positions;
import io.javaipc.local.segment.ParticipantId;
import io.javaipc.local.segment.Segment;
import io.javaipc.memory.MemoryView;
import java.lang.invoke.VarHandle;

/**
 * A ring of messages that any number of processes write to, and that is whole after each single step of any of them. Who reads
 * changes nothing in it but the reader's own cursor.
 *
 * <p>A message goes through these states, each by one step on its {@link ControlWord}:
 *
 * <pre>
 *              claim          commit
 * (earlier lap) ---> CLAIMED ---> READY ---> (written over in a later lap)
 *                      |
 *                      v writer died, or gave it up
 *                   SKIPPED
 * </pre>
 *
 * The tail follows the words; whoever finds it behind moves it on. What may be written over is decided by a {@link Room}.
 */
final class BroadcastRing {
    /** Instead of a position: there is no room, or no message. */
    static final long NONE = -1;
    /** Instead of a position: the broadcast has ended. */
    static final long ENDED = -2;
    /** Instead of a position: somebody is still writing the next message. */
    static final long BEING_WRITTEN = -3;

    private final BroadcastLayout layout;
    private final BroadcastWords words;
    private final Room room;
    private final MemoryView memory;
    private final int self;
    // who only looks at a broadcast leaves no trace in it
    private boolean isEntered;

    BroadcastRing(Segment segment, BroadcastLayout layout, BroadcastWords words, Room room) {
        this.layout = layout;
        this.words = words;
        this.room = room;
        this.memory = words.memory();
        this.self = ParticipantId.slot(segment.participants().self());
    }

    /** What a new file starts with: words of lap 0 are none, so the first lap is 1. */
    static void initialize(MemoryView memory, BroadcastLayout layout) {
        long start = Positions.of(0, layout.cells());
        memory.putLong(BroadcastLayout.TAIL_AT, start);
        memory.putLong(BroadcastLayout.FLOOR_AT, start);
        memory.putLong(BroadcastLayout.GATE_AT, start);
        memory.putLong(BroadcastLayout.PASSED_AT, LossyRoom.passed(start));
    }

    /**
     * Makes room for a message the caller's, to be written and then {@linkplain #commit committed}.
     *
     * @param asking whether to ask if those live who are in the way, which takes microseconds
     * @return its position, or {@link #NONE} or {@link #ENDED}
     */
    long claim(int cells, boolean asking) {
        if (!isEntered) {
            words.members().enter(this::disown);
            isEntered = true;
        }
        while (true) {
            long tail = words.tail();
            long position = Positions.position(tail);
            long word = words.word(position);
            if (words.counts(word, position)) {
                if (ControlWord.state(word) == END) {
                    return ENDED;
                }
                words.passTail(tail, word);
                continue;
            }
            int untilEnd = layout.cells() - words.index(position);
            boolean fits = cells <= untilEnd;
            int needed = fits ? cells : untilEnd;
            if (!layout.hasRoom(room.limit(), tail, needed)) {
                if (room.make(tail, needed, asking) || word != words.word(position)) {
                    continue;
                }
                return NONE;
            }
            long claimed = fits
                    ? ControlWord.of(words.lap(position), cells, self, CLAIMED)
                    : ControlWord.of(words.lap(position), untilEnd, 0, FILLER);
            if (words.replace(position, word, claimed)) {
                words.passTail(tail, claimed);
                if (fits) {
                    // who sees any byte of what is written now sees what made room for it
                    VarHandle.storeStoreFence();
                    return position;
                }
            }
        }
    }

    /** Writes a message where room was claimed for it. */
    void write(long position, byte[] bytes, int length) {
        int cell = words.cellAt(position);
        memory.putInt(cell, length);
        memory.put(cell + BroadcastLayout.LENGTH_BYTES, bytes, 0, length);
    }

    /** Lets all have a message that was written; false when this process was taken for gone meanwhile. */
    boolean commit(long position, int cells) {
        return settle(position, cells, READY);
    }

    /** Gives up room that was claimed. */
    void abandon(long position, int cells) {
        settle(position, cells, SKIPPED);
    }

    private boolean settle(long position, int cells, int state) {
        long claimed = ControlWord.of(words.lap(position), cells, self, CLAIMED);
        return words.replace(position, claimed, ControlWord.with(claimed, 0, state));
    }

    /** Skips what the earlier owner of this process's slot, who is dead, had begun. */
    private void disown() {
        words.lastTail();
        words.walk(words.floor(), (position, word) -> {
            if (ControlWord.state(word) == CLAIMED && ControlWord.owner(word) == self) {
                words.replace(position, word, BroadcastWords.skipped(word));
            }
            return true;
        });
    }

    /** Ends the ring behind its last message: one cell is always free. */
    void end() {
        while (true) {
            long position = Positions.position(words.lastTail());
            long word = words.word(position);
            if (words.counts(word, position)) {
                if (ControlWord.state(word) == END) {
                    return;
                }
            } else if (!ControlWord.isOfLaterLap(word, words.lap(position))
                    && words.replace(position, word, ControlWord.of(words.lap(position), 1, 0, END))) {
                return;
            }
        }
    }

    boolean hasEnded() {
        long position = Positions.position(words.walk(words.tail(), (any, word) -> true));
        long word = words.word(position);
        return words.counts(word, position) && ControlWord.state(word) == END;
    }
}

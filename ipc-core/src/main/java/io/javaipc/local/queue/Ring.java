package io.javaipc.local.queue;

import static io.javaipc.local.queue.ControlWord.CLAIMED;
import static io.javaipc.local.queue.ControlWord.END;
import static io.javaipc.local.queue.ControlWord.FILLER;
import static io.javaipc.local.queue.ControlWord.READY;
import static io.javaipc.local.queue.ControlWord.RELEASED;
import static io.javaipc.local.queue.ControlWord.SKIPPED;
import static io.javaipc.local.queue.ControlWord.TAKEN;

import io.javaipc.local.segment.ParticipantId;
import io.javaipc.local.segment.Segment;
import io.javaipc.memory.LongAccess;
import io.javaipc.memory.MemoryView;
import java.lang.invoke.VarHandle;

/**
 * A ring of messages that any number of processes write to and read from without waiting for each other, and that is whole
 * after each single step of any of them.
 *
 * <p>A message goes through these states, each by one step on its {@link ControlWord}:
 *
 * <pre>
 *              claim          commit         take          release
 * (earlier lap) ---> CLAIMED ---> READY ---> TAKEN(me) ---> RELEASED ---> reclaimed
 *                      |                       |  ^
 *                      v writer died           v  | reader died, or gave it back
 *                   SKIPPED                  TAKEN(other)
 * </pre>
 *
 * Tail, head and the reclaimed position follow the words; whoever finds one of them behind moves it on. So who dies between
 * two steps leaves nothing that others cannot finish. Only what belongs to a dead process is ever taken from it.
 *
 * <p>Positions never come back within 2^44 cells, and a word counts for its own lap only: a step that is late by a lap, or by
 * many, fails.
 */
final class Ring {
    /** Instead of a position: there is no room, or no message. */
    static final long NONE = -1;
    /** Instead of a position: the queue has ended. */
    static final long ENDED = -2;
    /** Instead of a position: somebody is still writing the first message. */
    static final long BEING_WRITTEN = -3;

    private final RingLayout layout;
    private final MemoryView memory;
    private final LongAccess words;
    private final RingMembers members;
    private final int self;
    private final int cellsAt;

    Ring(Segment segment, RingLayout layout) {
        this.layout = layout;
        this.memory = segment.memory();
        this.words = memory.longs();
        this.self = ParticipantId.slot(segment.participants().self());
        this.cellsAt = layout.cellsAt();
        this.members = new RingMembers(segment);
        members.enter(this::disown);
    }

    /** What a new file starts with: words of lap 0 are none, so the first lap is 1. */
    static void initialize(MemoryView memory, RingLayout layout) {
        long start = Positions.of(0, layout.cells());
        memory.putLong(RingLayout.TAIL_AT, start);
        memory.putLong(RingLayout.HEAD_AT, start);
        memory.putLong(RingLayout.RECLAIMED_AT, start);
    }

    private int index(long position) {
        return (int) position & layout.cells() - 1;
    }

    private int wordAt(long position) {
        return RingLayout.CONTROL_AT + index(position) * Long.BYTES;
    }

    private int cellAt(long position) {
        return cellsAt + index(position) * RingLayout.CELL;
    }

    private int lap(long position) {
        return (int) (position >>> layout.cellBits());
    }

    private long word(long position) {
        return words.getVolatile(wordAt(position));
    }

    private boolean counts(long word, long position) {
        return ControlWord.lap(word) == lap(position) && ControlWord.state(word) != 0;
    }

    private long tail() {
        return words.getVolatile(RingLayout.TAIL_AT);
    }

    private long head() {
        return words.getVolatile(RingLayout.HEAD_AT);
    }

    private long reclaimed() {
        return words.getVolatile(RingLayout.RECLAIMED_AT);
    }

    private boolean replace(long position, long expected, long word) {
        return words.compareAndSet(wordAt(position), expected, word);
    }

    private void advance(int at, long place, long word) {
        words.compareAndSet(at, place, Positions.advance(place, ControlWord.cells(word), ControlWord.messages(word)));
    }

    /**
     * Makes room for a message the caller's, to be written and then {@linkplain #commit committed}.
     *
     * @return its position, or {@link #NONE} or {@link #ENDED}
     */
    long claim(int cells) {
        while (true) {
            long tail = tail();
            long position = Positions.position(tail);
            long word = word(position);
            if (counts(word, position)) {
                if (ControlWord.state(word) == END) {
                    return ENDED;
                }
                advance(RingLayout.TAIL_AT, tail, word);
                continue;
            }
            int untilEnd = layout.cells() - index(position);
            boolean fits = cells <= untilEnd;
            int needed = fits ? cells : untilEnd;
            if (Positions.messagesBetween(head(), tail) >= layout.messages()
                    || Positions.cellsBetween(reclaimed(), position) + needed > layout.cells()) {
                if (tidy() || tail != tail()) {
                    continue;
                }
                return NONE;
            }
            long claimed = fits
                    ? ControlWord.of(lap(position), cells, self, CLAIMED)
                    : ControlWord.of(lap(position), untilEnd, 0, FILLER);
            if (replace(position, word, claimed)) {
                advance(RingLayout.TAIL_AT, tail, claimed);
                if (fits) {
                    return position;
                }
            }
        }
    }

    /** Where the bytes of a message are. */
    int bytesAt(long position) {
        return cellAt(position) + RingLayout.LENGTH_BYTES;
    }

    void setLength(long position, int bytes) {
        memory.putInt(cellAt(position), bytes);
    }

    int length(long position) {
        return memory.getInt(cellAt(position));
    }

    /** Lets others have a message that was written. */
    void commit(long position, int cells) {
        long claimed = ControlWord.of(lap(position), cells, self, CLAIMED);
        replace(position, claimed, ControlWord.of(lap(position), cells, 0, READY));
    }

    /** Gives up room that was claimed. */
    void abandon(long position, int cells) {
        long claimed = ControlWord.of(lap(position), cells, self, CLAIMED);
        replace(position, claimed, ControlWord.of(lap(position), cells, 0, SKIPPED));
    }

    /**
     * Makes the first message the caller's.
     *
     * @return its position, or {@link #NONE}, {@link #ENDED} or {@link #BEING_WRITTEN}
     */
    long take() {
        while (true) {
            long head = head();
            long position = Positions.position(head);
            long word = word(position);
            if (!counts(word, position)) {
                if (head == head()) {
                    return NONE;
                }
                continue;
            }
            switch (ControlWord.state(word)) {
                case READY -> {
                    if (replace(position, word, ControlWord.with(word, self, TAKEN))) {
                        return position;
                    }
                }
                case CLAIMED -> {
                    return BEING_WRITTEN;
                }
                case END -> {
                    return ENDED;
                }
                default -> passHead(head, word);
            }
        }
    }

    /** The tail first: the head is never before it. */
    private void passHead(long head, long word) {
        long tail = tail();
        if (Positions.position(tail) == Positions.position(head)) {
            advance(RingLayout.TAIL_AT, tail, word);
        }
        advance(RingLayout.HEAD_AT, head, word);
    }

    /** Moves the head behind a message that the caller took and keeps for a while, if nobody has yet. */
    void pass(long position) {
        long head = head();
        if (Positions.position(head) == position) {
            passHead(head, word(position));
        }
    }

    /** Says that the caller has done with a message that it took; false when it was not the caller's any more. */
    boolean release(long position) {
        long word = word(position);
        boolean released = isOwn(position, word) && replace(position, word, ControlWord.with(word, 0, RELEASED));
        pass(position);
        return released;
    }

    /** Lets others have a message again that the caller took; false when it was not the caller's any more. */
    boolean giveBack(long position) {
        long word = word(position);
        return isOwn(position, word) && replace(position, word, ControlWord.with(word, 0, TAKEN));
    }

    private boolean isOwn(long position, long word) {
        return counts(word, position) && ControlWord.state(word) == TAKEN && ControlWord.owner(word) == self;
    }

    /** What is first, without taking it; the word that tells whether it still was when its bytes were read, or NONE. */
    long peek(long position) {
        long word = word(position);
        return counts(word, position) && ControlWord.state(word) == READY ? word : NONE;
    }

    boolean isStill(long position, long word) {
        VarHandle.acquireFence();
        return word(position) == word;
    }

    long headPosition() {
        return Positions.position(head());
    }

    /** Moves head and reclaimed position on where that can be done without asking who lives; false when it could not. */
    private boolean tidy() {
        boolean moved = false;
        while (true) {
            long head = head();
            long position = Positions.position(head);
            long word = word(position);
            int state = ControlWord.state(word);
            if (!counts(word, position) || state == READY || state == CLAIMED || state == END) {
                break;
            }
            passHead(head, word);
            moved = true;
        }
        return reclaim() || moved;
    }

    private boolean reclaim() {
        boolean moved = false;
        while (true) {
            long position = reclaimed();
            if (position == headPosition()) {
                return moved;
            }
            long word = word(position);
            int state = ControlWord.state(word);
            if (!counts(word, position)) {
                if (position == reclaimed()) {
                    return moved;
                }
            } else if (state == RELEASED || state == SKIPPED || state == FILLER) {
                moved |= words.compareAndSet(
                        RingLayout.RECLAIMED_AT, position, Positions.position(position + ControlWord.cells(word)));
            } else {
                return moved;
            }
        }
    }

    /** Skips the first message when its writer died; true when it did. */
    boolean skipOfTheDead() {
        long position = headPosition();
        long word = word(position);
        return counts(word, position)
                && ControlWord.state(word) == CLAIMED
                && !members.isAlive(ControlWord.owner(word))
                && replace(position, word, ControlWord.with(word, 0, SKIPPED));
    }

    /** Who writes the first message; 0 when nobody does. */
    int writerOfFirst() {
        long position = headPosition();
        long word = word(position);
        return counts(word, position) && ControlWord.state(word) == CLAIMED ? ControlWord.owner(word) : 0;
    }

    /** Tells, and costs little unless it is so, whether messages were taken and not released. */
    boolean isAnythingHeld() {
        tidy();
        return reclaimed() != headPosition();
    }

    /**
     * Makes a message the caller's that a dead process had taken, or that was given back.
     *
     * @return its position, or {@link #NONE}
     */
    long adopt() {
        long[] adopted = {NONE};
        walk((position, word) -> {
            if (ControlWord.state(word) == TAKEN
                    && (ControlWord.owner(word) == 0 || !members.isAlive(ControlWord.owner(word)))
                    && replace(position, word, ControlWord.with(word, self, TAKEN))) {
                adopted[0] = position;
                return false;
            }
            return true;
        });
        return adopted[0];
    }

    /** Looks at a stretch of the ring; false to stop. */
    private interface Look {
        boolean at(long position, long word);
    }

    /** Goes from the oldest stretch that is not reclaimed to the tail; what changes meanwhile may be missed. */
    private void walk(Look look) {
        long position = reclaimed();
        long end = Positions.position(tail());
        while (position != end) {
            long word = word(position);
            if (!counts(word, position)) {
                // reclaimed meanwhile
                position = reclaimed();
                if (Positions.cellsBetween(position, end) > layout.cells()) {
                    return;
                }
                continue;
            }
            if (!look.at(position, word)) {
                return;
            }
            position = Positions.position(position + ControlWord.cells(word));
        }
    }

    /** Takes from the earlier owner of this process's slot, who is dead, what it had begun. */
    private void disown() {
        long tail = tail();
        long word = word(Positions.position(tail));
        while (counts(word, Positions.position(tail)) && ControlWord.state(word) != END) {
            advance(RingLayout.TAIL_AT, tail, word);
            tail = tail();
            word = word(Positions.position(tail));
        }
        walk((position, found) -> {
            if (ControlWord.owner(found) == self) {
                int state = ControlWord.state(found) == CLAIMED ? SKIPPED : TAKEN;
                replace(position, found, ControlWord.with(found, 0, state));
            }
            return true;
        });
    }

    /** Ends the ring behind its last message, when there is room for that; true when it has ended. */
    boolean end() {
        while (true) {
            long tail = tail();
            long position = Positions.position(tail);
            long word = word(position);
            if (counts(word, position)) {
                if (ControlWord.state(word) == END) {
                    return true;
                }
                advance(RingLayout.TAIL_AT, tail, word);
            } else if (Positions.cellsBetween(reclaimed(), position) >= layout.cells()) {
                if (!tidy() && tail == tail()) {
                    return false;
                }
            } else {
                replace(position, word, ControlWord.of(lap(position), 1, 0, END));
            }
        }
    }

    /** How many messages are in it, those that are being written included. */
    int size() {
        long head = head();
        return Positions.messagesBetween(head, tail());
    }

    /** How many messages were taken and not released. */
    int held() {
        return held(-1);
    }

    /** How many of these are not this process's own. */
    int heldByOthers() {
        return held(self);
    }

    private int held(int notBy) {
        int[] held = new int[1];
        walk((position, word) -> {
            held[0] += ControlWord.state(word) == TAKEN && ControlWord.owner(word) != notBy ? 1 : 0;
            return true;
        });
        return held[0];
    }

    /** The first position from one on where a message is, or NONE. */
    long nextMessage(long from) {
        long[] found = {NONE};
        walk((position, word) -> {
            if (ControlWord.state(word) == READY && Positions.cellsBetween(from, position) < layout.cells()) {
                found[0] = position;
                return false;
            }
            return true;
        });
        return found[0];
    }

    String describe(int slot) {
        return members.describe(slot);
    }
}

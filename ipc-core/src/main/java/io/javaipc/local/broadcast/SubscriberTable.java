package io.javaipc.local.broadcast;

import io.javaipc.local.queue.Positions;
import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import io.javaipc.memory.LongAccess;
import java.util.function.LongPredicate;

/**
 * Who subscribes to a broadcast, and how far each has come. An entry is somebody's from the step that writes the participant
 * into it to the step that takes it out; the cursor is written by its owner only. Entries of the dead are emptied by who
 * finds them in the way.
 *
 * <p>Who joins does not count before it has a cursor; until then the sign bit of its word is set.
 */
class SubscriberTable {
    /** How many subscriptions there can be. */
    static final int MOST = 512;

    private static final int ENTRY_BYTES = 128;
    private static final int CURSOR = Long.BYTES;
    private static final long JOINING = Long.MIN_VALUE;
    private static final long NOBODY = 0;

    /** What they take in a file. */
    static final int BYTES = MOST * ENTRY_BYTES;

    private final LongAccess words;
    private final Participants participants;
    private final long self;

    SubscriberTable(Segment segment) {
        this.words = segment.memory().longs();
        this.participants = segment.participants();
        this.self = participants.self();
    }

    private static int at(int entry) {
        return BroadcastLayout.SUBSCRIBERS_AT + entry * ENTRY_BYTES;
    }

    private long word(int entry) {
        return words.getVolatile(at(entry));
    }

    /** An entry of the caller's, which does not count yet; -1 when there is none. */
    int join() {
        int entry = takeEmpty();
        return entry < 0 && freeDead(any -> true) ? takeEmpty() : entry;
    }

    private int takeEmpty() {
        for (int entry = 0; entry < MOST; entry++) {
            if (word(entry) == NOBODY && words.compareAndSet(at(entry), NOBODY, self | JOINING)) {
                return entry;
            }
        }
        return -1;
    }

    /** Lets an entry of the caller's count, from a place on. */
    void begin(int entry, long cursor) {
        words.setVolatile(at(entry) + CURSOR, cursor);
        long used = used();
        while (used <= entry && !words.compareAndSet(BroadcastLayout.USED_AT, used, entry + 1)) {
            used = used();
        }
        words.setVolatile(at(entry), self);
    }

    private long used() {
        return words.getVolatile(BroadcastLayout.USED_AT);
    }

    /** Tells whether an entry is still this process's. */
    boolean isOwn(int entry) {
        return word(entry) == self;
    }

    void leave(int entry) {
        words.compareAndSet(at(entry), self, NOBODY);
    }

    /** Moves a cursor on, before what is done next is seen. */
    void moveTo(int entry, long cursor) {
        words.setVolatile(at(entry) + CURSOR, cursor);
    }

    /** The same for who is not waited for. */
    void showAt(int entry, long cursor) {
        words.setRelease(at(entry) + CURSOR, cursor);
    }

    long cursor(int entry) {
        return words.getVolatile(at(entry) + CURSOR);
    }

    /** The first of all cursors and a place; also those of the dead count. */
    long slowest(long place) {
        long slowest = place;
        long used = used();
        for (int entry = 0; entry < used; entry++) {
            if (word(entry) > NOBODY) {
                long cursor = cursor(entry);
                if (Positions.isBefore(cursor, slowest)) {
                    slowest = cursor;
                }
            }
        }
        return slowest;
    }

    /** The living one that is behind the others, and behind a place; -1 when there is none. */
    int slowestAlive(long place) {
        int slowest = -1;
        long first = place;
        long used = used();
        for (int entry = 0; entry < used; entry++) {
            long word = word(entry);
            long cursor = cursor(entry);
            if (word > NOBODY && Positions.isBefore(cursor, first) && participants.isAlive(word)) {
                slowest = entry;
                first = cursor;
            }
        }
        return slowest;
    }

    /** How many of the living there are. */
    int alive() {
        int alive = 0;
        long used = used();
        for (int entry = 0; entry < used; entry++) {
            long word = word(entry);
            alive += word > NOBODY && participants.isAlive(word) ? 1 : 0;
        }
        return alive;
    }

    /** Empties those entries of the dead whose cursors are such; true when there was one. */
    boolean freeDead(LongPredicate cursors) {
        boolean freed = false;
        for (int entry = 0; entry < MOST; entry++) {
            long word = word(entry);
            if (word != NOBODY && cursors.test(cursor(entry)) && !participants.isAlive(word & ~JOINING)) {
                freed |= words.compareAndSet(at(entry), word, NOBODY);
            }
        }
        return freed;
    }

    /** Who has an entry; null when nobody. */
    String describe(int entry) {
        long word = word(entry) & ~JOINING;
        return word == NOBODY ? null : participants.describe(word);
    }
}

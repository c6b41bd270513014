package io.javaipc.local.sync;

import io.javaipc.local.segment.ParticipantId;
import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import io.javaipc.memory.LongAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * How much each process holds: a word for each slot, with the incarnation that it counts for. Changed by who has the mutex of
 * the file, which orders what is written here for all others; for those who come after a death it is in program order.
 *
 * <pre>
 *  0 +-----------------------------------+
 *    | highest slot that ever held       |
 *  8 +-----------------------------------+
 *    | slot 1: incarnation:32 | count:32 |
 *    | ...                               |
 *    +-----------------------------------+
 * </pre>
 */
final class Holdings {
    private static final int WORDS_AT = Long.BYTES;

    /** What they take in a file, from a multiple of 8. */
    static final int BYTES = WORDS_AT + Participants.MOST * Long.BYTES;

    private final LongAccess memory;
    private final int offset;
    private final Participants participants;
    private final int ownSlot;
    private final int ownWord;
    private final int ownIncarnation;

    Holdings(Segment segment, int offset) {
        this.memory = segment.memory().longs();
        this.offset = offset;
        this.participants = segment.participants();
        this.ownSlot = ParticipantId.slot(participants.self());
        this.ownWord = word(ownSlot);
        this.ownIncarnation = ParticipantId.incarnation(participants.self());
    }

    private int word(int slot) {
        return offset + WORDS_AT + (slot - 1) * Long.BYTES;
    }

    private int highest() {
        return (int) memory.getVolatile(offset);
    }

    private static int incarnation(long word) {
        return (int) (word >>> Integer.SIZE);
    }

    private static int count(long word) {
        return (int) word;
    }

    /**
     * Adds to what this process holds.
     *
     * @return what an earlier owner of the slot had left there, and nobody holds any more
     */
    int add(int permits) {
        long word = memory.get(ownWord);
        if (incarnation(word) == ownIncarnation) {
            memory.setRelease(ownWord, word + permits);
            return 0;
        }
        if (ownSlot > highest()) {
            memory.setRelease(offset, ownSlot);
        }
        memory.setRelease(ownWord, (long) ownIncarnation << Integer.SIZE | permits);
        return count(word);
    }

    /**
     * Takes from what this process holds.
     *
     * @return false when it holds less; nothing was taken then
     */
    boolean remove(int permits) {
        long word = memory.get(ownWord);
        if (incarnation(word) != ownIncarnation || count(word) < permits) {
            return false;
        }
        memory.setRelease(ownWord, word - permits);
        return true;
    }

    int own() {
        long word = memory.getVolatile(ownWord);
        return incarnation(word) == ownIncarnation ? count(word) : 0;
    }

    /** What all hold, the dead included. */
    long total() {
        long total = 0;
        for (int slot = highest(); slot > 0; slot--) {
            total += count(memory.getVolatile(word(slot)));
        }
        return total;
    }

    /** Asked without the mutex. */
    boolean anyOfTheDead() {
        for (int slot = highest(); slot > 0; slot--) {
            if (isOfTheDead(slot, memory.getVolatile(word(slot)))) {
                return true;
            }
        }
        return false;
    }

    void dropThoseOfTheDead() {
        for (int slot = highest(); slot > 0; slot--) {
            if (isOfTheDead(slot, memory.getVolatile(word(slot)))) {
                memory.setRelease(word(slot), 0);
            }
        }
    }

    private boolean isOfTheDead(int slot, long word) {
        return count(word) > 0 && !participants.isAlive(ParticipantId.of(slot, incarnation(word)));
    }

    List<String> describe() {
        return describe((holder, permits) -> participants.describe(holder) + permits);
    }

    /** Who holds how much, and who of them is dead, for people. */
    String describeStates() {
        List<String> holders = describe(participants::describeState);
        return holders.isEmpty() ? "nobody" : String.join("; ", holders);
    }

    private List<String> describe(BiFunction<Long, String, String> describer) {
        List<String> holders = new ArrayList<>();
        for (int slot = 1; slot <= highest(); slot++) {
            long word = memory.getVolatile(word(slot));
            if (count(word) > 0) {
                long participant = ParticipantId.of(slot, incarnation(word));
                holders.add(describer.apply(participant, ", permits=" + count(word)));
            }
        }
        return holders;
    }
}

package io.javaipc.local.queue;

import static io.javaipc.local.queue.ControlWord.CLAIMED;
import static io.javaipc.local.queue.ControlWord.READY;
import static io.javaipc.local.queue.ControlWord.SKIPPED;
import static io.javaipc.local.queue.ControlWord.TAKEN;

/** Goes through all that is in a ring: for what the dead left, and for those who look. */
final class RingScan {
    private final RingWords words;

    RingScan(RingWords words) {
        this.words = words;
    }

    /** Looks at a stretch of the ring; false to stop. */
    interface Look {
        boolean at(long position, long word);
    }

    /** From the oldest stretch that is not reclaimed to the tail; what changes meanwhile may be missed. */
    private void walk(Look look) {
        long position = words.reclaimed();
        long end = Positions.position(words.tail());
        while (position != end) {
            long word = words.word(position);
            if (!words.counts(word, position)) {
                // reclaimed meanwhile
                position = words.reclaimed();
                if (Positions.cellsBetween(position, end) > words.cells()) {
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

    /**
     * Gives a message that was taken and that nobody living has to a participant.
     *
     * @return its position, or {@link Ring#NONE}
     */
    long adopt(int slot, RingMembers members) {
        long[] adopted = {Ring.NONE};
        walk((position, word) -> {
            if (ControlWord.state(word) == TAKEN
                    && (ControlWord.owner(word) == 0 || !members.isAlive(ControlWord.owner(word)))
                    && words.replace(position, word, ControlWord.with(word, slot, TAKEN))) {
                adopted[0] = position;
                return false;
            }
            return true;
        });
        return adopted[0];
    }

    /** Takes from the earlier owner of a slot, who is dead, what it had begun. */
    void disown(int slot) {
        words.helpTail();
        walk((position, word) -> {
            if (ControlWord.owner(word) == slot) {
                int state = ControlWord.state(word) == CLAIMED ? SKIPPED : TAKEN;
                words.replace(position, word, ControlWord.with(word, 0, state));
            }
            return true;
        });
    }

    /** How many messages were taken and not released, those of one slot left out; 0 leaves out none. */
    int held(int butBy) {
        int[] held = new int[1];
        walk((position, word) -> {
            boolean counted = butBy == 0 || ControlWord.owner(word) != butBy;
            held[0] += ControlWord.state(word) == TAKEN && counted ? 1 : 0;
            return true;
        });
        return held[0];
    }

    /** How many messages nobody has taken yet, without moving anything. */
    int waiting() {
        int[] waiting = new int[1];
        long head = Positions.position(words.head());
        walk((position, word) -> {
            int state = ControlWord.state(word);
            boolean counted = (state == READY || state == CLAIMED) && isFrom(head, position);
            waiting[0] += counted ? 1 : 0;
            return true;
        });
        return waiting[0];
    }

    /** The first position from one on where a message is, or {@link Ring#NONE}. */
    long nextMessage(long from) {
        long[] found = {Ring.NONE};
        walk((position, word) -> {
            if (ControlWord.state(word) == READY && isFrom(from, position)) {
                found[0] = position;
                return false;
            }
            return true;
        });
        return found[0];
    }

    /** Whether a position that is in the ring is another one, or comes behind it. */
    boolean isFrom(long start, long position) {
        return Positions.cellsBetween(start, position) < words.cells();
    }
}

package io.javaipc.local.queue;

import io.javaipc.local.segment.ParticipantId;
import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import io.javaipc.memory.IntAccess;
import java.util.ArrayDeque;

/**
 * Which incarnation of each slot uses a ring: the words of it have room for the slot only. A process enters its own when
 * it has taken from the slot's earlier owner what that left in the ring; until then the words of the slot are those of the
 * dead, whoever has the slot elsewhere.
 */
public final class RingMembers {
    /** What they take in a file. */
    public static final int BYTES = (Participants.MOST + 1) * Integer.BYTES;

    private final Segment segment;
    private final IntAccess memory;
    private final Participants participants;
    private final int membersAt;

    RingMembers(Segment segment) {
        this(segment, RingLayout.MEMBERS_AT);
    }

    /**
     * Makes the members of a ring.
     *
     * @param segment the file
     * @param membersAt where they are in it, a multiple of 4; 0 at first
     */
    public RingMembers(Segment segment, int membersAt) {
        this.segment = segment;
        this.membersAt = membersAt;
        this.memory = segment.memory().ints();
        this.participants = segment.participants();
    }

    private int at(int slot) {
        return membersAt + slot * Integer.BYTES;
    }

    /**
     * Makes this process a user of the ring, once.
     *
     * @param disowning takes from the dead what they left under this process's slot
     */
    public void enter(Runnable disowning) {
        int slot = ParticipantId.slot(participants.self());
        int incarnation = ParticipantId.incarnation(participants.self());
        synchronized (segment.companion(ArrayDeque::new)) {
            if (memory.getVolatile(at(slot)) != incarnation) {
                disowning.run();
                memory.setVolatile(at(slot), incarnation);
            }
        }
    }

    /**
     * Tells whether the owner of a word lives.
     *
     * @param slot the slot that the word names
     * @return true when it does
     */
    public boolean isAlive(int slot) {
        return participants.isAlive(id(slot));
    }

    private long id(int slot) {
        return ParticipantId.of(slot, memory.getVolatile(at(slot)));
    }

    /**
     * Who the owner of a word is or was.
     *
     * @param slot the slot that the word names
     * @return for people
     */
    public String describe(int slot) {
        return participants.describe(id(slot));
    }
}

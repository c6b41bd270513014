package io.javaipc.local.queue;

import io.javaipc.local.segment.ParticipantId;
import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import io.javaipc.memory.IntAccess;
import java.util.ArrayDeque;

/**
 * Which incarnation of each slot uses a queue: the words of a ring have room for the slot only. A process enters its own when
 * it has taken from the slot's earlier owner what that left in the ring; until then the words of the slot are those of the
 * dead, whoever has the slot elsewhere.
 */
final class RingMembers {
    private final Segment segment;
    private final IntAccess memory;
    private final Participants participants;

    RingMembers(Segment segment) {
        this.segment = segment;
        this.memory = segment.memory().ints();
        this.participants = segment.participants();
    }

    private static int at(int slot) {
        return RingLayout.MEMBERS_AT + slot * Integer.BYTES;
    }

    /**
     * Makes this process a user of the queue, once.
     *
     * @param disowning takes from the dead what they left under this process's slot
     */
    void enter(Runnable disowning) {
        int slot = ParticipantId.slot(participants.self());
        int incarnation = ParticipantId.incarnation(participants.self());
        synchronized (segment.companion(ArrayDeque::new)) {
            if (memory.getVolatile(at(slot)) != incarnation) {
                disowning.run();
                memory.setVolatile(at(slot), incarnation);
            }
        }
    }

    boolean isAlive(int slot) {
        return participants.isAlive(id(slot));
    }

    private long id(int slot) {
        return ParticipantId.of(slot, memory.getVolatile(at(slot)));
    }

    String describe(int slot) {
        return participants.describe(id(slot));
    }
}

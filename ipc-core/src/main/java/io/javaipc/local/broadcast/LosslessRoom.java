package io.javaipc.local.broadcast;

import static io.javaipc.local.queue.ControlWord.CLAIMED;

import io.javaipc.local.queue.ControlWord;
import io.javaipc.local.queue.Positions;
import io.javaipc.memory.LongAccess;

/**
 * Room that all living subscribers have left. The floor announces how far it is to go: no subscription begins before it from
 * then on. Then the cursors are looked at; what all have passed, and the floor has passed, is before the gate, for good.
 *
 * <p>Who subscribes shows its cursor first and looks at the floor afterwards; who makes room moves the floor first and looks at
 * the cursors afterwards. So one of the two sees the other.
 */
final class LosslessRoom implements Room {
    private final BroadcastLayout layout;
    private final BroadcastWords words;
    private final SubscriberTable subscribers;
    private final LongAccess memory;

    LosslessRoom(BroadcastLayout layout, BroadcastWords words, SubscriberTable subscribers) {
        this.layout = layout;
        this.words = words;
        this.subscribers = subscribers;
        this.memory = words.memory().longs();
    }

    @Override
    public long limit() {
        return memory.getVolatile(BroadcastLayout.GATE_AT);
    }

    @Override
    public boolean make(long tail, int needed, boolean asking) {
        long gate = limit();
        if (tail != words.tail() || layout.hasRoom(gate, tail, needed)) {
            return true;
        }
        long floor = raiseFloor(subscribers.slowest(tail));
        long safe = subscribers.slowest(floor);
        if (Positions.isBefore(gate, safe)) {
            memory.compareAndSet(BroadcastLayout.GATE_AT, gate, safe);
            return true;
        }
        return asking
                && (subscribers.freeDead(cursor -> !Positions.isBefore(safe, cursor)) || skipClaimOfTheDead(floor));
    }

    /** Over what is finished: what is being written stays. */
    private long raiseFloor(long target) {
        long floor = words.floor();
        long place = words.walk(
                floor, (position, word) -> Positions.isBefore(position, target) && ControlWord.state(word) != CLAIMED);
        if (place != floor) {
            words.replaceFloor(floor, place);
        }
        return words.floor();
    }

    private boolean skipClaimOfTheDead(long floor) {
        long position = Positions.position(floor);
        long word = words.word(position);
        return words.counts(word, position)
                && ControlWord.state(word) == CLAIMED
                && words.skipOfTheDead(position, word);
    }
}

package io.javaipc.local.broadcast;

import static io.javaipc.local.queue.ControlWord.CLAIMED;
import static io.javaipc.local.queue.ControlWord.END;
import static io.javaipc.local.queue.ControlWord.READY;

import io.javaipc.local.queue.ControlWord;
import io.javaipc.local.queue.Positions;
import io.javaipc.memory.MemoryView;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Deque;

/** Goes from message to message, as one subscriber. For one thread at a time, but what it tells of itself. */
final class Reader {
    private static final int FIRST_BYTES = 512;
    private static final int MOST_KEPT_BYTES = 1 << 20;

    private final BroadcastWords words;
    private final SubscriberTable subscribers;
    private final LossyRoom lossy;
    private final MemoryView memory;
    private final int entry;
    private byte[] bytes = new byte[FIRST_BYTES];
    private long place;
    // lossy: how many messages had been published before the place, of all times
    private long number;
    private Deque<Long> earlier = new ArrayDeque<>();
    private volatile long lost;

    /**
     * Begins to read.
     *
     * @param lossy null when writers wait
     * @param entry an entry of its own
     */
    Reader(BroadcastWords words, SubscriberTable subscribers, LossyRoom lossy, int entry) {
        this.words = words;
        this.subscribers = subscribers;
        this.lossy = lossy;
        this.memory = words.memory();
        this.entry = entry;
        if (lossy == null) {
            do {
                place = words.lastTail();
                subscribers.begin(entry, place);
            } while (Positions.isBefore(place, words.floor()));
        } else {
            LossyRoom.Numbered begin = lossy.begin();
            place = begin.place();
            number = begin.number();
            earlier = begin.earlier();
            subscribers.begin(entry, place);
        }
    }

    /**
     * Reads the next message.
     *
     * @param asking whether to ask if its writer lives, when it is not finished
     * @return its length; or {@link BroadcastRing#NONE}, {@link BroadcastRing#ENDED} or {@link BroadcastRing#BEING_WRITTEN}
     */
    long next(boolean asking) {
        while (true) {
            long position = Positions.position(place);
            long word = words.word(position);
            if (!words.counts(word, position)) {
                if (isLapped()) {
                    catchUp();
                    continue;
                }
                return BroadcastRing.NONE;
            }
            switch (ControlWord.state(word)) {
                case READY:
                    if (isEarlier(position)) {
                        number++;
                        pass(word);
                        continue;
                    }
                    int length = copy(position);
                    if (length < 0) {
                        catchUp();
                        continue;
                    }
                    number++;
                    pass(word);
                    return length;
                case CLAIMED:
                    if (asking && words.skipOfTheDead(position, word)) {
                        continue;
                    }
                    return BroadcastRing.BEING_WRITTEN;
                case END:
                    return BroadcastRing.ENDED;
                default:
                    pass(word);
            }
        }
    }

    /** The bytes of the message that was read last, until the next one is read. */
    byte[] bytes() {
        return bytes;
    }

    /** Its length; less than 0 when it was written over meanwhile. */
    private int copy(long position) {
        int cell = words.cellAt(position);
        int length = memory.getInt(cell);
        boolean isLength = length >= 0 && length <= words.bytesUntilEnd(position) - BroadcastLayout.LENGTH_BYTES;
        if (isLength) {
            ensure(length);
            memory.get(cell + BroadcastLayout.LENGTH_BYTES, bytes, 0, length);
        }
        // what was read counts only if nobody was to write over it before
        VarHandle.acquireFence();
        if (isLapped()) {
            return -1;
        }
        if (lossy == null && !subscribers.isOwn(entry)) {
            throw new IllegalStateException("subscription has ended with its space: position=" + position);
        }
        if (!isLength) {
            throw new IllegalStateException("message is damaged: position=" + position + ", length=" + length);
        }
        return length;
    }

    private void ensure(int length) {
        if (length > bytes.length || bytes.length > MOST_KEPT_BYTES) {
            int doubled = Math.min(2 * bytes.length, MOST_KEPT_BYTES);
            bytes = new byte[Math.max(length, Math.max(FIRST_BYTES, doubled))];
        }
    }

    private void pass(long word) {
        place = BroadcastWords.behind(place, word);
        if (lossy == null) {
            subscribers.moveTo(entry, place);
        } else {
            subscribers.showAt(entry, place);
        }
    }

    private boolean isLapped() {
        return lossy != null && Positions.isBefore(place, words.floor());
    }

    private boolean isEarlier(long position) {
        return !earlier.isEmpty() && earlier.peek() == position && earlier.remove() == position;
    }

    /** Goes on with the first message that is still there. */
    private void catchUp() {
        LossyRoom.Numbered floor = lossy.floor();
        long missed = LossyRoom.between(number, floor.number());
        while (!earlier.isEmpty() && Positions.isBefore(earlier.peek(), floor.place())) {
            earlier.remove();
            missed--;
        }
        lost += missed;
        place = floor.place();
        number = floor.number();
        subscribers.showAt(entry, place);
    }

    /** How many messages it was too slow for. */
    long lost() {
        return lost;
    }

    /** How many messages are before it. */
    int lag() {
        long cursor = subscribers.cursor(entry);
        long floor = words.floor();
        long tail = words.tail();
        long from = lossy != null && Positions.isBefore(cursor, floor) ? floor : cursor;
        return Positions.isBefore(tail, from) ? 0 : Positions.messagesBetween(from, tail);
    }

    /** Lets go of its entry. */
    void leave() {
        subscribers.leave(entry);
    }
}

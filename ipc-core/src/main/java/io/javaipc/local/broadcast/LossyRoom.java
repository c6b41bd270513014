package io.javaipc.local.broadcast;

import static io.javaipc.local.queue.ControlWord.CLAIMED;
import static io.javaipc.local.queue.ControlWord.END;
import static io.javaipc.local.queue.ControlWord.READY;

import io.javaipc.local.queue.ControlWord;
import io.javaipc.local.queue.Positions;
import io.javaipc.memory.LongAccess;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Room that is made at the cost of slow subscribers. The floor passes message after message, when a writer needs their cells;
 * a subscription behind it has lost what it passed, however many laps that were. To tell how many messages exactly, what
 * was published is counted where the floor passes it, when it is known whether it was:
 *
 * <pre>
 * bit 63                                24 23                  0
 *    +------------------------------------+---------------------+
 *    | messages published before          | position            |   passed
 *    +------------------------------------+---------------------+
 * </pre>
 *
 * It goes ahead of the floor by one step: first the message is counted, under the position behind it, then the floor moves there.
 * So nobody counts twice, and who dies in between leaves a step that the next one does not repeat.
 */
final class LossyRoom implements Room {
    private static final int POSITION_BITS = 24;
    private static final long POSITION_MASK = (1L << POSITION_BITS) - 1;
    private static final long NUMBER_MASK = -1L >>> POSITION_BITS;

    private final BroadcastLayout layout;
    private final BroadcastWords words;
    private final LongAccess memory;

    LossyRoom(BroadcastLayout layout, BroadcastWords words) {
        this.layout = layout;
        this.words = words;
        this.memory = words.memory().longs();
    }

    /** What a new file starts with. */
    static long passed(long start) {
        return start & POSITION_MASK;
    }

    /** How many messages are between two numbers of messages. */
    static long between(long from, long to) {
        return to - from & NUMBER_MASK;
    }

    @Override
    public long limit() {
        return words.floor();
    }

    @Override
    public boolean make(long tail, int needed, boolean asking) {
        long floor = words.floor();
        if (tail != words.tail() || layout.hasRoom(floor, tail, needed)) {
            return true;
        }
        long position = Positions.position(floor);
        long word = words.word(position);
        if (!words.counts(word, position)) {
            return floor != words.floor();
        }
        switch (ControlWord.state(word)) {
            case CLAIMED:
                return asking ? words.skipOfTheDead(position, word) : words.word(position) != word;
            case END:
                return false;
            default:
                pass(floor, word);
                return true;
        }
    }

    private void pass(long floor, long word) {
        long passed = passed();
        // what was read after this is of this floor or of the next one
        if (floor != words.floor()) {
            return;
        }
        if ((passed & POSITION_MASK) == (floor & POSITION_MASK)) {
            long behind = floor + ControlWord.cells(word) & POSITION_MASK;
            long number = (passed >>> POSITION_BITS) + published(word);
            memory.compareAndSet(BroadcastLayout.PASSED_AT, passed, number << POSITION_BITS | behind);
        }
        words.replaceFloor(floor, BroadcastWords.behind(floor, word));
    }

    private long passed() {
        return memory.getVolatile(BroadcastLayout.PASSED_AT);
    }

    private static int published(long word) {
        return ControlWord.state(word) == READY ? 1 : 0;
    }

    /**
     * A place, and what was before it.
     *
     * @param place the place
     * @param number how many messages had been published before it, of all times
     * @param earlier where messages are behind it that had been published already, while one before them had not
     */
    record Numbered(long place, long number, Deque<Long> earlier) {}

    /** The floor. */
    Numbered floor() {
        while (true) {
            long floor = words.floor();
            long passed = passed();
            long number = passed >>> POSITION_BITS;
            if ((passed & POSITION_MASK) != (floor & POSITION_MASK)) {
                number -= published(words.word(Positions.position(floor)));
            }
            if (floor == words.floor()) {
                return new Numbered(floor, number & NUMBER_MASK, new ArrayDeque<>());
            }
        }
    }

    /** Where a subscription begins: with the first message that is not finished, for it may be published any moment. */
    Numbered begin() {
        while (true) {
            Numbered floor = floor();
            long tail = words.lastTail();
            Walk walk = new Walk(floor, Positions.position(tail));
            words.walk(floor.place(), walk);
            if (walk.position == Positions.position(tail)) {
                return walk.begin();
            }
        }
    }

    /** Goes from the floor to a tail; when it does not come there, it was overtaken. */
    private final class Walk implements BroadcastWords.Look {
        private final Deque<Long> earlier = new ArrayDeque<>();
        private final long end;
        private long position;
        private long place;
        private long number;
        private boolean isBegun;

        Walk(Numbered floor, long end) {
            this.place = floor.place();
            this.number = floor.number();
            this.position = Positions.position(place);
            this.end = end;
        }

        @Override
        public boolean at(long found, long word) {
            if (position == end) {
                return false;
            }
            isBegun |= ControlWord.state(word) == CLAIMED;
            if (!isBegun) {
                place = BroadcastWords.behind(place, word);
                number += published(word);
            } else if (ControlWord.state(word) == READY) {
                earlier.add(found);
            }
            position = Positions.position(found + ControlWord.cells(word));
            return true;
        }

        Numbered begin() {
            return new Numbered(place, number & NUMBER_MASK, earlier);
        }
    }
}

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
import io.javaipc.memory.MemoryView;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;

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
 * Tail, head and the reclaimed position follow the words, in whatever order; whoever finds one of them behind moves it on
 * before it goes by it. So who dies between two steps leaves nothing that others cannot finish. Only what belongs to a dead
 * process is ever taken from it.
 *
 * <p>Positions never come back within 2^44 cells, and a word counts for its own lap only: a step that is late by a lap, or by
 * many, fails.
 *
 * <p>Where one process alone writes, it writes behind the tail without a claim, which nobody else would dispute; its commit
 * is the first step. Where one alone reads, a message that is before the head is done with, though its word says READY;
 * only what is kept for a while is TAKEN. The single {@link Role}s serialise the threads of these processes, from claim to
 * commit, and from take to release.
 */
final class Ring {
    /** Instead of a position: there is no room, or no message. */
    static final long NONE = -1;
    /** Instead of a position: the queue has ended. */
    static final long ENDED = -2;
    /** Instead of a position: somebody is still writing the first message. */
    static final long BEING_WRITTEN = -3;

    private final RingWords words;
    private final RingScan scan;
    private final MemoryView memory;
    private final RingMembers members;
    private final int self;
    // who only looks at a ring writes nothing into it
    private boolean isMember;
    private final boolean isSoleProducer;
    private final boolean isSoleConsumer;
    private final Role producer;
    private final Role consumer;
    // how far the others were when this process last looked; they may be further, and their lines are left alone
    private final AtomicLong seenHead = new AtomicLong();
    private final AtomicLong seenReclaimed = new AtomicLong();
    // what the one who has the role of the producer, or the consumer, found when it began
    private long tailFound;
    private long headFound;
    private long wordFoundAtTail;
    private long wordFoundAtHead;

    Ring(Segment segment, RingLayout layout) {
        this.words = new RingWords(segment, layout);
        this.scan = new RingScan(words);
        this.memory = segment.memory();
        this.self = ParticipantId.slot(segment.participants().self());
        this.isSoleProducer = layout.isSoleProducer();
        this.isSoleConsumer = layout.isSoleConsumer();
        this.producer = new Role("producer", segment, RingLayout.PRODUCER_AT);
        this.consumer = new Role("consumer", segment, RingLayout.CONSUMER_AT);
        this.members = new RingMembers(segment);
    }

    /** What a new file starts with: words of lap 0 are none, so the first lap is 1. */
    static void initialize(MemoryView memory, RingLayout layout) {
        long start = Positions.of(0, layout.cells());
        memory.putLong(RingLayout.TAIL_AT, start);
        memory.putLong(RingLayout.HEAD_AT, start);
        memory.putLong(RingLayout.RECLAIMED_AT, start);
    }

    RingScan scan() {
        return scan;
    }

    private void join() {
        if (!isMember) {
            members.enter(() -> scan.disown(self));
            isMember = true;
        }
    }

    /**
     * Makes room for a message the caller's, to be written and then {@linkplain #commit committed} or
     * {@linkplain #abandon abandoned}.
     *
     * @return its position, or {@link #NONE} or {@link #ENDED}
     */
    long claim(int cells) {
        join();
        if (!isSoleProducer) {
            return findRoom(cells);
        }
        long position = NONE;
        producer.enter();
        try {
            position = findRoom(cells);
        } finally {
            if (position < 0) {
                producer.leave();
            }
        }
        return position;
    }

    private long findRoom(int cells) {
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
            if (words.isOvertaken(word, position)) {
                continue;
            }
            int untilEnd = words.cellsUntilEnd(position);
            boolean fits = cells <= untilEnd;
            int needed = fits ? cells : untilEnd;
            if (!isRoom(tail, needed, seenHead.getOpaque(), seenReclaimed.getOpaque())) {
                if (!looksForRoom(tail, needed) && tail == words.tail()) {
                    return NONE;
                }
                continue;
            }
            if (fits && isSoleProducer) {
                tailFound = tail;
                wordFoundAtTail = word;
                return position;
            }
            long claimed = fits
                    ? ControlWord.of(words.lap(position), cells, self, CLAIMED)
                    : ControlWord.of(words.lap(position), untilEnd, 0, FILLER);
            if (words.replace(position, word, claimed)) {
                if (fits) {
                    return position;
                }
                words.passTail(tail, claimed);
            }
        }
    }

    private boolean isRoom(long tail, int cells, long head, long reclaimed) {
        long position = Positions.position(tail);
        // messages are counted by fewer bits than cells: of a head that is further away, the count would not tell
        return Positions.cellsBetween(reclaimed, position) + cells <= words.cells()
                && Positions.cellsBetween(Positions.position(head), position) <= Positions.MOST_MESSAGES
                && Positions.messagesBetween(head, tail) < words.messages();
    }

    private boolean looksForRoom(long tail, int cells) {
        tidy();
        long head = words.head();
        long reclaimed = words.reclaimed();
        seenHead.setOpaque(head);
        seenReclaimed.setOpaque(reclaimed);
        return isRoom(tail, cells, head, reclaimed);
    }

    /** Where the bytes of a message are that has so many. */
    int bytesAt(long position, int length) {
        if (length > RingLayout.MOST_IN_SLOT) {
            return words.cellAt(position);
        }
        return words.slotAt(position) + (length <= RingLayout.MOST_SMALL ? RingLayout.SMALL_IN_SLOT : 0);
    }

    void setLength(long position, int bytes) {
        memory.putInt(words.slotAt(position) + RingLayout.LENGTH_IN_SLOT, bytes);
    }

    int length(long position) {
        return memory.getInt(words.slotAt(position) + RingLayout.LENGTH_IN_SLOT);
    }

    /** Lets others have a message that was written; false when the ring has ended there meanwhile, or we were given up. */
    boolean commit(long position, int cells) {
        long ready = ControlWord.of(words.lap(position), cells, 0, READY);
        if (isSoleProducer) {
            return commitAlone(position, ready);
        }
        long tail = words.tail();
        boolean isCommitted = words.replace(position, ControlWord.with(ready, self, CLAIMED), ready);
        if (Positions.position(tail) == position) {
            words.passTail(tail, ready);
        }
        return isCommitted;
    }

    private boolean commitAlone(long position, long ready) {
        // fails when somebody has put the end there
        boolean isCommitted = words.replace(position, wordFoundAtTail, ready);
        if (isCommitted) {
            words.setTailBehind(tailFound, ready);
        }
        producer.leave();
        return isCommitted;
    }

    /** Gives up room that was claimed. */
    void abandon(long position, int cells) {
        if (isSoleProducer) {
            producer.leave();
        } else {
            long claimed = ControlWord.of(words.lap(position), cells, self, CLAIMED);
            words.replace(position, claimed, ControlWord.with(claimed, 0, SKIPPED));
        }
    }

    /**
     * Makes the first message the caller's, to be read and then {@linkplain #release released} or {@linkplain #keep kept}.
     *
     * @return its position, or {@link #NONE}, {@link #ENDED} or {@link #BEING_WRITTEN}
     */
    long take() {
        join();
        if (!isSoleConsumer) {
            return takeFirst();
        }
        long position = NONE;
        consumer.enter();
        try {
            position = takeFirst();
        } finally {
            if (position < 0) {
                consumer.leave();
            }
        }
        return position;
    }

    private long takeFirst() {
        while (true) {
            long head = words.head();
            long position = Positions.position(head);
            long word = words.word(position);
            if (!words.counts(word, position)) {
                if (head == words.head()) {
                    return NONE;
                }
                continue;
            }
            switch (ControlWord.state(word)) {
                case READY -> {
                    if (isSoleConsumer) {
                        headFound = head;
                        wordFoundAtHead = word;
                        return position;
                    }
                    if (words.replace(position, word, ControlWord.with(word, self, TAKEN))) {
                        return position;
                    }
                }
                case CLAIMED -> {
                    return BEING_WRITTEN;
                }
                case END -> {
                    return ENDED;
                }
                default -> words.passHead(head, word);
            }
        }
    }

    /** Says that the caller has done with the message that it just took; false when it was not the caller's any more. */
    boolean release(long position) {
        if (!isSoleConsumer) {
            // the head is passed by who takes next
            return releaseKept(position);
        }
        passAlone();
        return true;
    }

    /** Keeps the message that the caller just took for a while: it is not in the queue any more. */
    void keep(long position) {
        if (isSoleConsumer) {
            words.setRelease(position, ControlWord.with(wordFoundAtHead, self, TAKEN));
            passAlone();
        } else {
            long head = words.head();
            if (Positions.position(head) == position) {
                words.passHead(head, words.word(position));
            }
        }
    }

    private void passAlone() {
        words.setHeadBehind(headFound, wordFoundAtHead);
        consumer.leave();
    }

    /** Says that the caller has done with a message that it kept or adopted; false when it was not its any more. */
    boolean releaseKept(long position) {
        long word = words.word(position);
        return isOwn(position, word) && words.replace(position, word, ControlWord.with(word, 0, RELEASED));
    }

    /** Lets others have a message again that the caller kept or adopted; false when it was not its any more. */
    boolean giveBack(long position) {
        long word = words.word(position);
        return isOwn(position, word) && words.replace(position, word, ControlWord.with(word, 0, TAKEN));
    }

    private boolean isOwn(long position, long word) {
        return words.counts(word, position) && ControlWord.state(word) == TAKEN && ControlWord.owner(word) == self;
    }

    /**
     * Makes a message the caller's that a dead process had taken, or that was given back; the caller has it as one it kept.
     *
     * @return its position, or {@link #NONE}
     */
    long adopt() {
        join();
        words.helpTail();
        if (!isSoleConsumer) {
            return scan.adopt(self, members);
        }
        consumer.enter();
        try {
            return scan.adopt(self, members);
        } finally {
            consumer.leave();
        }
    }

    /** The first position from one on where a message is, or {@link #NONE}. */
    long nextMessage(long from) {
        words.helpTail();
        return scan.nextMessage(from);
    }

    /** What is first, without taking it; the word that tells whether it still was when its bytes were read, or NONE. */
    long peek(long position) {
        long word = words.word(position);
        return words.counts(word, position) && ControlWord.state(word) == READY ? word : NONE;
    }

    boolean isStill(long position, long word) {
        VarHandle.acquireFence();
        return words.word(position) == word && scan.isFrom(headPosition(), position);
    }

    long headPosition() {
        return Positions.position(words.head());
    }

    /** Moves head and reclaimed position on where that can be done without asking who lives. */
    private void tidy() {
        tidyHead();
        boolean isTidy = false;
        while (!isTidy) {
            long from = words.reclaimed();
            long to = reclaimable(from);
            // who else does so may have looked earlier, and have found less
            isTidy = to == from || words.reclaim(from, to);
        }
    }

    private long reclaimable(long from) {
        long head = headPosition();
        long to = from;
        while (to != head) {
            long word = words.word(to);
            if (!words.counts(word, to) || !isDone(ControlWord.state(word))) {
                break;
            }
            to = Positions.position(to + ControlWord.cells(word));
        }
        return to;
    }

    private void tidyHead() {
        while (true) {
            long head = words.head();
            long position = Positions.position(head);
            long word = words.word(position);
            int state = ControlWord.state(word);
            if (!words.counts(word, position) || state == READY || state == CLAIMED || state == END) {
                return;
            }
            words.passHead(head, word);
        }
    }

    /** Of a stretch before the head. */
    private boolean isDone(int state) {
        return state == RELEASED || state == SKIPPED || state == FILLER || isSoleConsumer && state == READY;
    }

    /** Skips the first message when its writer died; true when it did. */
    boolean skipOfTheDead() {
        long position = headPosition();
        long word = words.word(position);
        return isClaimed(position, word)
                && !members.isAlive(ControlWord.owner(word))
                && words.replace(position, word, ControlWord.with(word, 0, SKIPPED));
    }

    private boolean isClaimed(long position, long word) {
        return words.counts(word, position) && ControlWord.state(word) == CLAIMED;
    }

    /** Who writes the first message; null when nobody does. */
    String writerOfFirst() {
        long position = headPosition();
        long word = words.word(position);
        return isClaimed(position, word) ? members.describe(ControlWord.owner(word)) : null;
    }

    /** Tells, and costs little unless it is so, whether messages were taken and not released. */
    boolean isAnythingHeld() {
        tidy();
        return words.reclaimed() != headPosition();
    }

    /** How many messages are held that are not this process's own. */
    int heldByOthers() {
        words.helpTail();
        return scan.held(self);
    }

    /** Ends the ring behind its last message, when there is room for that; true when it has ended. */
    boolean end() {
        while (true) {
            long tail = words.tail();
            long position = Positions.position(tail);
            long word = words.word(position);
            if (words.counts(word, position)) {
                if (ControlWord.state(word) == END) {
                    return true;
                }
                words.passTail(tail, word);
            } else if (words.isOvertaken(word, position)) {
                Thread.onSpinWait();
            } else if (Positions.cellsBetween(words.reclaimed(), position) >= words.cells()) {
                tidy();
                if (Positions.cellsBetween(words.reclaimed(), position) >= words.cells() && tail == words.tail()) {
                    return false;
                }
            } else {
                words.replace(position, word, ControlWord.of(words.lap(position), 1, 0, END));
            }
        }
    }

    /** How many messages are in it, those that are being written included. */
    int size() {
        words.helpTail();
        tidyHead();
        while (true) {
            long head = words.head();
            long tail = words.tail();
            if (head == words.head()) {
                return Positions.messagesBetween(head, tail);
            }
        }
    }
}

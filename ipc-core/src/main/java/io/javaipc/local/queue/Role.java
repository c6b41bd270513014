package io.javaipc.local.queue;

import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import io.javaipc.memory.LongAccess;
import java.util.concurrent.locks.LockSupport;

/**
 * What one process alone may do in a queue: the first to try it has it until it leaves the space or dies, and its threads do
 * it one after the other.
 *
 * <pre>
 * bit 63  62               48 47                            0
 *    +---+-------------------+-------------------------------+
 *    | b | 0                 | participant, 0 at first       |   b: one of its threads is at it
 *    +---+-------------------+-------------------------------+
 * </pre>
 */
final class Role {
    private static final long BUSY = Long.MIN_VALUE;
    private static final int SPINS = 1_000;
    private static final long PAUSE_NANOS = 20_000;

    private final String title;
    private final String queue;
    private final LongAccess memory;
    private final int offset;
    private final Participants participants;
    private final long self;

    Role(String title, Segment segment, int offset) {
        this.title = title;
        this.queue = segment.name();
        this.memory = segment.memory().longs();
        this.offset = offset;
        this.participants = segment.participants();
        this.self = participants.self();
    }

    /**
     * Begins what one thread at a time does; it may not be begun again before it is ended.
     *
     * @throws IllegalStateException when another process has the role
     */
    void enter() {
        if (!memory.compareAndSet(offset, self, self | BUSY)) {
            enterAfterOthers();
        }
    }

    private void enterAfterOthers() {
        for (int tries = 0; ; tries++) {
            long word = memory.getVolatile(offset);
            long holder = word & ~BUSY;
            boolean isFree = holder == 0 || word == self || holder != self && !participants.isAlive(holder);
            if (isFree && memory.compareAndSet(offset, word, self | BUSY)) {
                return;
            }
            if (!isFree) {
                requireOwn(holder);
                pause(tries);
            }
        }
    }

    private void requireOwn(long holder) {
        if (holder != self) {
            throw new IllegalStateException("queue has a single " + title + ", and this is another process: queue="
                    + queue + ", " + title + "=" + participants.describe(holder));
        }
    }

    /** Another thread of this process is at it, for some instructions. */
    private static void pause(int tries) {
        if (tries < SPINS) {
            Thread.onSpinWait();
        } else {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Ends it. */
    void leave() {
        memory.setRelease(offset, self);
    }
}

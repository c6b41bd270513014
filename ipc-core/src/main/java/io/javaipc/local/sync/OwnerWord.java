package io.javaipc.local.sync;

import io.javaipc.local.segment.ParticipantId;
import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import io.javaipc.memory.LongAccess;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;

/**
 * A word that at most one participant of a space owns, and that passes on from the dead. By itself it is a lock for steps of
 * a few instructions, not reentrant, between all threads of all processes; who needs more has something before it.
 *
 * <pre>
 * bit 63                      16 15        14        0
 *    +--------------------------+---------+-----------+
 *    | owner's incarnation      | waiters | owner's   |   0: nobody's
 *    |                          |         | slot      |
 *    +--------------------------+---------+-----------+
 * </pre>
 *
 * The waiters' bit is in the half that sleepers watch: it and the owner change together, and a sleeper that came too late
 * does not fall asleep. Whoever has slept takes the word with the bit set, for it does not know who else sleeps.
 */
final class OwnerWord {
    /** How the word came to be this participant's, if it did. */
    enum Acquired {
        /** From nobody. */
        FREE,
        /** From one who died with it. */
        FROM_THE_DEAD,
        /** Not at all: somebody else has it still. */
        NOT
    }

    /** What it takes in a file, from a multiple of 8. */
    static final int BYTES = Long.BYTES;

    private static final long WAITERS = 1 << 15;
    private static final long LONGEST_STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 200 : 0;

    private final LongAccess memory;
    private final int offset;
    private final Participants participants;
    private final long self;
    private final Sleepers sleepers;

    OwnerWord(Segment segment, int offset) {
        // whoever has the word can give it back, also when the handle was closed meanwhile
        this.memory = segment.memory().longs();
        this.offset = offset;
        this.participants = segment.participants();
        this.self = participants.self();
        int lowHalf = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? offset : offset + Integer.BYTES;
        this.sleepers = new Sleepers(segment, lowHalf);
    }

    /** The participant that has it, or {@link ParticipantId#NOBODY}. */
    long owner() {
        return memory.getVolatile(offset) & ~WAITERS;
    }

    /** Who has it, for people. */
    String describeOwner() {
        long owner = owner();
        return owner == ParticipantId.NOBODY ? "nobody" : participants.describeState(owner, "");
    }

    /** Whether somebody sleeps until it is free, for people. */
    String describeWaiters() {
        return Sleepers.describe((memory.getVolatile(offset) & WAITERS) != 0);
    }

    /** Tells whether it is a dead one's. */
    boolean isOwnerDead() {
        long owner = owner();
        return owner != ParticipantId.NOBODY && !participants.isAlive(owner);
    }

    /** Takes it when it is nobody's. */
    boolean tryAcquireFree() {
        return replace(ParticipantId.NOBODY, self);
    }

    /** Takes it when it is nobody's or a dead one's. */
    Acquired tryAcquire() {
        if (tryAcquireFree()) {
            return Acquired.FREE;
        }
        long word = memory.getVolatile(offset);
        return takeOver(word, word & WAITERS);
    }

    /** Takes it, and waits for it. */
    Acquired acquire(Deadline deadline) throws InterruptedException {
        return acquire(deadline, 0);
    }

    /**
     * Takes it for a step of a few instructions, as all who take this word do. Whoever has it gives it back at once, unless
     * he lost the processor; so even those who do not want to wait wait that long, and give up on one who is stopped only.
     */
    Acquired acquireForStep(Deadline deadline) throws InterruptedException {
        return tryAcquireFree() ? Acquired.FREE : acquire(deadline, LONGEST_STEP_NANOS);
    }

    private Acquired acquire(Deadline deadline, long leastNanos) throws InterruptedException {
        long least = System.nanoTime() + leastNanos;
        for (int i = 0; i <= SPINS; i++) {
            if (owner() == ParticipantId.NOBODY && tryAcquireFree()) {
                return Acquired.FREE;
            }
            Thread.onSpinWait();
        }
        long looked = ParticipantId.NOBODY;
        while (true) {
            long word = memory.getVolatile(offset);
            if (word == ParticipantId.NOBODY) {
                if (replace(word, looked == ParticipantId.NOBODY ? self : self | WAITERS)) {
                    return Acquired.FREE;
                }
                continue;
            }
            // asking the kernel costs as much as a short wait: not for each new owner that comes by
            if (word == looked) {
                Acquired taken = takeOver(word, WAITERS);
                if (taken != Acquired.NOT) {
                    return taken;
                }
            }
            long left = Math.max(deadline.left(), least - System.nanoTime());
            if (left <= 0) {
                return tryAcquire();
            }
            deadline.checkInterrupt();
            if (announce(word)) {
                looked = word | WAITERS;
                sleepers.sleep((int) looked, left);
            }
        }
    }

    /** Sets the waiters' bit of a word that has an owner; false when the word has changed. */
    private boolean announce(long word) {
        return (word & WAITERS) != 0 || replace(word, word | WAITERS);
    }

    /**
     * Waits while somebody who lives has it, without taking it.
     *
     * @return false when the time is over
     */
    boolean awaitFree(Deadline deadline) throws InterruptedException {
        for (int i = 0; i < SPINS; i++) {
            if (owner() == ParticipantId.NOBODY) {
                return true;
            }
            Thread.onSpinWait();
        }
        while (true) {
            long word = memory.getVolatile(offset);
            if (word == ParticipantId.NOBODY || !participants.isAlive(word & ~WAITERS)) {
                return true;
            }
            long left = deadline.left();
            if (left <= 0) {
                return false;
            }
            deadline.checkInterrupt();
            if (announce(word)) {
                sleepers.sleep((int) (word | WAITERS), left);
            }
        }
    }

    /** Takes the word from a dead owner. */
    private Acquired takeOver(long word, long waiters) {
        long owner = word & ~WAITERS;
        if (owner == ParticipantId.NOBODY) {
            return replace(word, self | waiters) ? Acquired.FREE : Acquired.NOT;
        }
        if (participants.isAlive(owner)) {
            return Acquired.NOT;
        }
        return replace(word, self | waiters) ? Acquired.FROM_THE_DEAD : Acquired.NOT;
    }

    /** Gives it back, and wakes one who waits for it. */
    void release() {
        release(1);
    }

    /** Gives it back, and wakes some of those who wait for it. */
    void release(int mostToWake) {
        long word = memory.getVolatile(offset);
        // when this process has let go of the space meanwhile, it may be somebody else's by now
        while ((word & ~WAITERS) == self) {
            if (replace(word, ParticipantId.NOBODY)) {
                if ((word & WAITERS) != 0) {
                    sleepers.wake(mostToWake);
                }
                return;
            }
            word = memory.getVolatile(offset);
        }
    }

    private boolean replace(long expected, long word) {
        return memory.compareAndSet(offset, expected, word);
    }
}

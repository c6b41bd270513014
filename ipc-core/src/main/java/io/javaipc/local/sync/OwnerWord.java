package io.javaipc.local.sync;

import io.javaipc.local.segment.ParticipantId;
import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import io.javaipc.platform.Platform;
import io.javaipc.platform.WaitWord;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;

/**
 * A word that at most one participant of a space owns, and that passes on from the dead. One thread of a JVM may use it at
 * a time.
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

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long WAITERS = 1 << 15;
    private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 200 : 0;
    // an owner's death is looked for after each sleep, and wakes nobody
    private static final long LONGEST_SLEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final ByteBuffer memory;
    private final int offset;
    private final Participants participants;
    private final long self;
    // made when first needed: a platform may be slow to load, and most locks are free
    private WaitWord sleepers;

    OwnerWord(Segment segment, int offset) {
        // whoever has the word can give it back, also when the handle was closed meanwhile
        this.memory = segment.memory();
        this.offset = offset;
        this.participants = segment.participants();
        this.self = participants.self();
    }

    /** The participant that has it, or {@link ParticipantId#NOBODY}. */
    long owner() {
        return (long) LONG.getVolatile(memory, offset) & ~WAITERS;
    }

    Acquired tryAcquire() {
        if (replace(ParticipantId.NOBODY, self)) {
            return Acquired.FREE;
        }
        long word = (long) LONG.getVolatile(memory, offset);
        return takeOver(word, word & WAITERS);
    }

    /**
     * Waits for the word.
     *
     * @param deadline by {@link System#nanoTime()}
     * @param timed whether the deadline counts
     */
    Acquired acquire(long deadline, boolean timed) throws InterruptedException {
        for (int i = 0; i <= SPINS; i++) {
            if (owner() == ParticipantId.NOBODY && replace(ParticipantId.NOBODY, self)) {
                return Acquired.FREE;
            }
            Thread.onSpinWait();
        }
        long looked = ParticipantId.NOBODY;
        while (true) {
            long word = (long) LONG.getVolatile(memory, offset);
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
            long left = timed ? deadline - System.nanoTime() : LONGEST_SLEEP_NANOS;
            if (left <= 0) {
                return tryAcquire();
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if ((word & WAITERS) == 0 && !replace(word, word | WAITERS)) {
                continue;
            }
            looked = word | WAITERS;
            sleepers().await((int) looked, Math.min(left, LONGEST_SLEEP_NANOS));
        }
    }

    /** Waits for the word as long as it takes; an interrupt stays standing. */
    Acquired acquireUninterruptibly() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return acquire(0, false);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
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

    void release() {
        long word = (long) LONG.getAndSet(memory, offset, ParticipantId.NOBODY);
        if ((word & WAITERS) != 0) {
            sleepers().wake(1);
        }
    }

    private WaitWord sleepers() {
        if (sleepers == null) {
            int lowHalf = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? offset : offset + Integer.BYTES;
            sleepers = Platform.current().waitSupport().word(memory, lowHalf);
        }
        return sleepers;
    }

    private boolean replace(long expected, long word) {
        return LONG.compareAndSet(memory, offset, expected, word);
    }
}

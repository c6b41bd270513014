package io.javaipc.local.sync;

import io.javaipc.local.segment.ParticipantId;
import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.local.sync.OwnerWord.Acquired;
import io.javaipc.shared.SharedLock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;

/**
 * A lock in a file of its own. The threads of a JVM settle among themselves who may ask for it; the word in the file is
 * between processes.
 *
 * <pre>
 *  64 +-----------------------------------+
 *     | owner word, alone in its line     |
 * 128 +-----------------------------------+
 *     | epoch: owners that died with it   |
 * 136 +-----------------------------------+
 *     | 1: the owner before died with it  |
 * 144 +-----------------------------------+
 * </pre>
 */
public final class LockFile implements SharedLock {
    private static final int WORD_AT = Segment.BODY_AT;
    private static final int EPOCH_AT = WORD_AT + 64;
    private static final int OWNER_DIED_AT = EPOCH_AT + Long.BYTES;
    private static final int END = OWNER_DIED_AT + Long.BYTES;

    /** What the file has to be. */
    public static final SegmentShape SHAPE = new SegmentShape(SegmentKind.LOCK, 1, END - Segment.BODY_AT);

    /** What the file of a condition has to be. */
    public static final SegmentShape CONDITION_SHAPE = ConditionFile.SHAPE;

    private final Segment segment;
    private final Participants participants;
    private final ReentrantLock monitor;
    private final OwnerWord word;
    private final BiFunction<LockFile, String, Condition> conditions;

    /**
     * Makes the lock of a file.
     *
     * @param segment the file
     * @param conditions finds the file of a condition by its name
     */
    public LockFile(Segment segment, BiFunction<LockFile, String, Condition> conditions) {
        this.segment = segment;
        this.conditions = conditions;
        this.participants = segment.participants();
        this.monitor = participants.monitor(segment.name());
        this.word = new OwnerWord(segment, WORD_AT);
    }

    @Override
    public void lock() {
        ByteBuffer memory = segment.memory();
        monitor.lock();
        if (monitor.getHoldCount() > 1) {
            return;
        }
        Acquired acquired = Acquired.NOT;
        try {
            acquired = word.tryAcquire();
            if (acquired == Acquired.NOT) {
                acquired = word.acquireUninterruptibly();
            }
            record(memory, acquired);
        } finally {
            settle(acquired);
        }
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        ByteBuffer memory = segment.memory();
        monitor.lockInterruptibly();
        acquireInterruptibly(memory, 0, false);
    }

    @Override
    public boolean tryLock() {
        ByteBuffer memory = segment.memory();
        if (!monitor.tryLock()) {
            return false;
        }
        if (monitor.getHoldCount() > 1) {
            return true;
        }
        Acquired acquired = Acquired.NOT;
        try {
            acquired = word.tryAcquire();
            record(memory, acquired);
        } finally {
            settle(acquired);
        }
        return acquired != Acquired.NOT;
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        ByteBuffer memory = segment.memory();
        long deadline = System.nanoTime() + Math.max(0, unit.toNanos(time));
        return monitor.tryLock(time, unit) && acquireInterruptibly(memory, deadline, true);
    }

    @Override
    public boolean tryLock(Duration timeout) throws InterruptedException {
        return tryLock(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    }

    /** Gets the word for the thread that has the monitor, or gives the monitor up again. */
    private boolean acquireInterruptibly(ByteBuffer memory, long deadline, boolean timed) throws InterruptedException {
        if (monitor.getHoldCount() > 1) {
            return true;
        }
        Acquired acquired = Acquired.NOT;
        try {
            acquired = word.tryAcquire();
            if (acquired == Acquired.NOT) {
                acquired = word.acquire(deadline, timed);
            }
            record(memory, acquired);
        } finally {
            settle(acquired);
        }
        return acquired != Acquired.NOT;
    }

    private void settle(Acquired acquired) {
        if (acquired == Acquired.NOT) {
            monitor.unlock();
        }
    }

    /** Notes whom the lock came from; done by its owner, and done again by the next one should this one die meanwhile. */
    private static void record(ByteBuffer memory, Acquired acquired) {
        if (acquired == Acquired.FROM_THE_DEAD) {
            memory.putLong(EPOCH_AT, memory.getLong(EPOCH_AT) + 1);
            memory.putLong(OWNER_DIED_AT, 1);
        } else if (acquired == Acquired.FREE && memory.getLong(OWNER_DIED_AT) != 0) {
            memory.putLong(OWNER_DIED_AT, 0);
        }
    }

    @Override
    public void unlock() {
        requireHeld("unlock");
        // a closed handle leaves it locked: for another handle of this JVM, or for others to take it as from the dead
        segment.memory();
        if (monitor.getHoldCount() == 1) {
            word.release();
        }
        monitor.unlock();
    }

    @Override
    public boolean ownerDied() {
        requireHeld("ownerDied");
        return segment.memory().getLong(OWNER_DIED_AT) != 0;
    }

    @Override
    public long epoch() {
        requireHeld("epoch");
        return segment.memory().getLong(EPOCH_AT);
    }

    void requireHeld(String operation) {
        if (!monitor.isHeldByCurrentThread()) {
            throw new IllegalMonitorStateException("lock is not held by this thread: lock=" + segment.name()
                    + ", operation=" + operation + ", thread="
                    + Thread.currentThread().getName() + ", owner=" + owner().orElse("nobody"));
        }
    }

    @Override
    public boolean isLocked() {
        return word.owner() != ParticipantId.NOBODY;
    }

    @Override
    public boolean isHeldByCurrentThread() {
        return monitor.isHeldByCurrentThread();
    }

    @Override
    public Optional<String> owner() {
        long owner = word.owner();
        return owner == ParticipantId.NOBODY ? Optional.empty() : Optional.of(participants.describe(owner));
    }

    @Override
    public Condition newCondition() {
        return condition("condition");
    }

    @Override
    public Condition condition(String name) {
        return conditions.apply(this, name);
    }

    /**
     * Makes a condition of this lock.
     *
     * @param file the condition's file
     * @return the condition
     */
    public Condition condition(Segment file) {
        return new ConditionFile(this, file);
    }

    /** Gives the lock up however often this thread has it. */
    int releaseAll() {
        int holds = monitor.getHoldCount();
        word.release();
        for (int i = 0; i < holds; i++) {
            monitor.unlock();
        }
        return holds;
    }

    void lockAgain(int holds) {
        lock();
        for (int i = 1; i < holds; i++) {
            monitor.lock();
        }
    }

    @Override
    public String toString() {
        return "SharedLock[" + segment.name() + ", owner=" + owner().orElse("nobody") + "]";
    }
}

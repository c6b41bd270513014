package io.javaipc.local.sync;

import io.javaipc.local.segment.LocalObject;
import io.javaipc.local.segment.ParticipantId;
import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.local.sync.OwnerWord.Acquired;
import io.javaipc.shared.SharedLock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A lock in a file of its own. The threads of a JVM settle among themselves who may ask for it; the word in the file is
 * between processes.
 *
 * <pre>
 *  64 +-----------------------------------+
 *     | owner word, alone in its line     |
 * 128 +-----------------------------------+
 *     | inheritance                       |
 * 144 +-----------------------------------+
 * </pre>
 */
public final class LockFile extends LocalObject implements SharedLock, ConditionLock {
    private static final long serialVersionUID = 1L;
    private static final int WORD_AT = Segment.BODY_AT;
    private static final int INHERITANCE_AT = WORD_AT + 64;
    private static final int END = INHERITANCE_AT + Inheritance.BYTES;

    /** What the file has to be. */
    public static final SegmentShape SHAPE = new SegmentShape(SegmentKind.LOCK, 1, END - Segment.BODY_AT);

    /** What the file of a condition has to be. */
    public static final SegmentShape CONDITION_SHAPE = ConditionFile.SHAPE;

    private final transient Participants participants;
    private final transient ReentrantLock monitor;
    private final transient OwnerWord word;
    private final transient Inheritance inheritance;
    private final transient Function<String, Segment> conditionFiles;

    /**
     * Makes the lock of a file.
     *
     * @param segment the file
     * @param conditionFiles finds the file of a condition by its name
     */
    public LockFile(Segment segment, Function<String, Segment> conditionFiles) {
        this(segment, conditionFiles, null);
    }

    /**
     * What can be told of a condition, for people.
     *
     * @param condition its file
     * @return its facts by name
     */
    public static Map<String, String> conditionFacts(Segment condition) {
        return ConditionFile.facts(condition);
    }

    private LockFile(Segment segment, Function<String, Segment> conditionFiles, Consumer<? super SharedLock> repair) {
        super(segment);
        this.conditionFiles = conditionFiles;
        this.participants = segment.participants();
        this.monitor = (ReentrantLock) segment.companion(ReentrantLock::new);
        this.word = new OwnerWord(segment, WORD_AT);
        this.inheritance = new Inheritance(segment.memory(), INHERITANCE_AT, repair);
    }

    @Override
    public SharedLock withRepair(Consumer<? super SharedLock> repair) {
        return new LockFile(segment(), conditionFiles, repair);
    }

    @Override
    public void lock() {
        memory();
        monitor.lock();
        if (!acquireFree()) {
            Deadline.uninterruptibly(this::acquire);
        }
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        memory();
        monitor.lockInterruptibly();
        if (!acquireFree()) {
            acquire(Deadline.never());
        }
    }

    @Override
    public boolean tryLock() {
        memory();
        return monitor.tryLock() && (acquireFree() || Deadline.atOnce(this::acquire));
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        memory();
        Deadline deadline = Deadline.in(time, unit);
        return monitor.tryLock(time, unit) && acquire(deadline);
    }

    @Override
    public boolean tryLock(Duration timeout) throws InterruptedException {
        return tryLock(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    }

    /**
     * Gets the word when it is free, as it mostly is, and nobody is to be asked for a repair: this has to be quick. The
     * monitor stays with the thread either way.
     */
    private boolean acquireFree() {
        boolean failed = true;
        try {
            boolean acquired = !inheritance.canRepair() && word.tryAcquireFree();
            failed = false;
            return acquired;
        } finally {
            if (failed) {
                monitor.unlock();
            }
        }
    }

    private boolean acquire(Deadline deadline) throws InterruptedException {
        boolean acquired = acquireWord(deadline);
        if (acquired && monitor.getHoldCount() == 1) {
            repair();
        }
        return acquired;
    }

    /** Gets the word for the thread that has the monitor, or gives the monitor up again. */
    private boolean acquireWord(Deadline deadline) throws InterruptedException {
        if (monitor.getHoldCount() > 1) {
            return true;
        }
        Acquired acquired = Acquired.NOT;
        boolean kept = false;
        try {
            acquired = word.tryAcquireFree() ? Acquired.FREE : word.acquire(deadline);
            if (acquired == Acquired.FROM_THE_DEAD) {
                inheritance.noteDeath();
            }
            kept = acquired != Acquired.NOT;
        } finally {
            if (!kept) {
                if (acquired != Acquired.NOT) {
                    word.release();
                }
                monitor.unlock();
            }
        }
        return kept;
    }

    @Override
    public void repair() {
        boolean repaired = false;
        try {
            inheritance.accept(this);
            repaired = true;
        } finally {
            if (!repaired) {
                giveUp();
            }
        }
    }

    private int giveUp() {
        int holds = monitor.getHoldCount();
        word.release();
        for (int i = 0; i < holds; i++) {
            monitor.unlock();
        }
        return holds;
    }

    @Override
    public void unlock() {
        requireHeld("unlock");
        // a closed handle leaves it locked: for another handle of this JVM, or for others to take it as from the dead
        memory();
        if (monitor.getHoldCount() == 1) {
            inheritance.settle();
            word.release();
        }
        monitor.unlock();
    }

    @Override
    public boolean ownerDied() {
        requireHeld("ownerDied");
        memory();
        return inheritance.ownerDied();
    }

    @Override
    public long epoch() {
        requireHeld("epoch");
        memory();
        return inheritance.epoch();
    }

    @Override
    public void requireHeld(String operation) {
        if (!monitor.isHeldByCurrentThread()) {
            throw new IllegalMonitorStateException(
                    "lock is not held by this thread: lock=" + segment().name()
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
        return new ConditionFile(this, conditionFiles.apply(name));
    }

    @Override
    public int releaseAll() {
        inheritance.settle();
        return giveUp();
    }

    @Override
    public void lockAgain(int holds) {
        memory();
        monitor.lock();
        Deadline.uninterruptibly(this::acquireWord);
        for (int i = 1; i < holds; i++) {
            monitor.lock();
        }
    }

    @Override
    public Map<String, String> facts() {
        memory();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("owner", word.describeOwner());
        facts.put("waiters", word.describeWaiters());
        facts.put("epoch", Long.toString(inheritance.epoch()));
        return facts;
    }

    @Override
    public String toString() {
        return "SharedLock[" + segment().name() + ", owner=" + owner().orElse("nobody") + "]";
    }
}

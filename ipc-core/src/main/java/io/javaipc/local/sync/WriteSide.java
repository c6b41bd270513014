package io.javaipc.local.sync;

import io.javaipc.local.segment.ParticipantId;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.sync.OwnerWord.Acquired;
import io.javaipc.shared.SharedLock;
import io.javaipc.shared.SharedReadWriteLock;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;

/** The lock for writing. */
final class WriteSide implements SharedLock, ConditionLock {
    private static final long serialVersionUID = 1L;

    private final transient ReadWriteLockFile lock;
    private final transient ReentrantReadWriteLock monitor;
    private final transient Function<String, Segment> conditionFiles;
    private final transient Inheritance inheritance;

    WriteSide(
            ReadWriteLockFile lock,
            ReentrantReadWriteLock monitor,
            Function<String, Segment> conditionFiles,
            Consumer<? super SharedLock> repair) {
        this.lock = lock;
        this.monitor = monitor;
        this.conditionFiles = conditionFiles;
        this.inheritance = lock.inheritance(repair);
    }

    @Override
    public SharedLock withRepair(Consumer<? super SharedLock> repair) {
        return new WriteSide(lock, monitor, conditionFiles, repair);
    }

    @Override
    public void lock() {
        lock.requireOpen();
        monitor.writeLock().lock();
        Deadline.uninterruptibly(this::acquire);
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        lock.requireOpen();
        monitor.writeLock().lockInterruptibly();
        acquire(Deadline.never());
    }

    @Override
    public boolean tryLock() {
        lock.requireOpen();
        return monitor.writeLock().tryLock() && Deadline.atOnce(this::acquire);
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        lock.requireOpen();
        Deadline deadline = Deadline.in(time, unit);
        return monitor.writeLock().tryLock(time, unit) && acquire(deadline);
    }

    @Override
    public boolean tryLock(Duration timeout) throws InterruptedException {
        return tryLock(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    }

    private boolean acquire(Deadline deadline) throws InterruptedException {
        boolean acquired = acquireWord(deadline);
        if (acquired && monitor.getWriteHoldCount() == 1) {
            repair();
        }
        return acquired;
    }

    /** Gets the word for the thread that has the monitor and sees the readers off, or gives all up again. */
    private boolean acquireWord(Deadline deadline) throws InterruptedException {
        if (monitor.getWriteHoldCount() > 1) {
            return true;
        }
        OwnerWord writer = lock.writer();
        Acquired acquired = Acquired.NOT;
        boolean kept = false;
        try {
            acquired = writer.tryAcquireFree() ? Acquired.FREE : writer.acquire(deadline);
            if (acquired != Acquired.NOT) {
                kept = awaitReaders(acquired, deadline);
            }
        } finally {
            if (!kept) {
                if (acquired != Acquired.NOT) {
                    release();
                }
                monitor.writeLock().unlock();
            }
        }
        return kept;
    }

    private boolean awaitReaders(Acquired acquired, Deadline deadline) throws InterruptedException {
        if (acquired == Acquired.FROM_THE_DEAD) {
            lock.noteDeath(inheritance);
        }
        if (!lock.readerTable().awaitNone(deadline)) {
            return false;
        }
        lock.beginWriting();
        return true;
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
        int holds = monitor.getWriteHoldCount();
        release();
        for (int i = 0; i < holds; i++) {
            monitor.writeLock().unlock();
        }
        return holds;
    }

    private void release() {
        lock.endWriting();
        lock.writer().release(Integer.MAX_VALUE);
    }

    @Override
    public void unlock() {
        requireHeld("unlock");
        lock.requireOpen();
        if (monitor.getWriteHoldCount() == 1) {
            inheritance.settle();
            release();
        }
        monitor.writeLock().unlock();
    }

    @Override
    public int releaseAll() {
        inheritance.settle();
        return giveUp();
    }

    @Override
    public void lockAgain(int holds) {
        lock.requireOpen();
        monitor.writeLock().lock();
        Deadline.uninterruptibly(this::acquireWord);
        for (int i = 1; i < holds; i++) {
            monitor.writeLock().lock();
        }
    }

    @Override
    public void requireHeld(String operation) {
        if (!monitor.isWriteLockedByCurrentThread()) {
            throw new IllegalMonitorStateException("lock is not held by this thread for writing: lock="
                    + lock.file().name() + ", operation=" + operation + ", thread="
                    + Thread.currentThread().getName() + ", owner=" + owner().orElse("nobody"));
        }
    }

    @Override
    public boolean ownerDied() {
        requireHeld("ownerDied");
        lock.requireOpen();
        return inheritance.ownerDied();
    }

    @Override
    public long epoch() {
        requireHeld("epoch");
        lock.requireOpen();
        return inheritance.epoch();
    }

    @Override
    public boolean isLocked() {
        return lock.writing() != ParticipantId.NOBODY;
    }

    @Override
    public boolean isHeldByCurrentThread() {
        return monitor.isWriteLockedByCurrentThread();
    }

    @Override
    public Optional<String> owner() {
        long owner = lock.writing();
        return owner == ParticipantId.NOBODY
                ? Optional.empty()
                : Optional.of(lock.file().participants().describe(owner));
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
    public String toString() {
        return lock.toString() + ".writeLock";
    }

    private Object writeReplace() {
        return new Handle(lock);
    }

    /**
     * What travels instead.
     *
     * @param lock the lock that it is of
     */
    private record Handle(SharedReadWriteLock lock) implements Serializable {
        private static final long serialVersionUID = 1L;

        private Object readResolve() {
            return lock.writeLock();
        }
    }
}

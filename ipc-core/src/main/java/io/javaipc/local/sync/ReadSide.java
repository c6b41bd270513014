package io.javaipc.local.sync;

import io.javaipc.local.segment.ParticipantId;
import io.javaipc.local.sync.OwnerWord.Acquired;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The lock for reading. This process reads as long as any of its threads does. */
final class ReadSide implements Lock {
    private final ReadWriteLockFile lock;
    private final ReentrantReadWriteLock monitor;
    private final int[] threadsReading;

    ReadSide(ReadWriteLockFile lock, ReentrantReadWriteLock monitor, int[] threadsReading) {
        this.lock = lock;
        this.monitor = monitor;
        this.threadsReading = threadsReading;
    }

    @Override
    public void lock() {
        lock.requireOpen();
        monitor.readLock().lock();
        Deadline.uninterruptibly(this::enter);
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        lock.requireOpen();
        monitor.readLock().lockInterruptibly();
        enter(Deadline.never());
    }

    @Override
    public boolean tryLock() {
        lock.requireOpen();
        return monitor.readLock().tryLock() && Deadline.atOnce(this::enter);
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        lock.requireOpen();
        Deadline deadline = Deadline.in(time, unit);
        return monitor.readLock().tryLock(time, unit) && enter(deadline);
    }

    /** Reads between processes too, or gives the monitor up again. */
    private boolean enter(Deadline deadline) throws InterruptedException {
        boolean entered = false;
        try {
            entered = mayGoOn() || await(deadline);
        } finally {
            if (!entered) {
                monitor.readLock().unlock();
            }
        }
        return entered;
    }

    /** Who reads or writes already must not wait for a writer, who waits for it. */
    private boolean mayGoOn() {
        if (monitor.getReadHoldCount() > 1 || monitor.isWriteLockedByCurrentThread()) {
            count();
            return true;
        }
        return false;
    }

    private boolean await(Deadline deadline) throws InterruptedException {
        while (true) {
            count();
            boolean mayRead = false;
            try {
                mayRead = lock.writer().owner() == ParticipantId.NOBODY;
            } finally {
                if (!mayRead) {
                    discount();
                }
            }
            if (mayRead) {
                return true;
            }
            if (!lock.writer().awaitFree(deadline)) {
                return false;
            }
            deadline.checkInterrupt();
            passOn();
        }
    }

    /** Takes the word from a writer who died, as a writer would, so that all are told. */
    private void passOn() {
        if (lock.writer().isOwnerDead()) {
            Acquired acquired = lock.writer().tryAcquire();
            if (acquired != Acquired.NOT) {
                try {
                    if (acquired == Acquired.FROM_THE_DEAD) {
                        lock.noteDeath(lock.inheritance(null));
                    }
                } finally {
                    lock.writer().release(Integer.MAX_VALUE);
                }
            }
        }
    }

    private void count() {
        synchronized (threadsReading) {
            if (threadsReading[0]++ == 0) {
                lock.readerTable().enter();
            }
        }
    }

    private void discount() {
        synchronized (threadsReading) {
            if (--threadsReading[0] == 0) {
                lock.readerTable().leave();
            }
        }
    }

    @Override
    public void unlock() {
        if (monitor.getReadHoldCount() == 0) {
            throw new IllegalMonitorStateException("lock is not held by this thread for reading: lock="
                    + lock.file().name() + ", thread=" + Thread.currentThread().getName());
        }
        lock.requireOpen();
        discount();
        monitor.readLock().unlock();
    }

    @Override
    public Condition newCondition() {
        throw new UnsupportedOperationException(
                "a lock for reading has no conditions: lock=" + lock.file().name());
    }

    @Override
    public String toString() {
        return lock.toString() + ".readLock";
    }
}

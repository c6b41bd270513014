package io.javaipc.shared;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

/**
 * Changes two numbers with the lock for writing, one after the other, and compares them with that for reading, until it is
 * killed. They differ only after a death; then all are told, until a writer has made them equal again.
 */
final class ReadWriteLockTortureProgram extends TortureVictim {
    private static final int ONE_READER = 1;
    private static final int ONE_WRITER = TortureScene.SEATS;
    private static final int CAPACITY = TortureScene.SEATS;

    private final SharedReadWriteLock lock = space.readWriteLock("lock");
    private final SharedLong first = space.longValue("first");
    private final SharedLong second = space.longValue("second");

    private ReadWriteLockTortureProgram(String[] arguments) {
        super(arguments);
    }

    /**
     * Runs until killed.
     *
     * @param arguments the space's name, the seat and the number
     * @throws Exception when something fails
     */
    public static void main(String[] arguments) throws Exception {
        new ReadWriteLockTortureProgram(arguments).run();
    }

    @Override
    void step() throws InterruptedException {
        Lock side = oneIn(3) ? lock.writeLock() : lock.readLock();
        if (isLocked(side)) {
            if (side == lock.readLock()) {
                read();
            } else {
                write();
            }
            scene.operations.incrementAndGet();
        }
        pause();
    }

    private boolean isLocked(Lock side) throws InterruptedException {
        if (oneIn(8)) {
            return side.tryLock();
        }
        if (oneIn(8)) {
            return side.tryLock(upToAMilli().toNanos(), TimeUnit.NANOSECONDS);
        }
        long begin = System.nanoTime();
        side.lock();
        scene.waited(begin, side == lock.readLock() ? "reading" : "writing");
        return true;
    }

    private void read() {
        enter(ONE_READER, CAPACITY);
        compare();
        dwell();
        compare();
        leave();
        scene.given();
        lock.readLock().unlock();
    }

    private void write() {
        enter(ONE_WRITER, CAPACITY);
        compare();
        first.set(first.get() + 1);
        dwell();
        second.set(first.get());
        if (oneIn(4)) {
            lock.readLock().lock();
            enter(ONE_READER, CAPACITY);
            scene.given();
            lock.writeLock().unlock();
            read();
        } else {
            leave();
            scene.given();
            lock.writeLock().unlock();
        }
    }

    private void compare() {
        scene.check(lock.ownerDied() || first.get() == second.get(), "half changed, and not told");
    }
}

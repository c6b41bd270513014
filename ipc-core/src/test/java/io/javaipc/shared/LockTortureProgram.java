package io.javaipc.shared;

import java.util.concurrent.TimeUnit;

/**
 * Changes two numbers under a lock, one after the other, until it is killed. They differ only for who holds the lock, and
 * after a death with it; then they are made equal again.
 */
final class LockTortureProgram extends TortureVictim {
    private final SharedLock lock = space.lock("lock");
    private final SharedLong first = space.longValue("first");
    private final SharedLong second = space.longValue("second");

    private LockTortureProgram(String[] arguments) {
        super(arguments);
    }

    /**
     * Runs until killed.
     *
     * @param arguments the space's name, the seat and the number
     * @throws Exception when something fails
     */
    public static void main(String[] arguments) throws Exception {
        new LockTortureProgram(arguments).run();
    }

    @Override
    void step() throws InterruptedException {
        if (isLocked()) {
            enter(1, 1);
            scene.check(lock.ownerDied() || first.get() == second.get(), "half changed, and not told");
            first.set(first.get() + 1);
            dwell();
            second.set(first.get());
            leave();
            scene.given();
            lock.unlock();
            scene.operations.incrementAndGet();
        }
        pause();
    }

    private boolean isLocked() throws InterruptedException {
        if (oneIn(8)) {
            return lock.tryLock();
        }
        if (oneIn(8)) {
            return lock.tryLock(random(1000), TimeUnit.MICROSECONDS);
        }
        long begin = System.nanoTime();
        lock.lock();
        scene.waited(begin, "lock");
        return true;
    }
}

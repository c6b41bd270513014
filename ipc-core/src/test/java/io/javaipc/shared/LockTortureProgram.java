package io.javaipc.shared;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Changes two numbers under a lock, one after the other, until it is killed. They differ only for who holds the lock, and
 * after a death with it; then they are made equal again.
 */
public final class LockTortureProgram {
    private static final int MOST_SPINS = 2_000;

    private LockTortureProgram() {}

    /**
     * Runs until killed.
     *
     * @param arguments the space's name
     */
    public static void main(String[] arguments) {
        SharedSpace space = SharedSpace.open(arguments[0]);
        SharedLock lock = space.lock("lock");
        SharedLong first = space.longValue("first");
        SharedLong second = space.longValue("second");
        SharedLong inside = space.longValue("inside");
        SharedLong deaths = space.longValue("deaths");
        SharedLong violations = space.longValue("violations");
        long self = ProcessHandle.current().pid();
        space.longValue("started").incrementAndGet();
        while (true) {
            lock.lock();
            boolean died = lock.ownerDied();
            if (died) {
                deaths.incrementAndGet();
            }
            if (inside.getAndSet(self) != 0 && !died) {
                violations.incrementAndGet();
            }
            if (first.get() != second.get() && !died) {
                violations.incrementAndGet();
            }
            first.set(first.get() + 1);
            for (int i = ThreadLocalRandom.current().nextInt(MOST_SPINS); i > 0; i--) {
                Thread.onSpinWait();
            }
            second.set(first.get());
            if (inside.getAndSet(0) != self) {
                violations.incrementAndGet();
            }
            lock.unlock();
            if (ThreadLocalRandom.current().nextInt(4) == 0) {
                LockSupport.parkNanos(1);
            }
        }
    }
}

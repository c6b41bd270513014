package io.javaipc.examples;

import io.javaipc.process.JavaProcess;
import io.javaipc.shared.SharedLock;
import io.javaipc.shared.SharedLong;
import io.javaipc.shared.SharedSpace;
import java.util.concurrent.TimeUnit;

/** A JVM is killed in the middle of a transfer that a lock protects; the next owner finds it repaired. */
final class LockOwnerKilledExample {
    private static final long TOTAL = 100;

    private LockOwnerKilledExample() {}

    static void main(String[] arguments) throws Exception {
        try (SharedSpace space = SharedSpace.temporary()) {
            SharedLong left = space.longValue("left");
            SharedLong right = space.longValue("right");
            left.set(TOTAL);
            // run by whoever gets the lock from the dead, before lock() returns
            SharedLock lock = space.lock("lock").withRepair(taken -> {
                System.out.println("repairing what the dead one left: left=" + left + ", right=" + right + ", epoch="
                        + taken.epoch());
                right.set(TOTAL - left.get());
            });
            try (JavaProcess<Void> transfer = JavaProcess.start(() -> {
                lock.lock();
                left.addAndGet(-TOTAL / 4);
                // and never gets to add it to the right
                Thread.sleep(Long.MAX_VALUE);
            })) {
                Wait.until(() -> left.get() < TOTAL);
                System.out.println("the lock is held: " + lock.owner().orElseThrow());
                System.out.println("killing its owner in the middle of a transfer");
                transfer.process().destroyForcibly();
                long start = System.nanoTime();
                lock.lock();
                long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
                try {
                    System.out.println("the lock is ours after " + micros + " us: owner died=" + lock.ownerDied());
                    Check.that(lock.ownerDied(), "the death was told");
                    Check.that(left.get() + right.get() == TOTAL, "the repair was run");
                } finally {
                    lock.unlock();
                }
            }
            lock.lock();
            System.out.println("and in order for those who come later: owner died=" + lock.ownerDied() + ", left="
                    + left + ", right=" + right);
            Check.that(!lock.ownerDied(), "it is told until one has unlocked in order");
            lock.unlock();
        }
    }
}

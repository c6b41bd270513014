package io.javaipc.examples;

import io.javaipc.process.JavaProcess;
import io.javaipc.shared.SharedLock;
import io.javaipc.shared.SharedLong;
import io.javaipc.shared.SharedSpace;
import java.util.concurrent.TimeUnit;

/** A JVM is killed in the middle of a transfer that a lock protects; the next owner is told, and puts it right. */
final class LockOwnerKilledExample {
    private static final long TOTAL = 100;

    private LockOwnerKilledExample() {}

    static void main(String[] arguments) throws Exception {
        SharedSpace space = SharedSpace.open(
                "example-lock-owner-killed-" + ProcessHandle.current().pid());
        try {
            SharedLong left = space.longValue("left");
            SharedLong right = space.longValue("right");
            SharedLock lock = space.lock("lock");
            left.set(TOTAL);
            String name = space.name();
            try (JavaProcess<Void> transfer = JavaProcess.start(() -> begin(name))) {
                awaitBegun(left);
                System.out.println("the lock is held: " + lock.owner().orElseThrow());
                System.out.println("killing it in the middle: left=" + left + ", right=" + right);
                transfer.process().destroyForcibly();
                long start = System.nanoTime();
                lock.lock();
                long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
                try {
                    System.out.println("the lock is ours after " + micros + " us: owner died=" + lock.ownerDied()
                            + ", epoch=" + lock.epoch());
                    Check.that(lock.ownerDied(), "the death was told");
                    right.set(TOTAL - left.get());
                } finally {
                    lock.unlock();
                }
            }
            System.out.println("repaired: left=" + left + ", right=" + right);
            Check.that(left.get() + right.get() == TOTAL, "nothing was lost");
        } finally {
            space.destroy();
        }
    }

    private static void awaitBegun(SharedLong left) throws InterruptedException {
        while (left.get() == TOTAL) {
            Thread.sleep(1);
        }
    }

    /** Takes a quarter from the left, and never gets to add it to the right. */
    private static void begin(String name) throws InterruptedException {
        SharedSpace space = SharedSpace.open(name);
        space.lock("lock").lock();
        space.longValue("left").addAndGet(-TOTAL / 4);
        Thread.sleep(Long.MAX_VALUE);
    }
}

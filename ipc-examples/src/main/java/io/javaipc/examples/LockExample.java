package io.javaipc.examples;

import io.javaipc.process.JavaProcess;
import io.javaipc.shared.SharedLock;
import io.javaipc.shared.SharedLong;
import io.javaipc.shared.SharedSpace;
import java.util.ArrayList;
import java.util.List;

/** Three JVMs read a number and write it back one higher: without a lock they overwrite each other, with one they do not. */
final class LockExample {
    private static final int PROCESSES = 3;
    private static final int TIMES = 50_000;

    private LockExample() {}

    static void main(String[] arguments) throws Exception {
        long expected = (long) PROCESSES * TIMES;
        System.out.println(PROCESSES + " processes count to " + TIMES + " in one number, which makes " + expected);
        long raced = count(false);
        System.out.println("without a lock: " + raced + (raced < expected ? ", the rest was overwritten" : ""));
        long locked = count(true);
        System.out.println("with a lock:    " + locked);
        Check.that(locked == expected, "nothing was lost under the lock");
    }

    private static long count(boolean locking) throws Exception {
        try (SharedSpace space = SharedSpace.temporary()) {
            SharedLock lock = space.lock("lock");
            SharedLong number = space.longValue("number");
            SharedLong ready = space.longValue("ready");
            List<JavaProcess<Void>> counters = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                // what a task captures is the same lock and the same numbers over there
                counters.add(JavaProcess.start(() -> {
                    awaitTheOthers(ready);
                    if (locking) {
                        countLocked(number, lock);
                    } else {
                        count(number);
                    }
                }));
            }
            for (JavaProcess<Void> counter : counters) {
                counter.join();
                counter.close();
            }
            return number.get();
        }
    }

    private static void count(SharedLong number) {
        for (int i = 0; i < TIMES; i++) {
            number.set(number.get() + 1);
        }
    }

    private static void countLocked(SharedLong number, SharedLock lock) {
        for (int i = 0; i < TIMES; i++) {
            lock.lock();
            try {
                number.set(number.get() + 1);
            } finally {
                lock.unlock();
            }
        }
    }

    /** So that they do meet. */
    private static void awaitTheOthers(SharedLong ready) {
        ready.incrementAndGet();
        while (ready.get() < PROCESSES) {
            Thread.onSpinWait();
        }
    }
}

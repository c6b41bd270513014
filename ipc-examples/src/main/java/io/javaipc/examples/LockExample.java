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
        SharedSpace space =
                SharedSpace.open("example-lock-" + ProcessHandle.current().pid());
        try {
            String name = space.name();
            List<JavaProcess<Void>> counters = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                counters.add(JavaProcess.start(() -> countIn(name, locking)));
            }
            for (JavaProcess<Void> counter : counters) {
                counter.join();
                counter.close();
            }
            return space.longValue("number").get();
        } finally {
            space.destroy();
        }
    }

    private static void countIn(String name, boolean locking) {
        try (SharedSpace space = SharedSpace.open(name)) {
            awaitTheOthers(space.longValue("ready"));
            SharedLong number = space.longValue("number");
            SharedLock lock = space.lock("lock");
            for (int i = 0; i < TIMES; i++) {
                if (locking) {
                    lock.lock();
                }
                try {
                    number.set(number.get() + 1);
                } finally {
                    if (locking) {
                        lock.unlock();
                    }
                }
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

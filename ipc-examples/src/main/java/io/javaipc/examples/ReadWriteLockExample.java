package io.javaipc.examples;

import io.javaipc.process.JavaProcess;
import io.javaipc.shared.SharedCountDownLatch;
import io.javaipc.shared.SharedLock;
import io.javaipc.shared.SharedLong;
import io.javaipc.shared.SharedReadWriteLock;
import io.javaipc.shared.SharedSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;

/** Two JVMs read at the same time while nobody may write; then one writes two numbers, and nobody sees one without the other. */
final class ReadWriteLockExample {
    private static final int READERS = 2;
    private static final int UPDATES = 10_000;

    private ReadWriteLockExample() {}

    static void main(String[] arguments) throws Exception {
        try (SharedSpace space = SharedSpace.temporary()) {
            SharedReadWriteLock lock = space.readWriteLock("account");
            SharedLong debit = space.longValue("debit");
            SharedLong credit = space.longValue("credit");
            SharedCountDownLatch seen = space.countDownLatch("seen", 1);
            List<JavaProcess<Long>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(JavaProcess.start(() -> {
                    lock.readLock().lock();
                    seen.await();
                    lock.readLock().unlock();
                    return compare(lock.readLock(), debit, credit);
                }));
            }
            Wait.until(() -> lock.readers().size() == READERS);
            System.out.println("these read at the same time:");
            lock.readers().forEach(reader -> System.out.println("    " + reader));
            boolean refused = !lock.writeLock().tryLock();
            System.out.println("may we write meanwhile? " + !refused);
            Check.that(refused, "readers keep writers out");
            seen.countDown();

            update(lock.writeLock(), debit, credit);
            for (JavaProcess<Long> reader : readers) {
                System.out.println(
                        "pid " + reader.pid() + " compared " + reader.join() + " times, and they were always equal");
                reader.close();
            }
            System.out.println("after " + UPDATES + " updates: debit=" + debit + ", credit=" + credit);
        }
    }

    private static void update(SharedLock writing, SharedLong debit, SharedLong credit) {
        for (int i = 0; i < UPDATES; i++) {
            writing.lock();
            try {
                debit.set(debit.get() + 1);
                credit.set(credit.get() + 1);
            } finally {
                writing.unlock();
            }
        }
    }

    /** Until the last update; tells how often. */
    private static long compare(Lock reading, SharedLong debit, SharedLong credit) {
        long times = 0;
        long last = 0;
        while (last < UPDATES) {
            reading.lock();
            try {
                last = debit.get();
                Check.that(last == credit.get(), "nobody sees half an update");
                times++;
            } finally {
                reading.unlock();
            }
        }
        return times;
    }
}

package io.javaipc.shared;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** Has many virtual threads wait for each other through shared objects, with a single thread to carry them. */
public final class VirtualThreadProgram {
    private static final int THREADS = 30;
    private static final int TIMES = 5;

    private interface Task {
        void run() throws Exception;
    }

    private VirtualThreadProgram() {}

    /**
     * Runs the program.
     *
     * @param arguments the space's name
     * @throws Exception when something fails
     */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("jdk.virtualThreadScheduler.parallelism", "1");
        System.setProperty("jdk.virtualThreadScheduler.maxPoolSize", "1");
        SharedSpace space = SharedSpace.open(arguments[0]);
        CommandLoop.run(words -> run(space, words[0]));
    }

    private static Object run(SharedSpace space, String what) throws Exception {
        SharedLong sum = space.longValue("sum");
        sum.set(0);
        all(task(space, what, sum));
        return sum.get() == THREADS * TIMES ? "done" : sum;
    }

    private static Task task(SharedSpace space, String what, SharedLong sum) {
        switch (what) {
            case "semaphore":
                SharedSemaphore semaphore = space.semaphore("s", 2);
                return times(() -> {
                    semaphore.acquire();
                    Thread.sleep(1);
                    sum.incrementAndGet();
                    semaphore.release();
                });
            case "lock":
                return holding(space.lock("lock"), sum);
            case "read-write-lock":
                return holding(space.readWriteLock("rw").writeLock(), sum);
            case "barrier":
                SharedBarrier barrier = space.barrier("b", THREADS);
                return times(() -> {
                    barrier.await();
                    sum.incrementAndGet();
                });
            case "latch":
                return () -> {
                    for (int i = 0; i < TIMES; i++) {
                        SharedCountDownLatch latch = space.countDownLatch("l" + i, THREADS);
                        latch.countDown();
                        latch.await();
                        sum.incrementAndGet();
                    }
                };
            case "condition":
                return once(space.lock("lock"), sum);
            default:
                throw new IllegalArgumentException(what);
        }
    }

    private static Task times(Task task) {
        return () -> {
            for (int i = 0; i < TIMES; i++) {
                task.run();
            }
        };
    }

    /** Adds with the lock held over a pause, in which the thread lets go of its carrier. */
    private static Task holding(Lock lock, SharedLong sum) {
        return times(() -> {
            lock.lock();
            try {
                long before = sum.get();
                Thread.sleep(1);
                sum.set(before + 1);
            } finally {
                lock.unlock();
            }
        });
    }

    /** Each waits until all have come. */
    private static Task once(SharedLock lock, SharedLong sum) {
        return () -> {
            Condition condition = lock.condition("c");
            lock.lock();
            try {
                sum.addAndGet(TIMES);
                condition.signalAll();
                while (sum.get() < THREADS * TIMES) {
                    condition.await();
                }
            } finally {
                lock.unlock();
            }
        };
    }

    private static void all(Task task) throws Exception {
        List<Thread> threads = new ArrayList<>();
        List<Exception> failures = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(startVirtual(() -> {
                try {
                    task.run();
                } catch (Exception e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    /** By reflection: this is compiled for 17, and runs from 21 on. */
    private static Thread startVirtual(Runnable task) throws NoSuchMethodException, IllegalAccessException {
        try {
            return (Thread)
                    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}

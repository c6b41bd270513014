package io.javaipc.signal;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Waiting for any handled signal. Not {@code pause(2)}: a Java thread in it is never woken, since the JVM has its signals
 * delivered to threads of its own.
 */
final class Pause {
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Condition ENDED = LOCK.newCondition();
    private static long count;
    private static Signal latest;

    private Pause() {}

    /** Waits for a signal whose handlers were called after this was. */
    static Signal await() throws InterruptedException {
        LOCK.lockInterruptibly();
        try {
            long before = count;
            while (count == before) {
                ENDED.await();
            }
            return latest;
        } finally {
            LOCK.unlock();
        }
    }

    static void end(Signal signal) {
        LOCK.lock();
        try {
            count++;
            latest = signal;
            ENDED.signalAll();
        } finally {
            LOCK.unlock();
        }
    }
}

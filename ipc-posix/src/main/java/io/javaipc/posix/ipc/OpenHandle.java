package io.javaipc.posix.ipc;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Keeps what is native open while it is used: a semaphore that is unmapped under a waiter ends the JVM, and the number of
 * a closed descriptor may be another's. Thread-safe.
 */
final class OpenHandle {
    private final String what;
    private final Runnable closer;
    private final ReentrantReadWriteLock using = new ReentrantReadWriteLock();
    private volatile boolean closed;

    /**
     * Guards something open.
     *
     * @param what names it in messages
     * @param closer closes it; called once, when nobody uses it
     */
    OpenHandle(String what, Runnable closer) {
        this.what = what;
        this.closer = closer;
    }

    /** Runs a call that is short, or waits for a slice of time at most. */
    <T> T use(Supplier<T> call) {
        using.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException(what + " is closed");
            }
            return call.get();
        } finally {
            using.readLock().unlock();
        }
    }

    void close() {
        using.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                closer.run();
            }
        } finally {
            using.writeLock().unlock();
        }
    }
}

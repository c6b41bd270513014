package io.javaipc.signal;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs a task once for each request, one run at a time, on a daemon thread of the library's. Requests are counted and not
 * queued, so that a task that never returns costs no memory.
 */
final class SerialTask {
    private static final AtomicInteger THREAD_NUMBER = new AtomicInteger();
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(runnable -> {
        Thread thread = new Thread(runnable, "javaipc-signal-" + THREAD_NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    private final Runnable task;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition finished = lock.newCondition();
    private long requested;
    private boolean running;

    /** Makes one of a task that does not throw. */
    SerialTask(Runnable task) {
        this.task = task;
    }

    /** Requests a run, and waits for its end as long as it may take; not at all when an earlier run is still going on. */
    void run(Duration patience) {
        lock.lock();
        try {
            requested++;
            if (running) {
                return;
            }
            THREADS.execute(this::runWhileRequested);
            running = true;
            long left = patience.toNanos();
            while (running && left > 0) {
                left = finished.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void runWhileRequested() {
        while (isRequested()) {
            task.run();
        }
    }

    private boolean isRequested() {
        lock.lock();
        try {
            running = requested > 0;
            if (running) {
                requested--;
            } else {
                finished.signalAll();
            }
            return running;
        } finally {
            lock.unlock();
        }
    }
}

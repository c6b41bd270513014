package io.javaipc.durable;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forces what was appended to the disk from time to time. */
final class Flusher {
    private static final Logger LOGGER = LoggerFactory.getLogger(Flusher.class);

    private final Thread thread;

    /**
     * Starts it.
     *
     * @param step forces what there is; false ends it
     */
    Flusher(String queue, Duration interval, BooleanSupplier step) {
        long nanos = TimeUnit.NANOSECONDS.convert(interval);
        this.thread = new Thread(
                () -> {
                    do {
                        LockSupport.parkNanos(nanos);
                    } while (flush(queue, step));
                },
                "javaipc-flush-" + queue);
        thread.setDaemon(true);
        thread.start();
    }

    /** A failed one is told and tried again: the next may find what this one has not written. */
    private static boolean flush(String queue, BooleanSupplier step) {
        try {
            return step.getAsBoolean();
        } catch (RuntimeException e) {
            LOGGER.warn("queue cannot be flushed: queue={}", queue, e);
            return true;
        }
    }

    /** Has it look at once whether it is over. */
    void wake() {
        LockSupport.unpark(thread);
    }
}

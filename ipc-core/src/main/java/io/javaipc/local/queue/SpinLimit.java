package io.javaipc.local.queue;

/**
 * How long to look again and again before a sleep: for as long as it takes to be woken a few times where waits have been that
 * short lately, and else for an instant. Two processes that answer each other would otherwise sleep and wake for ever, for
 * neither is back before the other has gone to sleep. Threads that share it may mislead each other, for one wait.
 */
final class SpinLimit {
    private static final boolean IS_USEFUL = Runtime.getRuntime().availableProcessors() > 1;
    private static final long SHORT_NANOS = 5_000;
    private static final long LONG_NANOS = 100_000;
    // two who both sleep each time, and take long to wake
    private static final long SHORT_WAIT_NANOS = 4 * LONG_NANOS;

    private long lastWait;

    /** How many nanoseconds to spin. */
    long nanos() {
        if (!IS_USEFUL) {
            return 0;
        }
        return lastWait < SHORT_WAIT_NANOS ? LONG_NANOS : SHORT_NANOS;
    }

    /** Takes note of how long a wait was, with its spinning. */
    void waited(long nanos) {
        lastWait = nanos;
    }
}

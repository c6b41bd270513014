package io.javaipc.socket;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Selects on behalf of threads that nobody waits for, and keeps out of the way when the JVM exits.
 *
 * <p>HotSpot waits up to 300 ms at its exit for threads that are inside a system call ({@code
 * VM_Exit::wait_for_threads_in_native_to_block}). A daemon thread in a plain {@code select()} would make every short
 * program that much slower. So once the exit has begun, waiting goes on by looking now and then, and parks in between;
 * it still notices what happens while shutdown hooks run.
 */
public final class QuietSelect {
    private static final long PAUSE_NANOS = 5_000_000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final Set<Selector> WAITING = ConcurrentHashMap.newKeySet();
    private static volatile boolean exiting;

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(new ExitHook(), "javaipc-quiet-exit"));
        } catch (IllegalStateException e) {
            // loaded by a shutdown hook: the exit has begun already
            exiting = true;
        }
    }

    private QuietSelect() {}

    /**
     * Waits until something is ready, or until there is reason to look again; clears the selected keys.
     *
     * @param selector says what is waited for
     * @throws IOException when the system refuses
     */
    public static void await(Selector selector) throws IOException {
        await(selector, Long.MAX_VALUE);
    }

    /**
     * Waits until something is ready, until there is reason to look again, or for a time; clears the selected keys. An
     * interrupt ends the wait, and stays standing.
     *
     * @param selector says what is waited for
     * @param nanos for how long, more than zero; {@link Long#MAX_VALUE} for ever
     * @throws IOException when the system refuses
     */
    public static void await(Selector selector, long nanos) throws IOException {
        WAITING.add(selector);
        try {
            if (exiting) {
                if (selector.selectNow() == 0) {
                    LockSupport.parkNanos(Math.min(nanos, PAUSE_NANOS));
                }
            } else if (nanos == Long.MAX_VALUE) {
                selector.select();
            } else {
                // rounded up: a selector counts in milliseconds, and takes 0 for ever
                selector.select(Math.max(1, (nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI));
            }
        } finally {
            WAITING.remove(selector);
            selector.selectedKeys().clear();
        }
    }

    /** No lambda: workers load this class at their start. */
    private static final class ExitHook implements Runnable {
        @Override
        public void run() {
            exiting = true;
            for (Selector selector : WAITING) {
                selector.wakeup();
            }
        }
    }
}

package io.javaipc.worker;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Selects on behalf of daemon threads, and keeps out of the way when the JVM exits.
 *
 * <p>HotSpot waits up to 300 ms at its exit for threads that are inside a system call ({@code
 * VM_Exit::wait_for_threads_in_native_to_block}). A daemon thread in a plain {@code select()} would make every short
 * program that much slower. So once the exit has begun, waiting goes on by looking now and then, and parks in between;
 * it still notices what happens while shutdown hooks run.
 */
final class QuietSelect {
    private static final long PAUSE_NANOS = 5_000_000;
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

    /** Waits until something is ready, or until there is reason to look again; clears the selected keys. */
    static void await(Selector selector) throws IOException {
        WAITING.add(selector);
        try {
            if (exiting) {
                if (selector.selectNow() == 0) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            } else {
                selector.select();
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

package io.javaipc.testing;

import java.util.function.BooleanSupplier;

/** Waits for conditions. There is no time limit here: the watchdog of the test run ends what hangs. */
public final class Await {
    private static final long PAUSE_MILLIS = 5;

    private Await() {}

    /**
     * Waits until a condition holds.
     *
     * @param condition the condition
     * @throws InterruptedException when the watchdog ends the wait
     */
    public static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /**
     * Waits until no process has this pid.
     *
     * @param pid the pid
     * @throws InterruptedException when the watchdog ends the wait
     */
    public static void untilGone(long pid) throws InterruptedException {
        until(() -> ProcessHandle.of(pid).isEmpty());
    }
}

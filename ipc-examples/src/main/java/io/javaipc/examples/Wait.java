package io.javaipc.examples;

import java.util.function.BooleanSupplier;

/** How an example waits for what the system does in its own time. */
final class Wait {
    private static final long PAUSE_MILLIS = 10;

    private Wait() {}

    static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}

package io.javaipc.ftp.demo;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other processes do and nobody announces. */
final class Wait {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private Wait() {}

    static void until(String what, BooleanSupplier happened) throws TourFailed, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting: until=" + what);
            }
            if (System.nanoTime() - deadline > 0) {
                throw new TourFailed("waited in vain: until=" + what + ", seconds=" + PATIENCE.toSeconds());
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}

package io.javaipc.testing;

import java.util.Arrays;

/** Tells whether threads wait for what other processes do. For the JVM they run, wherever the platform waits in the kernel. */
public final class Asleep {
    private static final String SLEEPERS = "io.javaipc.local.sync.Sleepers";

    private Asleep() {}

    /**
     * Waits until a call sleeps, or has ended.
     *
     * @param call the call
     * @throws InterruptedException when the watchdog ends the wait
     */
    public static void until(Running.Call<?> call) throws InterruptedException {
        Await.until(() -> call.outcome().isDone() || isAsleep(call.thread()));
    }

    private static boolean isAsleep(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(SLEEPERS));
    }
}

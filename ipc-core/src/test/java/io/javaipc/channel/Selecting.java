package io.javaipc.channel;

import io.javaipc.testing.Await;
import io.javaipc.testing.Running;
import java.util.concurrent.Callable;

/** Waits until a thread waits for a socket, which the JVM takes for a running one. */
final class Selecting {
    private Selecting() {}

    /** Runs something on a thread of its own and returns once that thread waits for a socket, or has ended. */
    static <T> Running.Call<T> start(Callable<T> call) throws InterruptedException {
        Running.Call<T> running = Running.start(call);
        Await.until(() -> running.outcome().isDone() || isSelecting(running.thread()));
        return running;
    }

    private static boolean isSelecting(Thread thread) {
        StackTraceElement[] trace = thread.getStackTrace();
        return trace.length > 0
                && trace[0].isNativeMethod()
                && trace[0].getClassName().startsWith("sun.nio.ch.")
                && trace[0].getMethodName().equals("wait");
    }
}

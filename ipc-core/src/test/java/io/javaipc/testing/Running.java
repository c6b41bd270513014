package io.javaipc.testing;

import io.javaipc.process.ChildProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** What tests do with running children and threads. */
public final class Running {
    private Running() {}

    /**
     * Reads a stream to its end, as UTF-8.
     *
     * @param stream the stream
     * @return the text
     * @throws IOException when it cannot be read
     */
    public static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    /**
     * What is piped to a child's standard output, line by line; by it helper programs say how far they are.
     *
     * @param child the child
     * @return the reader
     */
    public static BufferedReader lines(ChildProcess child) {
        return child.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Runs something on a thread of its own.
     *
     * @param <T> what comes of it
     * @param call what to run
     * @return the running call
     */
    public static <T> Call<T> start(Callable<T> call) {
        FutureTask<T> outcome = new FutureTask<>(call);
        Thread thread = new Thread(outcome, "test-call");
        thread.setDaemon(true);
        thread.start();
        return new Call<>(thread, outcome);
    }

    /**
     * Runs something on a thread of its own and returns once that thread waits for another.
     *
     * @param <T> what comes of it
     * @param call what to run
     * @return the running call
     * @throws InterruptedException when the watchdog ends the wait
     */
    public static <T> Call<T> untilItWaits(Callable<T> call) throws InterruptedException {
        Call<T> running = start(call);
        Await.until(() -> switch (running.thread().getState()) {
            case WAITING, TIMED_WAITING, TERMINATED -> true;
            default -> false;
        });
        return running;
    }

    /**
     * Runs something on a thread of its own and returns once that thread reads or writes outside the JVM, which takes such
     * a thread for a running one.
     *
     * @param <T> what comes of it
     * @param call what to run
     * @return the running call
     * @throws InterruptedException when the watchdog ends the wait
     */
    public static <T> Call<T> untilItReadsOrWrites(Callable<T> call) throws InterruptedException {
        Call<T> running = start(call);
        Await.until(() -> running.outcome().isDone() || isTransferring(running.thread()));
        return running;
    }

    private static boolean isTransferring(Thread thread) {
        StackTraceElement[] trace = thread.getStackTrace();
        if (trace.length == 0 || !trace[0].isNativeMethod()) {
            return false;
        }
        String method = trace[0].getMethodName();
        return method.startsWith("read") || method.startsWith("write") || method.equals("poll");
    }

    /**
     * A call on a thread of its own.
     *
     * @param <T> what comes of it
     * @param thread the thread, to be interrupted
     * @param outcome what comes of it
     */
    public record Call<T>(Thread thread, FutureTask<T> outcome) {}
}

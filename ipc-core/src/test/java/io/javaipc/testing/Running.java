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
     * Runs something on a thread of its own and returns once that thread waits for something.
     *
     * @param <T> what comes of it
     * @param call what to run
     * @return the running call
     * @throws InterruptedException when the watchdog ends the wait
     */
    public static <T> Waiter<T> waitingIn(Callable<T> call) throws InterruptedException {
        FutureTask<T> outcome = new FutureTask<>(call);
        Thread thread = new Thread(outcome, "test-waiter");
        thread.setDaemon(true);
        thread.start();
        Await.until(() -> outcome.isDone()
                || thread.getState() == Thread.State.WAITING
                || thread.getState() == Thread.State.TIMED_WAITING);
        return new Waiter<>(thread, outcome);
    }

    /**
     * A call that waits on a thread of its own.
     *
     * @param <T> what comes of it
     * @param thread the thread, to be interrupted
     * @param outcome what comes of it
     */
    public record Waiter<T>(Thread thread, FutureTask<T> outcome) {}
}

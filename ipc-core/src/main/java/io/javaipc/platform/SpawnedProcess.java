package io.javaipc.platform;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/** A child that a platform started, and reaps by itself when it ends. Thread-safe. */
public interface SpawnedProcess {
    /**
     * The child's process id. Once the child has ended, the number may belong to a stranger.
     *
     * @return the pid
     */
    long pid();

    /**
     * Writes to the child's standard input.
     *
     * @return the stream; one that refuses every write when the input is not a pipe
     */
    OutputStream stdin();

    /**
     * Reads the child's standard output.
     *
     * @return the stream; an empty one when the output is not a pipe
     */
    InputStream stdout();

    /**
     * Reads the child's standard error.
     *
     * @return the stream; an empty one when the error is not a pipe
     */
    InputStream stderr();

    /**
     * Completes once the child has ended and has been reaped, whoever may still hold its pipes.
     *
     * @return the future; completing or cancelling it changes nothing about the child
     */
    CompletableFuture<WaitStatus> termination();

    /**
     * Sends a signal to the child, and never to a stranger that got its pid.
     *
     * @param number the signal's number
     * @return false when the child has ended already
     * @throws UnsupportedOperationException when this platform cannot send that signal
     * @throws IpcException when the system refuses
     */
    boolean signal(int number);
}

package io.javaipc.platform;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

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

    /**
     * Sends a signal to every process of the group that the child leads.
     *
     * @param number the signal's number
     * @return false when the child has ended already, so that its group may be a stranger's
     * @throws UnsupportedOperationException without {@link Capability#PROCESS_GROUPS}
     * @throws IpcException when the system refuses
     */
    boolean signalGroup(int number);

    /**
     * What the child used in its life.
     *
     * @return the usage; empty while it runs, and where the platform cannot tell
     */
    Optional<ResourceUsage> usage();

    /**
     * Tells a listener whenever the child is stopped or goes on, until it ends.
     *
     * @param listener called on a thread of its own
     * @throws UnsupportedOperationException without {@link Capability#STATE_CHANGES}
     */
    void onStateChange(Consumer<StateChange> listener);

    /**
     * Changes the size of the child's terminal.
     *
     * @param size the new size; a {@code WINCH} tells the child
     * @throws IllegalStateException when the child was not given a terminal
     */
    void resizeTerminal(TerminalSize size);
}

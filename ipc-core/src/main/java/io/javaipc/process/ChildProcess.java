package io.javaipc.process;

import io.javaipc.channel.Selectable;
import io.javaipc.channel.Selection;
import io.javaipc.platform.Grouping;
import io.javaipc.platform.ResourceUsage;
import io.javaipc.platform.SpawnedProcess;
import io.javaipc.platform.StateChange;
import io.javaipc.platform.TerminalSize;
import io.javaipc.platform.WaitStatus;
import io.javaipc.signal.Signal;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A running child, or one that has ended: a {@link Process} that tells exactly how it ended, and to which signals can be
 * sent without fear of hitting a stranger that got its pid. It is reaped by itself; dropping this object leaves no zombie
 * and does not end the child. Thread-safe.
 *
 * <p>The end is taken from the kernel and not from the child's pipes: a grandchild that still holds them delays nothing. To
 * wait for it together with other things there is {@link io.javaipc.channel.Channels#select Channels.select}.
 */
public final class ChildProcess extends Process implements AutoCloseable, Selectable {
    private static final Duration GRACE_OF_CLOSE = Duration.ofSeconds(2);
    private static final Duration END_OF_KILLED = Duration.ofSeconds(10);

    private final SpawnedProcess spawned;
    private final List<String> words;
    private final Grouping grouping;
    private final boolean detached;
    private final CompletableFuture<WaitStatus> termination;
    private final Set<Selection> selections = ConcurrentHashMap.newKeySet();
    private volatile List<StreamPump> pumps = List.of();

    /** Wraps a child that ends with its owner's close() and leads no group. */
    ChildProcess(SpawnedProcess spawned, List<String> words) {
        this(spawned, words, Grouping.SAME, false);
    }

    ChildProcess(SpawnedProcess spawned, List<String> words, Grouping grouping, boolean detached) {
        this.spawned = spawned;
        this.words = words;
        this.grouping = grouping;
        this.detached = detached;
        this.termination = spawned.termination();
        // once for all that will ever wait: the future would keep each of them as long as the child runs
        whenEnded(() -> selections.forEach(Selection::wakeUp));
    }

    /** Starts the threads that write and read for the child; without them it is of no use, and ends. */
    void serve(Input in, Output out, Output err) {
        try {
            in.feed(spawned.stdin());
            pumps = Stream.of(out.attach(spawned.stdout()), err.attach(spawned.stderr()))
                    .flatMap(Optional::stream)
                    .toList();
        } catch (OutOfMemoryError e) {
            spawned.signal(Signal.KILL.number());
            end();
            closeStreams();
            throw e;
        }
    }

    /** Runs something once the child has ended, on a thread that other children wait for: it must be quick. */
    void whenEnded(Runnable action) {
        termination.whenComplete((status, failure) -> action.run());
    }

    /**
     * To be called once the child has ended: reads on while its pipes have something, and closes them when they fall
     * silent. Returns whether all were read to their end.
     */
    boolean settle(Duration silence, long deadlineNanos) throws InterruptedException {
        boolean complete = true;
        for (StreamPump pump : pumps) {
            complete &= pump.settle(silence, deadlineNanos);
        }
        return complete;
    }

    @Override
    public long pid() {
        return spawned.pid();
    }

    /**
     * How the child ended.
     *
     * @return its status; empty while it runs
     */
    public Optional<ExitStatus> exitStatus() {
        return termination.isDone() ? Optional.of(ExitStatus.of(termination.join())) : Optional.empty();
    }

    /**
     * Looks whether the child has ended, as {@code waitpid} does with {@code WNOHANG}. The same as {@link #exitStatus()}.
     *
     * @return its status; empty while it runs
     */
    public Optional<ExitStatus> poll() {
        return exitStatus();
    }

    /**
     * What the child used in its life: processor time, memory, page faults; see {@code wait4(2)}.
     *
     * @return the usage; empty while it runs, and without
     *     {@link io.javaipc.platform.Capability#RESOURCE_USAGE RESOURCE_USAGE}
     */
    public Optional<ResourceUsage> resourceUsage() {
        return termination.isDone() ? spawned.usage() : Optional.empty();
    }

    /**
     * Tells a listener whenever the child is stopped or goes on, until it ends. Needs
     * {@link io.javaipc.platform.Capability#STATE_CHANGES STATE_CHANGES}.
     *
     * @param listener called on a thread of its own
     */
    public void onStateChange(Consumer<StateChange> listener) {
        spawned.onStateChange(listener);
    }

    /**
     * Changes the size of the window of the child's {@linkplain Command#terminal terminal}.
     *
     * @param size the new size; the child is told by {@code WINCH}
     * @throws IllegalStateException when it has none
     */
    public void resizeTerminal(TerminalSize size) {
        spawned.resizeTerminal(size);
    }

    /**
     * Waits until the child has ended.
     *
     * @return how
     * @throws InterruptedException when interrupted; the child runs on
     */
    public ExitStatus awaitExit() throws InterruptedException {
        try {
            return ExitStatus.of(termination.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for a child failed: pid=" + pid(), e.getCause());
        }
    }

    /**
     * Waits until the child has ended, for a time.
     *
     * @param timeout how long; zero or less does not wait
     * @return how it ended; empty when it still runs
     * @throws InterruptedException when interrupted; the child runs on
     */
    public Optional<ExitStatus> awaitExit(Duration timeout) throws InterruptedException {
        try {
            return Optional.of(
                    ExitStatus.of(termination.get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS)));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for a child failed: pid=" + pid(), e.getCause());
        }
    }

    /**
     * Sends a signal to the child.
     *
     * @param signal the signal
     * @return false when the child has ended already
     * @throws UnsupportedOperationException when the platform can send only {@code TERM} and {@code KILL}
     */
    public boolean signal(Signal signal) {
        return spawned.signal(signal.number());
    }

    /**
     * Ends the child: {@code TERM}, and {@code KILL} when it has not ended within the grace. Returns when it is reaped.
     * Its own children are not touched.
     *
     * @param grace how long it may take over {@code TERM}; zero or less kills at once
     * @return how it ended
     * @throws InterruptedException when interrupted; the child is then killed but not waited for
     */
    public ExitStatus terminate(Duration grace) throws InterruptedException {
        try {
            if (!grace.isNegative() && !grace.isZero()) {
                spawned.signal(Signal.TERM.number());
                Optional<ExitStatus> ended = awaitExit(grace);
                if (ended.isPresent()) {
                    return ended.get();
                }
            }
            spawned.signal(Signal.KILL.number());
            return awaitExit();
        } catch (InterruptedException e) {
            spawned.signal(Signal.KILL.number());
            throw e;
        }
    }

    /**
     * Ends the child and all its descendants: {@code TERM}, and {@code KILL} for those that have not ended within the
     * grace. When the child leads a process group or session of its own, all of that is reached at once.
     *
     * @param grace how long they may take over {@code TERM}; zero or less kills at once
     * @return which mechanisms reached them
     * @throws InterruptedException when interrupted; they are then all killed but not waited for
     */
    public TreeKill killTree(Duration grace) throws InterruptedException {
        return new TreeKiller(this, spawned, grouping != Grouping.SAME).kill(grace);
    }

    /**
     * Ends and reaps the child and closes its pipes, within about twelve seconds: {@code TERM}, two seconds later
     * {@code KILL}. What is in its pipes for {@link Output#lines} by then is delivered first. An interrupt meanwhile kills
     * at once and stays set. A {@linkplain Command#detached detached} child
     * is not ended.
     */
    @Override
    public void close() {
        if (!detached) {
            end();
        }
        closeStreams();
    }

    private void end() {
        try {
            if (awaitExit(Duration.ZERO).isEmpty()) {
                spawned.signal(Signal.TERM.number());
                if (awaitExit(GRACE_OF_CLOSE).isEmpty()) {
                    spawned.signal(Signal.KILL.number());
                    // one that the kernel cannot end now (state D) is left to the reaper
                    awaitExit(END_OF_KILLED);
                }
            }
            settle(CommandRun.SILENCE, System.nanoTime() + END_OF_KILLED.toNanos());
        } catch (InterruptedException e) {
            spawned.signal(Signal.KILL.number());
            Thread.currentThread().interrupt();
        }
    }

    private void closeStreams() {
        for (Closeable stream : List.of(spawned.stdin(), spawned.stdout(), spawned.stderr())) {
            try {
                stream.close();
            } catch (IOException e) {
                // a pipe whose other end is gone may say so once more; it is closed all the same
                continue;
            }
        }
    }

    /** Completes with the child's end, before anything here tells of it. Not to be completed by others. */
    CompletableFuture<?> ended() {
        return termination;
    }

    /** {@inheritDoc} A child is ready when it has ended. */
    @Override
    public boolean isReady() {
        return termination.isDone();
    }

    @Override
    public boolean isReady(Selection selection) {
        selections.add(selection);
        return isReady();
    }

    @Override
    public void forget(Selection selection) {
        selections.remove(selection);
    }

    @Override
    public boolean isAlive() {
        return !termination.isDone();
    }

    @Override
    public int waitFor() throws InterruptedException {
        return awaitExit().shellCode();
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        return awaitExit(Duration.ofNanos(unit.toNanos(timeout))).isPresent();
    }

    /** {@inheritDoc} A signal <i>n</i> counts as 128 + <i>n</i>; {@link #exitStatus()} tells the two apart. */
    @Override
    public int exitValue() {
        return exitStatus()
                .orElseThrow(() -> new IllegalThreadStateException("process has not exited: pid=" + pid()))
                .shellCode();
    }

    @Override
    public CompletableFuture<Process> onExit() {
        // asynchronously: the reaper's thread must not run what others attach here
        return termination.handleAsync((status, failure) -> this, CallbackThreads.EXECUTOR);
    }

    @Override
    public void destroy() {
        spawned.signal(Signal.TERM.number());
    }

    @Override
    public Process destroyForcibly() {
        spawned.signal(Signal.KILL.number());
        return this;
    }

    @Override
    public boolean supportsNormalTermination() {
        return true;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException when the child has ended: its pid may be a stranger's
     */
    @Override
    public ProcessHandle toHandle() {
        return ProcessHandle.of(pid())
                .filter(handle -> isAlive())
                .orElseThrow(() -> new IllegalStateException("process has ended: pid=" + pid()));
    }

    @Override
    public OutputStream getOutputStream() {
        return spawned.stdin();
    }

    @Override
    public InputStream getInputStream() {
        return spawned.stdout();
    }

    @Override
    public InputStream getErrorStream() {
        return spawned.stderr();
    }

    @Override
    public String toString() {
        return "ChildProcess[pid=" + pid() + ", command=" + words + ", "
                + exitStatus().map(ExitStatus::toString).orElse("running") + "]";
    }
}

package io.javaipc.process;

import io.javaipc.platform.WaitStatus;
import io.javaipc.signal.Signal;
import io.javaipc.worker.RemoteFailure;
import io.javaipc.worker.WorkerContext;
import io.javaipc.worker.WorkerOptions;
import io.javaipc.worker.WorkerOutcome;
import io.javaipc.worker.WorkerProcess;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A Java function that runs in a JVM of its own: what {@code fork} and a target function are in other languages.
 *
 * <pre>{@code
 * try (JavaProcess<Long> process = JavaProcess.start(() -> sum(data))) {
 *     long total = process.join();
 * }
 * }</pre>
 *
 * <p>The function is serialized with what it captures, and so is its value; the new JVM has this one's class path or
 * module path and its system properties, but nothing of its memory (a live JVM cannot be forked: only one of its threads
 * would survive). It reads nothing, writes to this process's standard output and error, and ends at once when this process
 * ends, by whatever cause. Its exit code is 0 when the function returned and 1 when it threw. Thread-safe.
 *
 * <p>Not for: many short tasks (each costs the start of a JVM), and code that is not on the class path.
 *
 * @param <T> the type of the function's value
 */
public final class JavaProcess<T> implements AutoCloseable {
    private final String name;
    private final WorkerProcess worker;
    private final ChildProcess process;
    private final ClassLoader loader;
    private final ObjectInputFilter filter;
    private final CompletableFuture<T> result;

    private JavaProcess(String name, WorkerProcess worker, ClassLoader loader, ObjectInputFilter filter) {
        this.name = name;
        this.worker = worker;
        this.loader = loader;
        this.filter = filter;
        this.process = new ChildProcess(worker.spawned(), List.of(name));
        // the end of the process too: once a join is back, the process is told to have ended
        this.result = worker.outcome().thenApply(this::resultOf).thenCombine(process.ended(), (value, end) -> value);
    }

    /**
     * Runs a function in a new JVM.
     *
     * @param <T> the type of its value
     * @param task the function
     * @return the process, which is starting
     * @throws IllegalArgumentException when the function cannot be serialized
     */
    public static <T> JavaProcess<T> start(SerializableCallable<T> task) {
        return builder("java-process").start(task);
    }

    /**
     * Runs an action in a new JVM.
     *
     * @param task the action
     * @return the process, which is starting
     * @throws IllegalArgumentException when the action cannot be serialized
     */
    public static JavaProcess<Void> start(SerializableAction task) {
        return builder("java-process").start(task);
    }

    /**
     * Tells the parent something, from within a function that runs in a process of its own; see
     * {@link Builder#onReport}.
     *
     * @param report what
     * @throws IOException when it cannot be serialized, or the parent is gone
     * @throws IllegalStateException when this JVM was not started as a {@code JavaProcess}
     */
    public static void report(Serializable report) throws IOException {
        WorkerContext.current().emit(report);
    }

    /**
     * Describes a process before it starts.
     *
     * @param name names it in messages and thread names
     * @return a builder
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * The process's pid.
     *
     * @return the pid
     */
    public long pid() {
        return process.pid();
    }

    /**
     * The process itself, to signal it or to learn its exit status.
     *
     * @return the process
     */
    public ChildProcess process() {
        return process;
    }

    /**
     * Waits until the process has ended.
     *
     * @return the function's value
     * @throws TaskFailedException when the function threw, or its value could not be sent or read
     * @throws ProcessDiedException when the process ended otherwise
     * @throws InterruptedException when interrupted; the process runs on
     */
    public T join() throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw rethrowable(e.getCause());
        }
    }

    /**
     * Waits until the process has ended, for a time.
     *
     * @param timeout how long; zero or less does not wait
     * @return the function's value
     * @throws TimeoutException when the process still runs
     * @throws TaskFailedException when the function threw, or its value could not be sent or read
     * @throws ProcessDiedException when the process ended otherwise
     * @throws InterruptedException when interrupted; the process runs on
     */
    public T join(Duration timeout) throws InterruptedException, TimeoutException {
        try {
            return result.get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw rethrowable(e.getCause());
        } catch (TimeoutException e) {
            throw new TimeoutException(
                    "process still runs: process=" + name + ", pid=" + pid() + ", timeout=" + timeout);
        }
    }

    /**
     * Completes when the process has ended, as {@link #join()} would.
     *
     * @return a future; cancelling it does not end the process
     */
    public CompletableFuture<T> onCompletion() {
        return result.thenApplyAsync(value -> value, CallbackThreads.EXECUTOR);
    }

    /** Interrupts the thread that runs the function, at once or as soon as it runs. */
    public void interrupt() {
        worker.interrupt();
    }

    /** Ends the process if it runs still, as {@link ChildProcess#close()} does. */
    @Override
    public void close() {
        process.close();
    }

    @Override
    public String toString() {
        return "JavaProcess[name=" + name + ", pid=" + pid() + "]";
    }

    // the value came from the function whose type says T
    @SuppressWarnings("unchecked")
    private T resultOf(WorkerOutcome outcome) {
        if (outcome instanceof WorkerOutcome.Value value) {
            return (T) value.value();
        }
        if (outcome instanceof WorkerOutcome.Failed failed) {
            throw taskFailed(failed.failure());
        }
        if (outcome instanceof WorkerOutcome.Unreadable unreadable) {
            Throwable cause = unreadable.cause();
            throw new TaskFailedException(
                    "value of a task cannot be read: process=" + name + ", pid=" + pid() + ", cause=" + cause,
                    cause.getClass().getName(),
                    "",
                    cause);
        }
        WaitStatus status = ((WorkerOutcome.Died) outcome).status();
        throw new ProcessDiedException(name, pid(), ExitStatus.of(status));
    }

    private TaskFailedException taskFailed(RemoteFailure failure) {
        return new TaskFailedException(
                "task failed: process=" + name + ", pid=" + pid() + ", exception=" + failure.className() + ", message="
                        + failure.message(),
                failure.className(),
                failure.stackTrace(),
                failure.thrown(loader, filter).orElse(null));
    }

    private static RuntimeException rethrowable(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException("waiting for a process failed", cause);
    }

    /** Describes a {@link JavaProcess}. Not thread-safe; usable again. */
    public static final class Builder {
        private final String name;
        private Input stdin = Input.empty();
        private Output stdout = Output.inherit();
        private Output stderr = Output.inherit();
        private List<String> jvmArguments = List.of();
        private boolean newProcessGroup;
        private Set<Integer> blockedSignals = Set.of();
        private ObjectInputFilter resultFilter;
        private Consumer<Object> onReport = report -> {};

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /**
         * Sets standard input; empty unless set.
         *
         * @param input where it comes from
         * @return this
         */
        public Builder stdin(Input input) {
            this.stdin = Objects.requireNonNull(input, "input");
            return this;
        }

        /**
         * Sets standard output; this process's unless set.
         *
         * @param output where it goes
         * @return this
         */
        public Builder stdout(Output output) {
            this.stdout = Objects.requireNonNull(output, "output");
            return this;
        }

        /**
         * Sets standard error; this process's unless set.
         *
         * @param output where it goes
         * @return this
         */
        public Builder stderr(Output output) {
            this.stderr = Objects.requireNonNull(output, "output");
            return this;
        }

        /**
         * Sets what {@code java} is given beyond what the library sets.
         *
         * @param arguments such as {@code -Xmx64m}
         * @return this
         */
        public Builder jvmArguments(String... arguments) {
            this.jvmArguments = List.of(arguments);
            return this;
        }

        /**
         * Makes the process the leader of a process group of its own, so that a Ctrl-C at the terminal does not reach it.
         * Needs {@link io.javaipc.platform.Capability#PROCESS_GROUPS PROCESS_GROUPS}.
         *
         * @return this
         */
        public Builder newProcessGroup() {
            this.newProcessGroup = true;
            return this;
        }

        /**
         * Launches the JVM with signals blocked, so that it receives them with sender and value
         * ({@link io.javaipc.signal.Signals#receiver}), real-time ones too, and that none is lost or deadly before it
         * looks. Programs that it starts by {@link ProcessBuilder} may inherit the block (on JDK 17 they do); those
         * started by {@link Command} do not. Needs {@link io.javaipc.platform.Capability#QUEUED_SIGNALS QUEUED_SIGNALS}.
         *
         * @param signals the signals
         * @return this
         * @throws IllegalArgumentException when a JVM cannot have one of them blocked:
         *     {@link Signal#blockingRefusal()} says why
         */
        public Builder blockedSignals(Set<Signal> signals) {
            signals.forEach(signal -> signal.blockingRefusal().ifPresent(reason -> {
                throw new IllegalArgumentException("signal cannot be blocked: signal=" + signal + ", reason=" + reason);
            }));
            this.blockedSignals = signals.stream().map(Signal::number).collect(Collectors.toUnmodifiableSet());
            return this;
        }

        /**
         * Sets who is told what the function {@linkplain JavaProcess#report reports} while it runs. Reports arrive in
         * order, and all of them before the process's end is told.
         *
         * @param listener called on a thread of the library's; what it throws ends the process
         * @return this
         */
        public Builder onReport(Consumer<Object> listener) {
            this.onReport = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Limits what may be deserialized of the function's reports, value or exception, on top of the JVM's own filter. For
         * functions that handle what strangers send: a process they took over shall not reach this one.
         *
         * @param filter the filter
         * @return this
         */
        public Builder resultFilter(ObjectInputFilter filter) {
            this.resultFilter = Objects.requireNonNull(filter, "filter");
            return this;
        }

        /**
         * Runs a function in a new JVM.
         *
         * @param <T> the type of its value
         * @param task the function
         * @return the process, which is starting
         * @throws IllegalArgumentException when the function cannot be serialized
         * @throws io.javaipc.platform.IpcException when {@code java} cannot be started
         */
        public <T> JavaProcess<T> start(SerializableCallable<T> task) {
            return launch(task, task.getClass().getClassLoader());
        }

        /**
         * Runs an action in a new JVM.
         *
         * @param task the action
         * @return the process, which is starting
         * @throws IllegalArgumentException when the action cannot be serialized
         * @throws io.javaipc.platform.IpcException when {@code java} cannot be started
         */
        public JavaProcess<Void> start(SerializableAction task) {
            return launch(new ActionTask(task), task.getClass().getClassLoader());
        }

        private <T> JavaProcess<T> launch(SerializableCallable<T> task, ClassLoader loader) {
            WorkerOptions options = new WorkerOptions(
                    name, stdin.stdio(), stdout.stdio(), stderr.stdio(), jvmArguments, newProcessGroup, blockedSignals);
            WorkerProcess worker = WorkerProcess.start(options, task, loader, resultFilter, onReport);
            JavaProcess<T> process = new JavaProcess<>(name, worker, loader, resultFilter);
            process.process().serve(stdin, stdout, stderr);
            return process;
        }
    }

    /** An action as a function; a record, because a lambda here would make this class part of the serialized form. */
    private record ActionTask(SerializableAction action) implements SerializableCallable<Void> {
        @Override
        public Void call() throws Exception {
            action.run();
            return null;
        }
    }
}

package io.javaipc.worker;

import io.javaipc.platform.Grouping;
import io.javaipc.platform.Platform;
import io.javaipc.platform.ProcessAttributes;
import io.javaipc.platform.SpawnRequest;
import io.javaipc.platform.SpawnedProcess;
import io.javaipc.platform.WaitStatus;
import io.javaipc.serialization.Consignment;
import io.javaipc.serialization.JavaSerialization;
import io.javaipc.worker.ControlListener.Invitation;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parent's side of a worker JVM that runs one task. A thread of its own sends the task once the worker has called in
 * and then listens until the worker is gone; it never waits without noticing the worker's death. Thread-safe.
 */
public final class WorkerProcess {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);
    private static final ObjectInputFilter FAILURE_FILTER =
            ObjectInputFilter.Config.createFilter(RemoteFailure.class.getName() + ";java.base/*;!*");

    private final WorkerOptions options;
    private final SpawnedProcess spawned;
    private final Invitation invitation;
    private final byte[] task;
    private final Consignment consignment;
    private final ClassLoader loader;
    private final ObjectInputFilter filter;
    private final Consumer<Object> events;
    private final CompletableFuture<ControlChannel> taskSent = new CompletableFuture<>();
    private final CompletableFuture<WorkerOutcome> outcome = new CompletableFuture<>();

    private WorkerProcess(
            WorkerOptions options,
            SpawnedProcess spawned,
            Invitation invitation,
            byte[] task,
            Consignment consignment,
            ClassLoader loader,
            ObjectInputFilter filter,
            Consumer<Object> events) {
        this.options = options;
        this.spawned = spawned;
        this.invitation = invitation;
        this.task = task;
        this.consignment = consignment;
        this.loader = loader;
        this.filter = filter;
        this.events = events;
    }

    /**
     * Launches a JVM that runs a task.
     *
     * @param options how
     * @param callable what; must be serializable with all that it captures
     * @param loader finds the classes of what comes back
     * @param filter decides what may be read of what comes back; null for the JVM's own filter only
     * @param events is given each event that the task emits, on this worker's listening thread
     * @return the worker; its JVM is starting
     * @throws IllegalArgumentException when the task cannot be serialized
     * @throws io.javaipc.platform.IpcException when {@code java} cannot be started
     */
    public static WorkerProcess start(
            WorkerOptions options,
            Callable<?> callable,
            ClassLoader loader,
            ObjectInputFilter filter,
            Consumer<Object> events) {
        Consignment consignment = new Consignment();
        byte[] task = serialize(options, callable, consignment);
        Invitation invitation = null;
        try {
            invitation = ControlListener.current().invite();
            SpawnedProcess spawned = Platform.current().spawner().spawn(request(options, loader, invitation));
            WorkerProcess worker =
                    new WorkerProcess(options, spawned, invitation, task, consignment, loader, filter, events);
            Thread thread = new Thread(worker::converse, "javaipc-" + options.name() + "-" + spawned.pid());
            thread.setDaemon(true);
            thread.start();
            return worker;
        } catch (RuntimeException e) {
            consignment.returned();
            if (invitation != null) {
                invitation.revocation().run();
            }
            throw e;
        }
    }

    private static byte[] serialize(WorkerOptions options, Callable<?> callable, Consignment consignment) {
        try {
            Properties properties = System.getProperties();
            Map<String, String> passed = new HashMap<>();
            properties.stringPropertyNames().forEach(name -> passed.put(name, properties.getProperty(name)));
            return JavaSerialization.toBytes(new Task(passed, consignment.pack(callable)));
        } catch (IOException e) {
            throw new IllegalArgumentException("task cannot be serialized: task=" + options.name() + ", cause=" + e, e);
        }
    }

    private static SpawnRequest request(WorkerOptions options, ClassLoader loader, Invitation invitation) {
        List<String> command = new ArrayList<>(JvmLaunch.command(options.jvmArguments(), loader));
        command.add(invitation.tokenFile().toString());
        return new SpawnRequest(
                command,
                Optional.empty(),
                System.getenv(),
                options.stdin(),
                options.stdout(),
                options.stderr(),
                Collections.emptyMap(),
                ProcessAttributes.of(
                        options.newProcessGroup() ? Grouping.NEW_GROUP : Grouping.SAME, options.blockedSignals()));
    }

    /**
     * The worker's process.
     *
     * @return the process
     */
    public SpawnedProcess spawned() {
        return spawned;
    }

    /**
     * Completes when the worker has ended, with what became of its task.
     *
     * @return the future
     */
    public CompletableFuture<WorkerOutcome> outcome() {
        return outcome.copy();
    }

    /** Interrupts the thread that runs the task, at once or as soon as it runs. */
    public void interrupt() {
        taskSent.thenAccept(channel -> {
            try {
                channel.send(Frame.of(Frame.Type.INTERRUPT));
            } catch (IOException e) {
                LOG.debug("worker is gone already: worker={}, pid={}", options.name(), spawned.pid(), e);
            }
        });
    }

    private void converse() {
        WorkerOutcome result = null;
        try {
            if (awaitConnection()) {
                try (ControlChannel channel = invitation.connected().join()) {
                    result = talk(channel);
                }
            }
        } catch (RuntimeException | Error e) {
            // what came cannot be read here; the channel is closed by now, which ends the worker
            result = new WorkerOutcome.Unreadable(e);
        } finally {
            end(result);
        }
    }

    /** Waits until the worker calls in or dies. */
    private boolean awaitConnection() {
        try {
            CompletableFuture.anyOf(invitation.connected(), spawned.termination())
                    .join();
            return invitation.connected().isDone();
        } finally {
            invitation.revocation().run();
        }
    }

    private WorkerOutcome talk(ControlChannel channel) {
        WorkerOutcome result = null;
        try {
            channel.send(new Frame(Frame.Type.TASK, task));
            taskSent.complete(channel);
            Frame frame = channel.receive(ControlChannel.NO_LIMIT);
            while (frame != null) {
                switch (frame.type()) {
                    case EVENT -> events.accept(read(frame, filter));
                    case VALUE -> result = new WorkerOutcome.Value(read(frame, filter));
                    case FAILURE -> result = new WorkerOutcome.Failed((RemoteFailure) read(frame, FAILURE_FILTER));
                    default -> throw new IllegalStateException("frame is not a worker's to send: type=" + frame.type());
                }
                frame = channel.receive(ControlChannel.NO_LIMIT);
            }
        } catch (IOException e) {
            // the worker died with the socket in use; its exit status tells more
            LOG.debug("conversation broke off: worker={}, pid={}", options.name(), spawned.pid(), e);
        }
        return result;
    }

    private Object read(Frame frame, ObjectInputFilter permitted) {
        try {
            return JavaSerialization.fromBytes(frame.payload(), loader, permitted);
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(
                    "cannot read what a worker sent: worker=" + options.name() + ", pid=" + spawned.pid() + ", frame="
                            + frame.type() + ", cause=" + e,
                    e);
        }
    }

    private void end(WorkerOutcome result) {
        try {
            WaitStatus status = spawned.termination().join();
            consignment.lost();
            outcome.complete(result != null ? result : new WorkerOutcome.Died(status));
        } catch (CompletionException e) {
            outcome.completeExceptionally(e.getCause());
        }
    }
}

package io.javaipc.worker;

import io.javaipc.serialization.JavaSerialization;
import java.io.IOException;
import java.io.Serializable;

/** What a task can say to its parent while it runs in a worker. */
public final class WorkerContext {
    private static volatile WorkerContext current;

    private final ControlChannel channel;

    WorkerContext(ControlChannel channel) {
        this.channel = channel;
    }

    static void set(WorkerContext context) {
        current = context;
    }

    /**
     * The context of the task that this JVM runs.
     *
     * @return the context
     * @throws IllegalStateException when this JVM is no worker
     */
    public static WorkerContext current() {
        WorkerContext context = current;
        if (context == null) {
            throw new IllegalStateException(
                    "this JVM is no worker: pid=" + ProcessHandle.current().pid());
        }
        return context;
    }

    /**
     * Tells the parent something.
     *
     * @param event what
     * @throws IOException when it cannot be serialized, or the parent is gone
     */
    public void emit(Serializable event) throws IOException {
        channel.send(new Frame(Frame.Type.EVENT, JavaSerialization.toBytes(event)));
    }
}

package io.javaipc.worker;

import io.javaipc.platform.WaitStatus;

/** How a worker's task came out. */
public sealed interface WorkerOutcome {
    /**
     * It returned.
     *
     * @param value its value; may be null
     */
    record Value(Object value) implements WorkerOutcome {}

    /**
     * It threw, or its value could not be sent.
     *
     * @param failure what it threw
     */
    record Failed(RemoteFailure failure) implements WorkerOutcome {}

    /**
     * Its value came back and could not be read here.
     *
     * @param cause why
     */
    record Unreadable(Throwable cause) implements WorkerOutcome {}

    /**
     * The worker ended without either.
     *
     * @param status how it ended
     */
    record Died(WaitStatus status) implements WorkerOutcome {}
}

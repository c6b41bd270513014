package io.javaipc.process;

/**
 * A task threw in another process. The cause is the exception itself where it could be brought over; its class, message
 * and stack trace are there as text in any case.
 */
public class TaskFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remoteClassName;
    private final String remoteStackTrace;

    /**
     * Tells of a task that threw.
     *
     * @param message what happened
     * @param remoteClassName the class of what it threw
     * @param remoteStackTrace the trace as it was over there
     * @param cause what it threw; null when that could not be brought over
     */
    public TaskFailedException(String message, String remoteClassName, String remoteStackTrace, Throwable cause) {
        super(message, cause);
        this.remoteClassName = remoteClassName;
        this.remoteStackTrace = remoteStackTrace;
    }

    /**
     * The class of what the task threw.
     *
     * @return its name
     */
    public String remoteClassName() {
        return remoteClassName;
    }

    /**
     * The stack trace in the other process, with causes.
     *
     * @return the trace as {@link Throwable#printStackTrace()} writes it
     */
    public String remoteStackTrace() {
        return remoteStackTrace;
    }
}

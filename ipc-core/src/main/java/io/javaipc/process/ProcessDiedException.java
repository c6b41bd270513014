package io.javaipc.process;

/** A process ended before it had done what was asked of it: killed, crashed, or by its own {@code System.exit}. */
public class ProcessDiedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long pid;
    private final transient ExitStatus status;

    /**
     * Tells of a process that died.
     *
     * @param name what the process was called
     * @param pid its pid
     * @param status how it ended
     */
    public ProcessDiedException(String name, long pid, ExitStatus status) {
        super("process died before its task was done: process=" + name + ", pid=" + pid + ", status=" + status);
        this.pid = pid;
        this.status = status;
    }

    /**
     * The dead process's pid.
     *
     * @return the pid
     */
    public long pid() {
        return pid;
    }

    /**
     * How it ended.
     *
     * @return its status; null in a copy of this exception that was serialized
     */
    public ExitStatus status() {
        return status;
    }
}

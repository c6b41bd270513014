package io.javaipc.process;

import io.javaipc.platform.IpcException;
import java.time.Instant;
import java.util.Optional;

/**
 * The process meant is not there any more; its pid may be another's by now. Nothing was done to that one. The errno is
 * {@code ESRCH}.
 */
public class ProcessGoneException extends IpcException {
    private static final long serialVersionUID = 1L;

    private static final String ERRNO = "ESRCH";

    private ProcessGoneException(String message, String operation, long pid, IpcException cause) {
        super(message, operation, "pid " + pid, ERRNO, cause);
    }

    /** No process has the pid. */
    static ProcessGoneException ended(String operation, long pid) {
        return new ProcessGoneException(
                "process is gone: operation=" + operation + ", pid=" + pid, operation, pid, null);
    }

    /** It ended just when it was to be changed. */
    static ProcessGoneException ended(String operation, long pid, IpcException cause) {
        return new ProcessGoneException(
                "process is gone: operation=" + operation + ", pid=" + pid, operation, pid, cause);
    }

    /** Another process has the pid. */
    static ProcessGoneException recycled(String operation, ProcessInfo meant, ProcessInfo found) {
        String message = "process is gone and another has its pid: operation=" + operation + ", pid=" + meant.pid()
                + ", start=" + text(meant.start()) + ", startOfOther=" + text(found.start());
        return new ProcessGoneException(message, operation, meant.pid(), null);
    }

    private static String text(Optional<Instant> start) {
        return start.map(Instant::toString).orElse("unknown");
    }
}

package io.javaipc.process;

import io.javaipc.platform.WaitStatus;
import io.javaipc.signal.Signal;

/**
 * How a process ended: by itself, or by a signal; see {@code waitpid(2)}.
 *
 * <p>The pure-Java platform cannot tell the two apart (no
 * {@link io.javaipc.platform.Capability#EXACT_EXIT_STATUS EXACT_EXIT_STATUS}): there a child killed by signal <i>n</i> is
 * {@code Exited(128 + n)}.
 */
public sealed interface ExitStatus {
    /**
     * It exited by itself.
     *
     * @param code its exit code, 0 to 255
     */
    record Exited(int code) implements ExitStatus {
        @Override
        public String toString() {
            return "exit code " + code;
        }
    }

    /**
     * A signal ended it.
     *
     * @param signal the signal
     * @param coreDumped whether it dumped core
     */
    record Signaled(Signal signal, boolean coreDumped) implements ExitStatus {
        @Override
        public String toString() {
            return signal + (coreDumped ? " (core dumped)" : "");
        }
    }

    /**
     * Tells whether it ended well.
     *
     * @return true for exit code 0
     */
    default boolean isSuccess() {
        return this instanceof Exited exited && exited.code() == 0;
    }

    /**
     * The status as a single number, as shells have it.
     *
     * @return the exit code; 128 + <i>n</i> for signal <i>n</i>
     */
    default int shellCode() {
        return this instanceof Signaled signaled ? 128 + signaled.signal().number() : ((Exited) this).code();
    }

    /**
     * Makes one of what a platform reports.
     *
     * @param status the platform's report
     * @return the status
     */
    static ExitStatus of(WaitStatus status) {
        return status.signal() == 0
                ? new Exited(status.exitCode())
                : new Signaled(Signal.of(status.signal()), status.coreDumped());
    }
}

package io.javaipc.platform;

/**
 * How a child ended.
 *
 * @param exitCode its exit code (0 to 255); 0 when a signal ended it
 * @param signal the signal that ended it; 0 when it exited by itself
 * @param coreDumped whether the signal made it dump core
 */
public record WaitStatus(int exitCode, int signal, boolean coreDumped) {
    /**
     * A child that exited by itself.
     *
     * @param code its exit code
     * @return the status
     */
    public static WaitStatus exited(int code) {
        return new WaitStatus(code, 0, false);
    }

    /**
     * A child that a signal ended.
     *
     * @param signal the signal's number
     * @param coreDumped whether it dumped core
     * @return the status
     */
    public static WaitStatus signaled(int signal, boolean coreDumped) {
        return new WaitStatus(0, signal, coreDumped);
    }
}

package io.javaipc.process;

import java.time.Duration;

/** A program that was run took longer than it might; it and its descendants were killed. */
public class CommandTimeoutException extends CommandFailedException {
    private static final long serialVersionUID = 1L;

    /**
     * Tells of a program that took too long.
     *
     * @param timeout how long it might take
     * @param result what became of it, with what it had written
     */
    public CommandTimeoutException(Duration timeout, CommandResult result) {
        super("program took too long and was killed: timeout=" + timeout, result);
    }
}

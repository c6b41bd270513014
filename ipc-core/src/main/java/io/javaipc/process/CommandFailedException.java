package io.javaipc.process;

/** A program that was run ended with anything but exit code 0. */
public class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CommandResult result;

    /**
     * Tells of a program that failed.
     *
     * @param result what became of it
     */
    public CommandFailedException(CommandResult result) {
        this("program failed", result);
    }

    CommandFailedException(String what, CommandResult result) {
        super(what + (what.indexOf(':') < 0 ? ": " : ", ") + result);
        this.result = result;
    }

    /**
     * What became of the program, with what it wrote.
     *
     * @return the result; null in a copy of this exception that was serialized
     */
    public CommandResult result() {
        return result;
    }
}

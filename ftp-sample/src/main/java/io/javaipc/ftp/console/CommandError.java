package io.javaipc.ftp.console;

/** A line that is no command; the message says what would be one. */
final class CommandError extends Exception {
    private static final long serialVersionUID = 1L;

    CommandError(String message) {
        super(message);
    }
}

package io.javaipc.ftp.cli;

/** A command could not do what was asked; the message is the line that the user reads. */
final class OperationFailed extends Exception {
    private static final long serialVersionUID = 1L;

    OperationFailed(String message) {
        super(message);
    }

    OperationFailed(String message, Exception cause) {
        super(message, cause);
    }
}

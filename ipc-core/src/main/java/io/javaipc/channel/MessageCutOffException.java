package io.javaipc.channel;

import java.io.IOException;

/**
 * The other end closed, or died, in the middle of a message. What was received of it is dropped; all messages before it were
 * whole. An end between messages is a {@link java.io.EOFException} instead.
 */
public class MessageCutOffException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Tells of a message that was cut off.
     *
     * @param message what happened
     * @param cause the exception behind it; may be null
     */
    public MessageCutOffException(String message, Throwable cause) {
        super(message, cause);
    }
}

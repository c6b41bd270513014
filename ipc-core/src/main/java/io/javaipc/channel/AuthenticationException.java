package io.javaipc.channel;

import java.io.IOException;

/** One side of a connection does not know the key. */
public class AuthenticationException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Tells of a side that does not know the key.
     *
     * @param message what happened
     */
    public AuthenticationException(String message) {
        super(message);
    }
}

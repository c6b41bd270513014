package io.javaipc.server;

import java.io.Serializable;

/**
 * Makes a handler for each connection. Serializable, because with worker processes it is sent to them: what it captures
 * must be serializable too, and arrives there as a copy.
 */
@FunctionalInterface
public interface HandlerFactory extends Serializable {
    /**
     * Makes the handler of one connection.
     *
     * @return a new handler
     */
    ConnectionHandler create();
}

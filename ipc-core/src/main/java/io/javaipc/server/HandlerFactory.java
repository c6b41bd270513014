package io.javaipc.server;

import java.io.Serializable;

/**
 * Makes a handler for each connection. Serializable, because with worker processes it is sent to them: what it captures
 * must be serializable too, and arrives there as a copy.
 */
@FunctionalInterface
public interface HandlerFactory extends Serializable {
    /**
     * Gets ready in a process that will serve, once, before its first connection: to open what all its connections share,
     * or to find out early that it cannot. Does nothing unless overridden.
     *
     * @throws Exception when this process cannot serve; the server's start then fails
     */
    default void prepare() throws Exception {}

    /**
     * Makes the handler of one connection.
     *
     * @return a new handler
     */
    ConnectionHandler create();
}

package io.javaipc.server;

/**
 * Serves one connection, from the first byte to the last, on a thread of its own. A new handler is made for each
 * connection, so that its fields are the connection's state.
 */
@FunctionalInterface
public interface ConnectionHandler {
    /**
     * Serves the connection. It is closed when this returns or throws; what is thrown is logged and ends this connection
     * only.
     *
     * @param connection the connection
     * @throws Exception whatever ends the connection early
     */
    void handle(Connection connection) throws Exception;
}

/**
 * Socket servers: one handler, several ways of running it.
 *
 * <p>A {@link io.javaipc.server.SocketServer} listens and accepts; a {@link io.javaipc.server.ConnectionHandler} serves
 * one {@link io.javaipc.server.Connection}; a {@link io.javaipc.server.Dispatch} says who runs the handlers: threads of
 * this process, or child processes that are started beforehand and share the listening socket.
 *
 * <pre>{@code
 * SocketServer server = SocketServer.tcp(8021).dispatch(Dispatch.prefork(4)).handler(EchoHandler::new).start();
 * }</pre>
 *
 * <p>Not for: protocols without connections, and tens of thousands of mostly idle connections (each costs a thread).
 */
package io.javaipc.server;

package io.javaipc.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A running TCP server.
 *
 * <p>It listens with a backlog of at least 1,024 connections; nothing slow happens between a connection's arrival and its
 * handler. {@link #stop} ends it gracefully, {@link #close} at once. When this process dies, by whatever cause, its worker
 * processes end too. Thread-safe.
 */
public final class SocketServer implements AutoCloseable {
    private final ServerRuntime runtime;

    private SocketServer(ServerRuntime runtime) {
        this.runtime = runtime;
    }

    /**
     * A server on a loopback port.
     *
     * @param port the port; 0 lets the system choose
     * @return a builder
     */
    public static Builder tcp(int port) {
        return tcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /**
     * A server on an address.
     *
     * @param address the address and port; the IPv6 wildcard serves IPv4 too
     * @return a builder
     */
    public static Builder tcp(InetSocketAddress address) {
        return new Builder(address);
    }

    /**
     * Where the server listens.
     *
     * @return the address, with the real port
     */
    public InetSocketAddress address() {
        return runtime.address();
    }

    /**
     * The processes that serve connections at this moment.
     *
     * @return the workers' pids; this process's own without workers
     */
    public List<Long> servingPids() {
        return runtime.servingPids();
    }

    /**
     * Stops gracefully: accepts nothing more, tells the connections, waits for their handlers, and after the grace closes
     * what is left. Returns when all is over; then no worker process is left. Calling it again waits too.
     *
     * @param grace how long handlers may take; zero or less does not wait for them
     * @throws InterruptedException when interrupted; the server is then stopped at once
     */
    public void stop(Duration grace) throws InterruptedException {
        runtime.stop(grace);
    }

    /**
     * Waits until the server has stopped.
     *
     * @throws InterruptedException when interrupted
     */
    public void awaitTermination() throws InterruptedException {
        runtime.awaitTermination();
    }

    /** Stops at once: connections are cut. Like {@link #stop} with no grace, but not interruptible. */
    @Override
    public void close() {
        runtime.close();
    }

    /** Describes a server before it starts. Not thread-safe. */
    public static final class Builder {
        private static final int LEAST_BACKLOG = 1024;

        private final InetSocketAddress address;
        private Dispatch dispatch = Dispatch.threadPerConnection();
        private HandlerFactory handler;
        private int backlog = LEAST_BACKLOG;
        private int maxConnections = 10_000;

        private Builder(InetSocketAddress address) {
            this.address = Objects.requireNonNull(address, "address");
        }

        /**
         * Sets who runs the handlers; threads of this process otherwise.
         *
         * @param how the dispatch
         * @return this
         */
        public Builder dispatch(Dispatch how) {
            this.dispatch = Objects.requireNonNull(how, "dispatch");
            return this;
        }

        /**
         * Sets what serves a connection.
         *
         * @param factory makes a handler for each connection
         * @return this
         */
        public Builder handler(HandlerFactory factory) {
            this.handler = Objects.requireNonNull(factory, "handler");
            return this;
        }

        /**
         * Sets how many connections may wait to be accepted.
         *
         * @param connections at least 1,024: with a full queue a client of a protocol in which the server speaks first
         *     hangs for good
         * @return this
         */
        public Builder backlog(int connections) {
            if (connections < LEAST_BACKLOG) {
                throw new IllegalArgumentException(
                        "backlog is too small: backlog=" + connections + ", least=" + LEAST_BACKLOG);
            }
            this.backlog = connections;
            return this;
        }

        /**
         * Sets how many connections each process serves at once; further ones wait to be accepted, here or by another
         * process.
         *
         * @param connections at least 1; 10,000 unless set
         * @return this
         */
        public Builder maxConnections(int connections) {
            if (connections < 1) {
                throw new IllegalArgumentException(
                        "a server needs room for a connection: maxConnections=" + connections);
            }
            this.maxConnections = connections;
            return this;
        }

        /**
         * Starts the server. When this returns, it serves.
         *
         * @return the running server
         * @throws io.javaipc.platform.IpcException when the address cannot be had
         * @throws UnsupportedOperationException when the platform cannot run the dispatch
         * @throws io.javaipc.process.ProcessDiedException when a worker process died while it started
         * @throws io.javaipc.process.TaskFailedException when a worker process cannot serve
         * @throws IllegalStateException when this process is to serve and cannot
         */
        public SocketServer start() {
            if (handler == null) {
                throw new IllegalStateException("no handler set: address=" + address);
            }
            return new SocketServer(ServerRuntime.start(address, backlog, maxConnections, dispatch, handler));
        }
    }
}

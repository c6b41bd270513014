package io.javaipc.server;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** A running server, as one {@link Dispatch} runs it. The methods are those of {@link SocketServer}. */
interface ServerRuntime {
    InetSocketAddress address();

    List<Long> servingPids();

    void stop(Duration grace) throws InterruptedException;

    void awaitTermination() throws InterruptedException;

    void close();

    static ServerRuntime start(
            InetSocketAddress address, int backlog, int maxConnections, Dispatch dispatch, HandlerFactory handler) {
        if (dispatch instanceof Dispatch.Prefork prefork) {
            return PreforkRuntime.start(address, backlog, prefork, new PreforkTask(handler, maxConnections));
        }
        return ThreadedRuntime.start(address, backlog, maxConnections, handler);
    }
}

package io.javaipc.server;

import io.javaipc.process.JavaProcess;
import io.javaipc.process.SerializableCallable;
import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;

/**
 * What a preforked worker runs: serves the listening socket that it inherited as descriptor 0, until it is interrupted;
 * then accepts nothing more and returns when the last connection has ended. Its parent bounds that time.
 *
 * @param handler makes the connections' handlers
 * @param maxConnections how many connections to serve at once
 */
record PreforkTask(HandlerFactory handler, int maxConnections) implements SerializableCallable<Void> {
    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(10_000);

    /** What a worker reports to its parent. */
    enum Phase {
        /** It accepts connections. */
        SERVING,
        /** It accepts none any more, and finishes those it has. */
        DRAINING
    }

    @Override
    public Void call() throws Exception {
        handler.prepare();
        ConnectionServer server = new ConnectionServer(inheritedListener(), handler, maxConnections);
        server.start();
        JavaProcess.report(Phase.SERVING);
        if (!interruptedWhile(server)) {
            throw new IllegalStateException("accepting ended unasked: the log says why");
        }
        server.stopAccepting();
        JavaProcess.report(Phase.DRAINING);
        server.drain(AS_LONG_AS_IT_TAKES);
        return null;
    }

    private static ServerSocketChannel inheritedListener() throws IOException {
        // must stay open until the process ends: closing it replaces standard output and error as well
        Channel channel = System.inheritedChannel();
        if (channel instanceof ServerSocketChannel listener) {
            return listener;
        }
        throw new IllegalStateException("descriptor 0 is no listening socket: channel=" + channel);
    }

    private static boolean interruptedWhile(ConnectionServer server) {
        try {
            server.awaitAccepting();
            return false;
        } catch (InterruptedException e) {
            // the parent's word for "stop"; it ends here, since the rest of the stop is to go on undisturbed
            return true;
        }
    }
}

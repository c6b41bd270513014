package io.javaipc.ftp.server;

import io.javaipc.ftp.library.FileLibrary;
import io.javaipc.server.Connection;
import io.javaipc.server.ConnectionHandler;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one client from the greeting to the farewell. When the server stops gracefully, a transfer under way is finished
 * and then the client is told; an idle one is told at once.
 */
final class FtpSession implements ConnectionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FtpSession.class);
    private static final CommandTable COMMANDS = CommandTable.complete();

    private final FileLibrary library;
    private final FtpTimeouts timeouts;

    FtpSession(FileLibrary library, FtpTimeouts timeouts) {
        this.library = library;
        this.timeouts = timeouts;
    }

    @Override
    public void handle(Connection connection) throws InterruptedException {
        try (ControlConnection control = ControlConnection.open(connection, timeouts.stall());
                Session session = new Session(control, library, timeouts)) {
            try {
                serve(session);
            } catch (SessionOver e) {
                LOG.debug("session over: {}, why={}", connection, e.getMessage());
                takeLeave(control, e);
            }
        } catch (IOException | CancelledKeyException e) {
            // the client is gone, or the server cut the connection
            LOG.debug("session broke off: {}", connection, e);
        }
    }

    private static void serve(Session session) throws IOException, InterruptedException, SessionOver {
        session.send(Reply.of(220, "Java IPC file server ready"));
        while (true) {
            session.send(COMMANDS.execute(session, session.awaitCommand()));
        }
    }

    private static void takeLeave(ControlConnection control, SessionOver over)
            throws IOException, InterruptedException {
        if (over.farewell().isEmpty()) {
            return;
        }
        try {
            control.sendLast(over.farewell().get());
        } catch (SessionOver e) {
            LOG.debug("client does not take the farewell: {}", e.getMessage());
        }
    }
}

package io.javaipc.ftp.server;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The replies around one data connection: what a transfer begins with, and how it may end. */
final class Transfer {
    private static final Logger LOG = LoggerFactory.getLogger(Transfer.class);

    /** What is done with the data connection. When it returns, the data is complete. */
    @FunctionalInterface
    interface Job {
        void run(DataConnection data) throws IOException, InterruptedException, SessionOver, TransferAborted;
    }

    private Transfer() {}

    static Reply run(Session session, String opening, Job job)
            throws IOException, InterruptedException, Refusal, SessionOver {
        try (DataListener listener = session.takeListener()) {
            session.send(Reply.of(150, opening));
            try (DataConnection data = listener.accept(session.timeouts())) {
                job.run(data);
            }
            return Reply.of(226, "Transfer complete");
        } catch (TransferAborted e) {
            session.send(Reply.of(426, "Transfer aborted"));
            return Reply.of(226, "Abort successful");
        } catch (DataConnectionException e) {
            LOG.debug("transfer broke off: client={}", session.control().clientAddress(), e);
            return Reply.of(426, "Data connection broke off");
        }
    }
}

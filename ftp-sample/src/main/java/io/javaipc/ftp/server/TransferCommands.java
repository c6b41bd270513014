package io.javaipc.ftp.server;

import io.javaipc.ftp.library.FileLibraryException;
import io.javaipc.ftp.library.FileLibraryException.Reason;
import io.javaipc.ftp.library.Upload;
import io.javaipc.ftp.library.VirtualPath;
import java.io.IOException;
import java.nio.channels.FileChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files up and down: RFC 959 section 4.1.3, restarts by RFC 3659 section 5. */
final class TransferCommands {
    private static final Logger LOG = LoggerFactory.getLogger(TransferCommands.class);

    private TransferCommands() {}

    static void addTo(CommandTable table) {
        table.addWithArgument("RETR", TransferCommands::retrieve);
        table.addWithArgument("STOR", TransferCommands::store);
        // during a transfer it does not come here
        table.add("ABOR", (session, argument) -> Reply.of(226, "No transfer to abort"));
    }

    private static Reply retrieve(Session session, String argument)
            throws IOException, InterruptedException, Refusal, SessionOver {
        long offset = session.takeRestartOffset();
        VirtualPath path = session.resolve(argument);
        try (FileChannel file = session.library().openForReading(path)) {
            long size = file.size();
            DataSource source = source(session.type(), file, offset, size);
            return Transfer.run(session, "Sending " + path + " (" + size + " bytes)", data -> data.send(source));
        }
    }

    private static DataSource source(TransferType type, FileChannel file, long offset, long size) throws Refusal {
        if (offset > size) {
            throw new Refusal(554, "The file ends before: size=" + size + ", restart=" + offset);
        }
        if (type == TransferType.IMAGE) {
            return new FileSource(file, offset, size);
        }
        if (offset > 0) {
            throw new Refusal(554, "REST is for TYPE I");
        }
        return new AsciiSource(file);
    }

    private static Reply store(Session session, String argument)
            throws IOException, InterruptedException, Refusal, SessionOver {
        if (session.takeRestartOffset() > 0) {
            throw new Refusal(554, "Uploads begin at the beginning: REST is for RETR");
        }
        try (Upload upload = begin(session, argument)) {
            DataSink sink = session.type() == TransferType.IMAGE ? upload::write : new AsciiSink(upload::write);
            return Transfer.run(session, "Send the file", data -> {
                data.receive(sink);
                upload.complete();
                LOG.info(
                        "stored: path={}, client={}",
                        upload.target(),
                        session.control().clientAddress());
            });
        }
    }

    private static Upload begin(Session session, String argument) throws FileLibraryException, Refusal {
        try {
            return session.library().upload(session.resolve(argument));
        } catch (FileLibraryException e) {
            if (e.reason() == Reason.INVALID_NAME) {
                throw new Refusal(553, e.getMessage());
            }
            throw e;
        }
    }
}

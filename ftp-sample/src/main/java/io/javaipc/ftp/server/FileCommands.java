package io.javaipc.ftp.server;

import io.javaipc.ftp.library.FileEntry;
import io.javaipc.ftp.library.FileLibraryException;
import io.javaipc.ftp.library.VirtualPath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One file: DELE of RFC 959, SIZE and MDTM of RFC 3659. */
final class FileCommands {
    private static final Logger LOG = LoggerFactory.getLogger(FileCommands.class);

    private FileCommands() {}

    static void addTo(CommandTable table) {
        table.addWithArgument("SIZE", FileCommands::size);
        table.addWithArgument("MDTM", FileCommands::modified);
        table.addWithArgument("DELE", FileCommands::delete);
    }

    private static Reply size(Session session, String argument) throws FileLibraryException, Refusal {
        if (session.type() == TransferType.ASCII) {
            // it is to be what would be transferred, and finding out would mean to read the whole file
            throw new Refusal(550, "SIZE is for TYPE I");
        }
        return Reply.of(213, Long.toString(file(session, argument).size()));
    }

    private static Reply modified(Session session, String argument) throws FileLibraryException, Refusal {
        return Reply.of(213, FactsFormat.timestamp(file(session, argument).modified()));
    }

    private static FileEntry file(Session session, String argument) throws FileLibraryException, Refusal {
        VirtualPath path = session.resolve(argument);
        FileEntry entry = session.library().find(path);
        if (entry.directory()) {
            throw new Refusal(550, "not a regular file: path=" + path);
        }
        return entry;
    }

    private static Reply delete(Session session, String argument) throws FileLibraryException {
        VirtualPath path = session.resolve(argument);
        session.library().delete(path);
        LOG.info("deleted: path={}, client={}", path, session.control().clientAddress());
        return Reply.of(250, "Deleted");
    }
}

package io.javaipc.ftp.server;

import io.javaipc.ftp.library.FileEntry;
import io.javaipc.ftp.library.FileLibraryException;
import io.javaipc.ftp.library.FileLibraryException.Reason;
import io.javaipc.ftp.library.VirtualPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** What there is: LIST and NLST of RFC 959, MLSD and MLST of RFC 3659. A listing is made before its first byte is sent. */
final class ListingCommands {
    private static final int USUAL_LINE = 100;

    /** How an entry is written. */
    @FunctionalInterface
    private interface Format {
        void append(StringBuilder line, FileEntry entry, String name);
    }

    private ListingCommands() {}

    static void addTo(CommandTable table) {
        table.add("LIST", ListingCommands::list);
        table.add("NLST", ListingCommands::names);
        table.add("MLSD", ListingCommands::facts);
        table.add("MLST", ListingCommands::factsOfOne);
    }

    private static Reply list(Session session, String argument)
            throws IOException, InterruptedException, Refusal, SessionOver {
        ListFormat format = new ListFormat(session.library().writable(), Instant.now());
        return send(session, entries(session, withoutOptions(argument)), format::append);
    }

    private static Reply names(Session session, String argument)
            throws IOException, InterruptedException, Refusal, SessionOver {
        String path = withoutOptions(argument);
        // names that can be used as they are: RFC 1123 section 4.1.2.7
        String directory = isDirectory(session, path) ? path : path.substring(0, path.lastIndexOf('/') + 1);
        String prefix = directory.isEmpty() || directory.endsWith("/") ? directory : directory + "/";
        return send(
                session,
                entries(session, path),
                (line, entry, name) -> line.append(prefix).append(name));
    }

    private static Reply facts(Session session, String argument)
            throws IOException, InterruptedException, Refusal, SessionOver {
        VirtualPath path = session.resolve(argument);
        if (!session.library().find(path).directory()) {
            throw new Refusal(501, "MLSD is for directories: path=" + path);
        }
        FactsFormat format = new FactsFormat(session.facts(), session.library().writable());
        return send(session, session.library().list(path), format::append);
    }

    private static Reply factsOfOne(Session session, String argument) throws FileLibraryException {
        VirtualPath path = session.resolve(argument);
        StringBuilder line = new StringBuilder();
        new FactsFormat(session.facts(), session.library().writable())
                .append(line, session.library().find(path), path.toString());
        return new Reply(250, List.of("Listing", line.toString(), "End"));
    }

    private static Reply send(Session session, List<FileEntry> entries, Format format)
            throws IOException, InterruptedException, Refusal, SessionOver {
        session.takeRestartOffset();
        StringBuilder text = new StringBuilder(USUAL_LINE * entries.size());
        for (FileEntry entry : entries) {
            format.append(text, entry, entry.name());
            text.append("\r\n");
        }
        DataSource source = DataSource.of(StandardCharsets.UTF_8.encode(text.toString()));
        return Transfer.run(session, "Here comes the listing", data -> data.send(source));
    }

    /** A directory's content, one file, or what matches a pattern. */
    private static List<FileEntry> entries(Session session, String argument) throws FileLibraryException {
        VirtualPath path = session.resolve(argument);
        try {
            FileEntry entry = session.library().find(path);
            return entry.directory() ? session.library().list(path) : List.of(entry);
        } catch (FileLibraryException e) {
            if (e.reason() != Reason.NOT_FOUND || !Glob.isPattern(path.name())) {
                throw e;
            }
        }
        Glob pattern = new Glob(path.name());
        return session.library().list(path.parent()).stream()
                .filter(entry -> pattern.matches(entry.name()))
                .toList();
    }

    private static boolean isDirectory(Session session, String argument) throws FileLibraryException {
        try {
            return session.library().find(session.resolve(argument)).directory();
        } catch (FileLibraryException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** Clients send what they would give to {@code ls}, such as {@code -la}. */
    private static String withoutOptions(String argument) {
        String rest = argument;
        while (rest.startsWith("-")) {
            int space = rest.indexOf(' ');
            rest = space < 0 ? "" : rest.substring(space + 1).stripLeading();
        }
        return rest;
    }
}

package io.javaipc.ftp.server;

import io.javaipc.ftp.library.FileLibraryException;
import io.javaipc.ftp.library.VirtualPath;

/** The working directory: RFC 959 section 4.1.1, with the names of RFC 775 that RFC 1123 asks for. */
final class DirectoryCommands {
    private DirectoryCommands() {}

    static void addTo(CommandTable table) {
        for (String verb : new String[] {"PWD", "XPWD"}) {
            table.add(verb, (session, argument) -> working(session));
        }
        for (String verb : new String[] {"CDUP", "XCUP"}) {
            table.add(verb, (session, argument) -> change(session, ".."));
        }
        for (String verb : new String[] {"CWD", "XCWD"}) {
            table.addWithArgument(verb, DirectoryCommands::change);
        }
    }

    private static Reply working(Session session) {
        // a quote in the path is doubled, so that the client finds the end
        return Reply.of(257, "\"" + session.directory().toString().replace("\"", "\"\"") + "\" is the directory");
    }

    private static Reply change(Session session, String argument) throws FileLibraryException, Refusal {
        VirtualPath directory = session.resolve(argument);
        if (!session.library().find(directory).directory()) {
            throw new Refusal(550, "not a directory: path=" + directory);
        }
        session.directory(directory);
        return Reply.of(250, "Directory is " + directory);
    }
}

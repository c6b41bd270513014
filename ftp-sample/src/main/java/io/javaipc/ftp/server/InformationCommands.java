package io.javaipc.ftp.server;

import java.util.ArrayList;
import java.util.List;

/** What the server is and can do: RFC 959 section 4.1.3, FEAT of RFC 2389. */
final class InformationCommands {
    private InformationCommands() {}

    static void addTo(CommandTable table) {
        table.addOpen("SYST", (session, argument) -> Reply.of(215, "UNIX Type: L8"));
        table.addOpen("FEAT", InformationCommands::features);
        table.addOpen("HELP", (session, argument) -> help(table));
        table.addOpen("NOOP", (session, argument) -> Reply.of(200, "Here"));
        table.add("STAT", InformationCommands::status);
    }

    private static Reply features(Session session, String argument) {
        return new Reply(
                211,
                List.of(
                        "Features:",
                        "EPSV",
                        "MDTM",
                        "MLST " + Fact.feature(session.facts()),
                        "PASV",
                        "REST STREAM",
                        "SIZE",
                        "TVFS",
                        "UTF8",
                        "End"));
    }

    private static Reply help(CommandTable table) {
        return new Reply(214, List.of("Commands:", String.join(" ", table.verbs()), "End"));
    }

    private static Reply status(Session session, String argument) throws Refusal {
        if (!argument.isEmpty()) {
            throw new Refusal(504, "STAT of a path is not served: use MLST or LIST");
        }
        List<String> lines = new ArrayList<>();
        lines.add("Java IPC file server");
        lines.add("Directory: " + session.directory());
        lines.add("Type: " + session.type());
        lines.add(session.library().writable() ? "Uploads are taken" : "Read-only");
        lines.add("End");
        return new Reply(211, lines);
    }
}

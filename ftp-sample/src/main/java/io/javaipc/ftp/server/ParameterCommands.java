package io.javaipc.ftp.server;

import java.util.Locale;
import java.util.Set;

/** How transfers are made: RFC 959 section 4.1.2, REST of RFC 3659, OPTS of RFC 2389. */
final class ParameterCommands {
    private static final Set<String> UTF8_OPTIONS = Set.of("UTF8", "UTF8 ON", "UTF-8", "UTF-8 ON");

    private ParameterCommands() {}

    static void addTo(CommandTable table) {
        table.addWithArgument("TYPE", ParameterCommands::type);
        table.addWithArgument("MODE", (session, argument) -> only("S", argument));
        table.addWithArgument("STRU", (session, argument) -> only("F", argument));
        table.addWithArgument("REST", ParameterCommands::restart);
        table.addOpen("OPTS", ParameterCommands::options);
        table.add("ALLO", (session, argument) -> Reply.of(202, "Not needed here"));
    }

    private static Reply type(Session session, String argument) throws Refusal {
        switch (argument.toUpperCase(Locale.ROOT)) {
            case "A", "A N" -> session.type(TransferType.ASCII);
            case "I", "L 8" -> session.type(TransferType.IMAGE);
            default -> throw new Refusal(504, "Types here: A, I, L 8");
        }
        return Reply.of(200, "Type is " + session.type());
    }

    private static Reply only(String served, String argument) throws Refusal {
        if (!argument.equalsIgnoreCase(served)) {
            throw new Refusal(504, "Served here: " + served);
        }
        return Reply.of(200, "As it always is");
    }

    private static Reply restart(Session session, String argument) throws Refusal {
        session.restartAt(offset(argument));
        return Reply.of(350, "Restarting at " + argument + ": send RETR");
    }

    private static long offset(String argument) throws Refusal {
        // Long.parseLong takes signs and other scripts' digits as well
        if (argument.chars().allMatch(c -> c >= '0' && c <= '9')) {
            try {
                return Long.parseLong(argument);
            } catch (NumberFormatException e) {
                throw new Refusal(501, "No file is that long");
            }
        }
        throw new Refusal(501, "REST needs a number of bytes");
    }

    private static Reply options(Session session, String argument) throws Refusal {
        String wanted = argument.toUpperCase(Locale.ROOT);
        if (UTF8_OPTIONS.contains(wanted)) {
            return Reply.of(200, "Always UTF-8");
        }
        if (wanted.equals("MLST") || wanted.startsWith("MLST ")) {
            session.facts(Fact.parse(wanted.substring("MLST".length()).trim()));
            return Reply.of(200, ("MLST OPTS " + Fact.names(session.facts())).trim());
        }
        throw new Refusal(501, "Options here: UTF8 ON, MLST");
    }
}

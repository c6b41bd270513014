package io.javaipc.ftp.server;

/** Coming and going: RFC 959 section 4.1.1. Anybody may log in, by any name. */
final class AccessCommands {
    private AccessCommands() {}

    static void addTo(CommandTable table) {
        table.addOpen("USER", AccessCommands::user);
        table.addOpen("PASS", AccessCommands::password);
        table.addOpen("QUIT", AccessCommands::quit);
    }

    private static Reply user(Session session, String argument) throws Refusal {
        if (argument.isEmpty()) {
            throw new Refusal(501, "USER needs a name");
        }
        session.login(Session.Login.NAMED);
        return Reply.of(331, "Any password will do");
    }

    private static Reply password(Session session, String argument) throws Refusal {
        if (session.login() != Session.Login.NAMED) {
            throw new Refusal(503, "USER comes before PASS");
        }
        session.login(Session.Login.DONE);
        return Reply.of(230, "Logged in");
    }

    private static Reply quit(Session session, String argument) throws SessionOver {
        throw SessionOver.after(221, "Goodbye");
    }
}

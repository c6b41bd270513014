package io.javaipc.ftp.server;

import io.javaipc.ftp.library.FileLibraryException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which commands there are, and what they need. Filled once, then read by all sessions. */
final class CommandTable {
    private static final Logger LOG = LoggerFactory.getLogger(CommandTable.class);

    /** Commands that other servers have: the client is told that it is not its fault. */
    private static final Set<String> KNOWN_BUT_NOT_HERE = Set.of(
            "ACCT", "ADAT", "APPE", "AUTH", "CCC", "CONF", "ENC", "EPRT", "HASH", "HOST", "LANG", "LPRT", "LPSV",
            "MFCT", "MFF", "MFMT", "MIC", "MKD", "PBSZ", "PORT", "PROT", "RANG", "REIN", "RMD", "RNFR", "RNTO", "SITE",
            "SMNT", "STOU", "XMKD", "XRMD");

    /** What a command does. */
    @FunctionalInterface
    interface Action {
        /** Answers; may send replies of its own before. */
        Reply run(Session session, String argument) throws IOException, InterruptedException, Refusal, SessionOver;
    }

    private record Entry(Action action, boolean needsLogin, boolean needsArgument) {}

    private final SortedMap<String, Entry> entries = new TreeMap<>();

    static CommandTable complete() {
        CommandTable table = new CommandTable();
        AccessCommands.addTo(table);
        InformationCommands.addTo(table);
        ParameterCommands.addTo(table);
        DirectoryCommands.addTo(table);
        ListingCommands.addTo(table);
        PassiveCommands.addTo(table);
        TransferCommands.addTo(table);
        FileCommands.addTo(table);
        return table;
    }

    /** Adds a command for anybody. */
    void addOpen(String verb, Action action) {
        entries.put(verb, new Entry(action, false, false));
    }

    /** Adds a command for clients that have logged in. */
    void add(String verb, Action action) {
        entries.put(verb, new Entry(action, true, false));
    }

    /** Adds a command for clients that have logged in, which makes no sense without an argument. */
    void addWithArgument(String verb, Action action) {
        entries.put(verb, new Entry(action, true, true));
    }

    List<String> verbs() {
        return List.copyOf(entries.keySet());
    }

    Reply execute(Session session, Command command) throws IOException, InterruptedException, SessionOver {
        Entry entry = entries.get(command.verb());
        if (entry == null) {
            return unknown(command);
        }
        if (entry.needsLogin() && session.login() != Session.Login.DONE) {
            return Reply.of(530, "Log in first: USER and PASS");
        }
        if (entry.needsArgument() && command.argument().isEmpty()) {
            return Reply.of(501, command.verb() + " needs an argument");
        }
        try {
            return entry.action().run(session, command.argument());
        } catch (Refusal e) {
            return e.reply();
        } catch (FileLibraryException e) {
            return refused(e);
        }
    }

    private static Reply unknown(Command command) throws SessionOver {
        if (KNOWN_BUT_NOT_HERE.contains(command.verb())) {
            boolean active = Set.of("PORT", "EPRT", "LPRT").contains(command.verb());
            return Reply.of(502, active ? "Passive mode only: use PASV or EPSV" : "Command not implemented");
        }
        if (command.isHttpRequest()) {
            throw SessionOver.withoutReply("HTTP request");
        }
        return Reply.of(500, "Unknown command");
    }

    private static Reply refused(FileLibraryException e) {
        return switch (e.reason()) {
            case NOT_FOUND, NOT_A_FILE, NOT_A_DIRECTORY, INVALID_NAME, READ_ONLY, DENIED ->
                Reply.of(550, e.getMessage());
            case NOT_WRITTEN, FAILED -> {
                LOG.warn("file system failed", e);
                yield Reply.of(e.reason() == FileLibraryException.Reason.NOT_WRITTEN ? 452 : 451, e.getMessage());
            }
        };
    }
}

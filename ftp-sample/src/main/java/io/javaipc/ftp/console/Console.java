package io.javaipc.ftp.console;

import io.javaipc.ftp.client.FtpUrl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The interactive client. With a person it holds a conversation, from a pipe it reads a script. */
public final class Console {
    private Console() {}

    /**
     * Runs the console on the standard streams until its input ends or says so.
     *
     * @param url the server, and the directory to begin in
     * @param timeout how long the server may be silent
     * @return whether all went well: a script's commands; a conversation always
     * @throws IOException when there is no connection to begin with, or the terminal fails
     */
    public static boolean run(FtpUrl url, Duration timeout) throws IOException {
        return Terminals.isConversation() ? converse(url, timeout) : runScript(url, timeout);
    }

    private static boolean converse(FtpUrl url, Duration timeout) throws IOException {
        try (Terminal terminal = TerminalBuilder.builder()
                .provider(Terminals.PROVIDER)
                .dumb(true)
                .build()) {
            PrintWriter out = terminal.writer();
            try (Session session = Session.open(url, timeout, out::println)) {
                Optional<Path> history =
                        HistoryFile.find(System.getenv("XDG_STATE_HOME"), System.getProperty("user.home"));
                new Conversation(terminal, session, url.host(), history).run();
            }
        }
        return true;
    }

    private static boolean runScript(FtpUrl url, Duration timeout) throws IOException {
        PrintWriter out = new PrintWriter(System.out, true);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        try (Session session = Session.open(url, timeout, System.err::println)) {
            return new Script(in, new Interpreter(session, out, TransferDisplay.onStandardError()), System.err).run();
        }
    }
}

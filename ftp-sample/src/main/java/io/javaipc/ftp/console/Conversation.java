package io.javaipc.ftp.console;

import io.javaipc.ftp.client.FtpFailure;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;

/** Commands from a person at a terminal: a prompt, completion, history. Errors are told and the conversation goes on. */
final class Conversation {
    private final Terminal terminal;
    private final Session session;
    private final Interpreter interpreter;
    private final LineReader reader;
    private final String prompt;

    Conversation(Terminal terminal, Session session, String host, Optional<Path> history) {
        this.terminal = terminal;
        this.session = session;
        this.prompt = "ftp:" + host + "> ";
        TransferDisplay display =
                TransferDisplay.on(new PrintStream(terminal.output(), true, terminal.encoding()), terminal::getWidth);
        this.interpreter = new Interpreter(session, terminal.writer(), display);
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .completer(new CommandCompleter(interpreter, session))
                // an exclamation mark is part of a name here
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        this.reader = builder.build();
    }

    void run() {
        // while a line is read, the reader has its own idea of Ctrl-C
        terminal.handle(Signal.INT, signal -> session.cancel());
        while (!interpreter.hasQuit()) {
            String line;
            try {
                line = reader.readLine(prompt);
            } catch (UserInterruptException e) {
                continue;
            } catch (EndOfFileException e) {
                return;
            }
            run(line);
        }
    }

    private void run(String line) {
        PrintWriter out = terminal.writer();
        try {
            interpreter.run(line);
        } catch (FtpFailure | CommandError e) {
            out.println(session.wasCancelled() ? "cancelled" : Printable.of(e.getMessage()));
        }
        out.flush();
    }
}

package io.javaipc.ftp.console;

import static io.javaipc.ftp.console.Verb.Parameter.LOCAL_FILE;
import static io.javaipc.ftp.console.Verb.Parameter.REMOTE_DIRECTORY;
import static io.javaipc.ftp.console.Verb.Parameter.REMOTE_FILE;

import io.javaipc.ftp.client.FtpFailure;
import io.javaipc.ftp.client.RemoteLibrary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jline.reader.impl.DefaultParser;

/** Understands and runs the console's commands. */
final class Interpreter {
    private final Session session;
    private final PrintWriter out;
    private final TransferDisplay display;
    private final DefaultParser parser = new DefaultParser();
    private final List<Verb> verbs;
    private boolean quit;

    Interpreter(Session session, PrintWriter out, TransferDisplay display) {
        this.session = session;
        this.out = out;
        this.display = display;
        this.verbs = List.of(
                new Verb(
                        List.of("list", "ls", "dir"),
                        "[DIR]",
                        "the files of a directory",
                        0,
                        List.of(REMOTE_DIRECTORY),
                        this::list),
                new Verb(
                        List.of("get"),
                        "NAME [FILE]",
                        "download a file",
                        1,
                        List.of(REMOTE_FILE, LOCAL_FILE),
                        this::get),
                new Verb(
                        List.of("put"), "FILE [NAME]", "upload a file", 1, List.of(LOCAL_FILE, REMOTE_FILE), this::put),
                new Verb(
                        List.of("delete", "rm"),
                        "NAME",
                        "delete a file on the server",
                        1,
                        List.of(REMOTE_FILE),
                        this::delete),
                new Verb(
                        List.of("cd"),
                        "DIR",
                        "go to a directory of the server",
                        1,
                        List.of(REMOTE_DIRECTORY),
                        this::changeDirectory),
                new Verb(List.of("pwd"), "", "tell the current directory", 0, List.of(), this::tellDirectory),
                new Verb(List.of("help", "?"), "", "this list", 0, List.of(), this::help),
                new Verb(List.of("quit", "exit", "bye"), "", "leave; so does Ctrl-D", 0, List.of(), this::quit));
    }

    /** Runs a line. Quotes and backslashes keep blanks in names. */
    void run(String line) throws FtpFailure, CommandError {
        String command = line.strip();
        if (command.isEmpty() || command.startsWith("#")) {
            return;
        }
        List<String> words = parser.parse(command, command.length()).words();
        Verb verb = verb(words.get(0))
                .orElseThrow(() -> new CommandError("no such command: name=" + words.get(0) + " (try help)"));
        verb.run(words.subList(1, words.size()));
        out.flush();
    }

    boolean hasQuit() {
        return quit;
    }

    List<Verb> verbs() {
        return verbs;
    }

    Optional<Verb> verb(String name) {
        return verbs.stream().filter(verb -> verb.names().contains(name)).findFirst();
    }

    private void list(List<String> arguments) throws FtpFailure {
        RemoteLibrary library = session.library();
        Listing.of(library.list(arguments.isEmpty() ? "" : arguments.get(0))).forEach(out::println);
    }

    private void get(List<String> arguments) throws FtpFailure {
        RemoteLibrary library = session.library();
        String name = arguments.get(0);
        Path[] saved = new Path[1];
        String figures = display.show(name, bar -> {
            Path target = localPath(arguments.size() > 1 ? arguments.get(1) : "");
            saved[0] = library.download(name, target, bar);
        });
        out.println("saved " + saved[0] + ": " + figures);
    }

    private void put(List<String> arguments) throws FtpFailure {
        RemoteLibrary library = session.library();
        Path file = localPath(arguments.get(0));
        String name = arguments.size() > 1
                ? arguments.get(1)
                : file.toAbsolutePath().normalize().getFileName().toString();
        String figures = display.show(name, bar -> library.upload(file, name, bar));
        session.forgetListing();
        out.println("stored " + name + ": " + figures);
    }

    private void delete(List<String> arguments) throws FtpFailure {
        session.library().delete(arguments.get(0));
        session.forgetListing();
    }

    private void changeDirectory(List<String> arguments) throws FtpFailure {
        session.library();
        session.changeDirectory(arguments.get(0));
    }

    private void tellDirectory(List<String> arguments) {
        out.println(session.directory());
    }

    private void help(List<String> arguments) {
        int column =
                verbs.stream().mapToInt(verb -> verb.usage().length()).max().orElse(0);
        for (Verb verb : verbs) {
            out.println(verb.usage() + " ".repeat(column + 2 - verb.usage().length()) + verb.help());
        }
    }

    private void quit(List<String> arguments) {
        quit = true;
    }

    private static Path localPath(String text) {
        String home = System.getProperty("user.home");
        return Path.of(text.startsWith("~/") ? home + text.substring(1) : text);
    }
}

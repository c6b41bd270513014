package io.javaipc.ftp.console;

import io.javaipc.ftp.client.FtpFailure;
import io.javaipc.ftp.client.RemoteFile;
import io.javaipc.ftp.console.Verb.Parameter;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes the names of commands, of remote files and directories, and of local files. */
final class CommandCompleter implements Completer {
    private final Interpreter interpreter;
    private final Session session;
    private final LocalFileCompleter localFiles = new LocalFileCompleter();

    CommandCompleter(Interpreter interpreter, Session session) {
        this.interpreter = interpreter;
        this.session = session;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line.wordIndex() == 0) {
            interpreter.verbs().forEach(verb -> candidates.add(named(verb.name(), verb.help())));
            return;
        }
        List<Parameter> parameters =
                interpreter.verb(line.words().get(0)).map(Verb::parameters).orElse(List.of());
        if (line.wordIndex() > parameters.size()) {
            return;
        }
        switch (parameters.get(line.wordIndex() - 1)) {
            case REMOTE_FILE -> addRemote(false, candidates);
            case REMOTE_DIRECTORY -> addRemote(true, candidates);
            case LOCAL_FILE -> localFiles.complete(reader, line, candidates);
        }
    }

    private void addRemote(boolean directories, List<Candidate> candidates) {
        try {
            for (RemoteFile file : session.listing()) {
                if (file.directory() == directories) {
                    candidates.add(named(file.name(), null));
                }
            }
        } catch (FtpFailure e) {
            // nothing to offer: the command itself will tell what is wrong
        }
    }

    private static Candidate named(String name, String description) {
        return new Candidate(name, Printable.of(name), null, description, null, null, true);
    }
}

package io.javaipc.ftp.console;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes paths of this machine. JLine's own is deprecated, its successor comes with an editor and a pager. */
final class LocalFileCompleter implements Completer {
    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String typed = line.word().substring(0, line.wordCursor());
        String directory = typed.substring(0, typed.lastIndexOf('/') + 1);
        String name = typed.substring(directory.length());
        String home = System.getProperty("user.home");
        Path searched = Path.of(directory.startsWith("~/") ? home + directory.substring(1) : directory);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(searched)) {
            for (Path entry : entries) {
                String entryName = entry.getFileName().toString();
                if (!entryName.startsWith(".") || name.startsWith(".")) {
                    boolean isDirectory = Files.isDirectory(entry);
                    String completed = directory + entryName + (isDirectory ? "/" : "");
                    candidates.add(
                            new Candidate(completed, Printable.of(entryName), null, null, null, null, !isDirectory));
                }
            }
        } catch (IOException e) {
            // nothing to offer
        }
    }
}

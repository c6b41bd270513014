package io.javaipc.ftp.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Where the lines typed are kept between runs: for the user's eyes only, and not at all where that cannot be. */
final class HistoryFile {
    private HistoryFile() {}

    static Optional<Path> find(String stateHome, String home) {
        Path state = stateHome == null || stateHome.isEmpty() ? Path.of(home, ".local", "state") : Path.of(stateHome);
        Path directory = state.resolve("javaipc-ftp");
        Path file = directory.resolve("history");
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
        boolean usable =
                Files.exists(file) ? Files.isReadable(file) && Files.isWritable(file) : Files.isWritable(directory);
        return usable ? Optional.of(file) : Optional.empty();
    }
}

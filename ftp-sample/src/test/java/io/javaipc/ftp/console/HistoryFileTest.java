package io.javaipc.ftp.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where typed lines are kept. */
class HistoryFileTest {
    @TempDir
    private Path home;

    @Test
    void itsDirectoryIsTheUsersAlone() throws IOException {
        Path file = HistoryFile.find(null, home.toString()).orElseThrow();
        assertEquals(home.resolve(".local/state/javaipc-ftp/history"), file);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    }

    @Test
    void theStateDirectoryOfTheEnvironmentIsUsed() {
        assertEquals(Optional.of(home.resolve("s/javaipc-ftp/history")), HistoryFile.find(home + "/s", "/nowhere"));
    }

    @Test
    void aPlaceThatCannotBeWrittenMeansNoHistory() throws IOException {
        Path file = Files.createFile(home.resolve("file"));
        assertEquals(Optional.empty(), HistoryFile.find(file.toString(), "/nowhere"));
    }
}

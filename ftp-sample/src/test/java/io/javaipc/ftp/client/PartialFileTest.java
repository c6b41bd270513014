package io.javaipc.ftp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a file appears under its name. */
class PartialFileTest {
    @TempDir
    private Path directory;

    @Test
    void nothingStandsUnderTheNameUntilItIsPublished() throws IOException {
        Path target = directory.resolve("a");
        try (PartialFile partial = PartialFile.beside(target)) {
            partial.stream().write(42);
            assertFalse(Files.exists(target));
            partial.publish();
            assertTrue(Files.exists(target));
        }
        assertTrue(Files.exists(target));
    }

    @Test
    void whatIsNotPublishedIsGone() throws IOException {
        try (PartialFile partial = PartialFile.beside(directory.resolve("a"))) {
            partial.stream().write(42);
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void aLinkIsKeptAndItsFileReplaced() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "older");
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        try (PartialFile partial = PartialFile.beside(link)) {
            partial.stream().write('x');
            partial.publish();
        }
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("x", Files.readString(file));
    }

    @Test
    void aDeviceIsWrittenToAndNotReplaced() throws IOException {
        Path device = Path.of("/dev/null");
        try (PartialFile partial = PartialFile.beside(device)) {
            partial.stream().write('x');
            partial.publish();
        }
        assertFalse(Files.isRegularFile(device));
    }
}

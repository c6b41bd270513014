package io.javaipc.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The private directory: what it refuses to live in, and what it clears away. */
class RuntimeDirectoryTest {
    @TempDir
    Path temporary;

    private Path base;

    @BeforeEach
    void namesItsBaseAfterTheUser() {
        base = temporary.resolve("javaipc-" + System.getProperty("user.name"));
    }

    @Test
    void aBaseThatOthersMayEnterIsRefused() throws IOException {
        Files.createDirectory(base);
        Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwx--x---"));
        assertRefused();
    }

    @Test
    void aBaseThatIsALinkIsRefused() throws IOException {
        Path target = Files.createDirectory(
                temporary.resolve("target"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createSymbolicLink(base, target);
        assertRefused();
    }

    @Test
    void aBaseThatIsAFileIsRefused() throws IOException {
        Files.createFile(base, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        assertRefused();
    }

    private void assertRefused() {
        IpcException refusal = assertThrows(IpcException.class, () -> RuntimeDirectory.createIn(temporary));
        assertEquals(base.toString(), refusal.object());
        assertTrue(refusal.getMessage().contains("not a directory of mode 0700"), refusal.getMessage());
    }

    @Test
    void severalOfOneJvmLiveSideBySide() throws IOException {
        RuntimeDirectory first = RuntimeDirectory.createIn(temporary);
        RuntimeDirectory second = RuntimeDirectory.createIn(temporary);
        assertEquals(4, names().size());
        first.remove();
        assertFalse(Files.exists(first.path()));
        assertTrue(Files.exists(second.path()));
        second.remove();
        assertEquals(List.of(), names());
    }

    @Test
    void whatIsLeftOfTheDeadIsRemoved() throws IOException {
        RuntimeDirectory first = RuntimeDirectory.createIn(temporary);
        Path dead = Files.createDirectory(base.resolve("1-dead"));
        Files.createFile(dead.resolve("control"));
        Files.createFile(base.resolve("1-dead.lock"));
        Files.createFile(base.resolve("1-died-sooner.lock"));
        RuntimeDirectory second = RuntimeDirectory.createIn(temporary);
        assertEquals(4, names().size(), () -> "left: " + names());
        first.remove();
        second.remove();
    }

    @Test
    void aFileIsPrivateAndWrittenOnce() throws IOException {
        RuntimeDirectory directory = RuntimeDirectory.createIn(temporary);
        Path file = directory.writePrivate("token", new byte[] {1, 2, 3});
        assertEquals(3, Files.size(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertThrows(FileAlreadyExistsException.class, () -> directory.writePrivate("token", new byte[0]));
        directory.remove();
        assertEquals(List.of(), names());
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(base)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

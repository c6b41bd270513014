package io.javaipc.local.space;

import io.javaipc.files.PrivateDirectory;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Where the spaces of a user lie.
 *
 * <pre>
 * /dev/shm/javaipc-UID/           mode 0700, the user's own: checked, for /dev/shm belongs to everybody
 *     NAME/                       mode 0700, a space
 *         participants.lock       a byte for each participant, locked while it lives
 *         participants            who they are
 *         KIND.NAME               an object
 *         .new-SLOT-RANDOM        an object in the making
 *     .gone-RANDOM/               a space that is being removed
 * </pre>
 */
final class SpaceDirectories {
    private static final String CONFIGURED = "javaipc.dir";
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final String GONE = ".gone-";

    private final Path base;

    private final boolean configured;

    private SpaceDirectories(Path base, boolean configured) {
        this.base = base;
        this.configured = configured;
    }

    static SpaceDirectories ofThisUser() throws IOException {
        String configured = System.getProperty(CONFIGURED);
        if (configured != null) {
            return in(Path.of(configured).toAbsolutePath(), true);
        }
        if (!Files.isDirectory(SHARED_MEMORY)) {
            throw new IOException("no directory for shared memory: missing=" + SHARED_MEMORY + ", remedy=-D"
                    + CONFIGURED + "=DIRECTORY");
        }
        Object user = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        return in(SHARED_MEMORY.resolve("javaipc-" + user), false);
    }

    private static SpaceDirectories in(Path base, boolean configured) throws IOException {
        PrivateDirectory.make(base);
        SpaceDirectories directories = new SpaceDirectories(base, configured);
        directories.removeLeftovers();
        return directories;
    }

    /** What somebody was removing when he was killed. */
    private void removeLeftovers() throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(base, GONE + "*")) {
            for (Path leftover : leftovers) {
                delete(leftover);
            }
        }
    }

    Path make(String name) throws IOException {
        Path directory = base.resolve(name);
        PrivateDirectory.make(directory);
        PrivateDirectory.requireOwner(base, directory);
        return directory;
    }

    /** First out of sight in one step, so that nobody opens half of it. */
    void remove(Path directory) throws IOException {
        Path gone = base.resolve(GONE + UUID.randomUUID());
        Files.move(directory, gone, StandardCopyOption.ATOMIC_MOVE);
        delete(gone);
        if (!configured) {
            removeIfEmpty();
        }
    }

    private void removeIfEmpty() throws IOException {
        try {
            Files.deleteIfExists(base);
        } catch (DirectoryNotEmptyException e) {
            // there are other spaces
            return;
        }
    }

    private static void delete(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // somebody else removes it too
            return;
        }
        Files.deleteIfExists(directory);
    }
}

package io.javaipc.local.space;

import io.javaipc.files.PrivateDirectory;
import io.javaipc.files.UserDirectory;
import io.javaipc.local.segment.Participants;
import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where the spaces of a user lie.
 *
 * <pre>
 * /dev/shm/javaipc-UID/           mode 0700, the user's own: checked, for /dev/shm belongs to everybody
 *     NAME/                       mode 0700, a space
 *         temporary               there is one in a space that goes with its last participant
 *         participants.lock       bytes for each participant, locked while it lives
 *         participants            who they are
 *         KIND.NAME               an object
 *         .new-SLOT-RANDOM        an object in the making
 *     .gone-RANDOM/               a space that is being removed
 *     .memory/                    not a space: who created which raw shared memory
 * </pre>
 */
final class SpaceDirectories {
    private static final String GONE = ".gone-";
    private static final String TEMPORARY = "temporary";

    private final UserDirectory user;
    private final Path base;

    private SpaceDirectories(UserDirectory user) {
        this.user = user;
        this.base = user.path();
    }

    static SpaceDirectories ofThisUser() throws IOException {
        return new SpaceDirectories(UserDirectory.ofThisProcess());
    }

    /** The directory of a space, made when there is none. */
    Path make(String name) throws IOException {
        user.make();
        Path directory = base.resolve(name);
        PrivateDirectory.make(directory);
        PrivateDirectory.requireOwner(base, directory);
        sweep();
        return directory;
    }

    /** The directory of a new space that goes with its last participant. */
    Path makeTemporary() throws IOException {
        Path directory = make(TEMPORARY + "-" + UUID.randomUUID());
        Files.createFile(directory.resolve(TEMPORARY), PrivateDirectory.MODE_0600);
        return directory;
    }

    static boolean isTemporary(Path directory) {
        return Files.exists(directory.resolve(TEMPORARY), LinkOption.NOFOLLOW_LINKS);
    }

    /** The directory of a space that is there. */
    Path existing(String name) throws IOException {
        Path directory = base.resolve(name);
        if (!user.isThere() || !Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(directory.toString());
        }
        return directory;
    }

    /** The names of the spaces, sorted. */
    List<String> names() throws IOException {
        if (!user.isThere()) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(base)) {
            return entries.filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                    .map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            // the last one was removed at this moment
            return List.of();
        }
    }

    /** Removes what others have left: what they were removing when they were killed, and what nobody uses any more. */
    List<Path> sweep() throws IOException {
        List<Path> removed = new ArrayList<>();
        if (!user.isThere()) {
            return removed;
        }
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(base, GONE + "*")) {
            for (Path leftover : leftovers) {
                delete(leftover);
                removed.add(leftover);
            }
        }
        for (String name : names()) {
            Path directory = base.resolve(name);
            if (isTemporary(directory) && removeIfAbandoned(directory)) {
                removed.add(directory);
            }
        }
        return removed;
    }

    /** Removes a space in which nobody takes part. */
    boolean removeIfAbandoned(Path directory) {
        try {
            return Participants.removeIfAbandoned(directory, () -> remove(directory));
        } catch (NoSuchFileException e) {
            // somebody else was faster
            return false;
        } catch (IOException e) {
            throw IpcException.ofCause("cannot remove shared space", "rename", directory.toString(), e);
        }
    }

    /** First out of sight in one step, so that nobody opens half of it. */
    void remove(Path directory) throws IOException {
        Path gone = base.resolve(GONE + UUID.randomUUID());
        Files.move(directory, gone, StandardCopyOption.ATOMIC_MOVE);
        delete(gone);
        removeIfEmpty();
    }

    void removeIfEmpty() throws IOException {
        user.removeIfEmpty();
    }

    /** Also what is none of ours in it; links are removed, not followed. */
    private static void delete(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    delete(file);
                } else {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException e) {
            // somebody else removes it too
            return;
        }
        Files.deleteIfExists(directory);
    }
}

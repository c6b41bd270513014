package io.javaipc.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A segment in the making, under a name of its own until it is complete.
 *
 * <p>Its file is locked while its maker lives; the kernel frees the lock however the maker ends. So an unlocked one is
 * a dead one's, and whoever makes the next segment removes it. A segment that was published keeps its own name whatever
 * happens to the draft's.
 */
final class Draft implements AutoCloseable {
    /** How names of drafts begin; no segment may be called so. */
    static final String PREFIX = ".javaipc-new-";

    private static final Logger LOG = LoggerFactory.getLogger(Draft.class);
    private static final int PIECE = 1 << 20;
    private static final FileAttribute<?> MODE_0600 =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    // the start tells this JVM from one of the same pid in another container, or before a restart of this one
    private static final String OWN =
            PREFIX + ProcessHandle.current().pid() + "-" + startOfThisJvm().toEpochMilli() + "-";
    private static final Object SWEEPING = new Object();

    private final Path file;
    private final FileChannel channel;

    private Draft(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    private static Instant startOfThisJvm() {
        return ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH);
    }

    /** Makes an empty one, and removes what dead makers left beside it. */
    static Draft begin(Path directory) throws IOException {
        Set<OpenOption> options = Set.of(
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        while (true) {
            Path file = directory.resolve(OWN + UUID.randomUUID());
            Draft draft = new Draft(file, FileChannel.open(file, options, MODE_0600));
            try {
                // a sweeper may have taken it for a dead one's between the two steps
                if (draft.channel.tryLock() != null && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    draft.sweep();
                    return draft;
                }
            } catch (IOException e) {
                draft.close();
                throw e;
            }
            draft.close();
        }
    }

    FileChannel channel() {
        return channel;
    }

    /** Writes zeros to all of it: only so has the file system to have room for each page, now and not at its first use. */
    void allocate(long bytes) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(bytes, PIECE));
        long written = 0;
        while (written < bytes) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), bytes - written));
            written += channel.write(zeros);
        }
    }

    /** Gives it its name, at once and only if that is free; throws {@code FileAlreadyExistsException} otherwise. */
    void publish(Path name) throws IOException {
        Files.createLink(name, file);
    }

    /** Removes the draft's name, and then the lock. */
    @Override
    public void close() throws IOException {
        try {
            Files.deleteIfExists(file);
        } finally {
            channel.close();
        }
    }

    private void sweep() throws IOException {
        Object user = Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        // closing a file gives up this process's locks on it, those of another thread's sweep as well
        synchronized (SWEEPING) {
            try (DirectoryStream<Path> drafts = Files.newDirectoryStream(file.getParent(), PREFIX + "*")) {
                for (Path draft : drafts) {
                    // for the same reason, those of this very process are not even opened
                    if (!draft.getFileName().toString().startsWith(OWN)) {
                        removeIfDead(draft, user);
                    }
                }
            }
        }
    }

    private static void removeIfDead(Path draft, Object user) {
        try {
            Map<String, Object> found =
                    Files.readAttributes(draft, "unix:uid,isRegularFile", LinkOption.NOFOLLOW_LINKS);
            if (found.get("uid").equals(user) && found.get("isRegularFile").equals(true)) {
                removeIfUnlocked(draft);
            }
        } catch (NoSuchFileException | OverlappingFileLockException e) {
            LOG.debug("not a leftover after all: file={}", draft);
        } catch (IOException e) {
            LOG.warn("leftover of a dead process cannot be removed: file={}", draft, e);
        }
    }

    private static void removeIfUnlocked(Path draft) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(draft);
            }
        }
    }
}

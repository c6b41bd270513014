package io.javaipc.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
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
    private static final Logger LOG = LoggerFactory.getLogger(Draft.class);
    private static final int PIECE = 1 << 20;
    private static final FileAttribute<?> MODE_0600 =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private final FileChannel channel;

    private Draft(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Makes an empty one, and removes what dead makers left beside it. */
    static Draft begin(Path directory) throws IOException {
        Set<OpenOption> options = Set.of(
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        while (true) {
            Path file = directory.resolve(Drafts.newName());
            Draft draft = new Draft(file, FileChannel.open(file, options, MODE_0600));
            try {
                // a sweeper may have taken it for a dead one's between the two steps
                if (draft.channel.tryLock() != null && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    Object user = Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
                    Drafts.sweep(directory, user, Draft::warnOfLeftover);
                    return draft;
                }
            } catch (IOException e) {
                draft.close();
                throw e;
            }
            draft.close();
        }
    }

    private static void warnOfLeftover(Path draft, IOException cause) {
        LOG.warn("leftover of a dead process cannot be removed: file={}", draft, cause);
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

    /**
     * Gives it its name, and notes before that who made it. The note is for people: when it cannot be written, the segment is
     * made all the same, and is not listed.
     */
    void publish(Path name, CreationRecords records) throws IOException {
        long inode = CreationRecords.inode(file);
        boolean published = false;
        record(name, inode, records);
        try {
            publish(name);
            published = true;
        } finally {
            if (!published) {
                records.remove(inode);
            }
        }
    }

    private void record(Path name, long inode, CreationRecords records) {
        try {
            records.add(inode, file, name);
        } catch (IOException e) {
            LOG.warn("shared memory will not be listed: name={}", name, e);
        }
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
}

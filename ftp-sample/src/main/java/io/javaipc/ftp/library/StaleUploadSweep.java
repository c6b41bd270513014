package io.javaipc.ftp.library;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the temporary files of uploads whose process died. A file that can be locked has lost its uploader; those of
 * this process are left alone without a look, because opening and closing one would drop its lock.
 */
final class StaleUploadSweep {
    private static final Logger LOG = LoggerFactory.getLogger(StaleUploadSweep.class);

    private int removed;

    /** Sweeps a directory and all below; returns how many files were removed by this sweep so far. */
    int sweep(LibraryDirectory directory) throws IOException {
        directory.forEach((name, attributes) -> visit(directory, name, attributes));
        return removed;
    }

    private void visit(LibraryDirectory directory, String name, BasicFileAttributes attributes) throws IOException {
        try {
            if (attributes.isDirectory()) {
                try (LibraryDirectory child = directory.child(name)) {
                    sweep(child);
                }
            } else if (TemporaryName.isTemporary(name) && !TemporaryName.isOfThisProcess(name)) {
                removeUnlessLive(directory, name);
            }
        } catch (NoSuchFileException e) {
            LOG.debug("gone before it was swept: name={}", name);
        } catch (AccessDeniedException e) {
            LOG.debug("not ours to sweep: name={}", name);
        }
    }

    private void removeUnlessLive(LibraryDirectory directory, String name) throws IOException {
        try (FileChannel channel = directory.openExisting(name, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                directory.unlink(name);
                removed++;
                LOG.info("removed what an upload left whose process died: name={}, bytes={}", name, channel.size());
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("being swept by another thread: name={}", name);
        }
    }
}

package io.javaipc.ftp.library;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * The hidden file an upload is written to, locked for as long as the upload lives: the kernel lets go of the lock when the
 * process dies, by whatever cause, which is how {@link StaleUploadSweep} tells the dead from the living.
 *
 * <p>The file must not be opened a second time by this process: closing any descriptor of a file drops the process's locks
 * on it. That is also why it has the umask's mode from the start, for {@code fchmod} would need a descriptor of its own.
 *
 * @param name its name
 * @param channel open for writing, holding the lock
 */
record TemporaryFile(String name, FileChannel channel) {
    private static final int ATTEMPTS = 10;

    static TemporaryFile create(LibraryDirectory directory) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String name = TemporaryName.next();
            FileChannel channel = directory.create(name);
            try {
                // a sweep may have come between the creation and the lock: then it has the lock, or the name is gone
                if (channel.tryLock() != null && exists(directory, name)) {
                    return new TemporaryFile(name, channel);
                }
            } catch (IOException e) {
                try (channel) {
                    directory.unlink(name);
                }
                throw e;
            }
            channel.close();
        }
        throw new FileSystemException("temporary file", null, "each one was swept away before it was locked");
    }

    private static boolean exists(LibraryDirectory directory, String name) throws IOException {
        try {
            directory.attributes(name);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}

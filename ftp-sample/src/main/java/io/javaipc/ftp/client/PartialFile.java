package io.javaipc.ftp.client;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that appears under its name when it is complete, and not before. Until then it has another name in the same
 * directory; closed without {@link #publish}, it is gone. What stands under the name and is no regular file, such as
 * {@code /dev/null} or a named pipe, is written to as it is.
 */
final class PartialFile implements Closeable {
    private final Path target;
    private final Path written;
    private final OutputStream stream;
    private boolean published;

    private PartialFile(Path target, Path written, OutputStream stream) {
        this.target = target;
        this.written = written;
        this.stream = stream;
    }

    static PartialFile beside(Path name) throws IOException {
        Path target = Files.exists(name) ? name.toRealPath() : name.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            return new PartialFile(target, target, Files.newOutputStream(target, StandardOpenOption.WRITE));
        }
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        OutputStream stream = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        // for a program that is ended during a transfer
        temporary.toFile().deleteOnExit();
        return new PartialFile(target, temporary, stream);
    }

    OutputStream stream() {
        return stream;
    }

    void publish() throws IOException {
        stream.close();
        if (!written.equals(target)) {
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
        }
        published = true;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        if (!published && !written.equals(target)) {
            Files.deleteIfExists(written);
        }
    }
}

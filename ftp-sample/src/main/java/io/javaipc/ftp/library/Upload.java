package io.javaipc.ftp.library;

import io.javaipc.ftp.library.FileLibraryException.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A file on its way into the library. Nobody sees it until {@link #complete}, which puts it under its name in one step; an
 * existing file stays as it was until then. Closed before that, it leaves nothing. Of two uploads to one name both succeed,
 * and the one completed last stays.
 *
 * <p>What is complete is safe from the death of the process, not from a power cut: it is not synced. Used by one thread.
 */
public final class Upload implements Closeable {
    private final LibraryDirectory directory;
    private final TemporaryFile temporary;
    private final VirtualPath target;
    private boolean complete;
    private boolean closed;

    Upload(LibraryDirectory directory, TemporaryFile temporary, VirtualPath target) {
        this.directory = directory;
        this.temporary = temporary;
        this.target = target;
    }

    /**
     * Appends bytes.
     *
     * @param bytes written to the last
     * @throws FileLibraryException when the file system takes no more, such as for being full
     */
    public void write(ByteBuffer bytes) throws FileLibraryException {
        try {
            while (bytes.hasRemaining()) {
                temporary.channel().write(bytes);
            }
        } catch (IOException e) {
            throw new FileLibraryException(Reason.NOT_WRITTEN, target, e.getMessage(), e);
        }
    }

    /**
     * Puts the file under its name.
     *
     * @throws FileLibraryException when the name cannot be had, such as for being a directory's meanwhile
     */
    public void complete() throws FileLibraryException {
        try {
            directory.rename(temporary.name(), target.name());
            complete = true;
        } catch (IOException e) {
            throw Failure.of(e, target);
        }
    }

    /**
     * Where the file shall appear.
     *
     * @return its path
     */
    public VirtualPath target() {
        return target;
    }

    /** Ends the upload: what was not completed is gone. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        // unlinked while still locked, so that no sweep meddles
        try (directory) {
            if (!complete) {
                directory.unlink(temporary.name());
            }
        } finally {
            temporary.channel().close();
        }
    }
}

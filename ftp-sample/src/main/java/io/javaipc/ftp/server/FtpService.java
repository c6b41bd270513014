package io.javaipc.ftp.server;

import io.javaipc.ftp.library.FileLibrary;
import io.javaipc.server.ConnectionHandler;
import io.javaipc.server.HandlerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Serves a directory by FTP: the handler to give to a {@link io.javaipc.server.SocketServer}. Anybody may log in and read.
 *
 * <p>Each process that serves opens the directory before its first connection. Immutable and serializable: worker processes get a copy.
 *
 * @param root the directory, as an absolute path
 * @param writable whether clients may store and delete
 * @param timeouts how long sessions wait
 */
public record FtpService(String root, boolean writable, FtpTimeouts timeouts) implements HandlerFactory {
    /** Refuses nulls. */
    public FtpService {
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(timeouts, "timeouts");
    }

    /**
     * A service with the {@link FtpTimeouts#DEFAULT default} timeouts.
     *
     * @param root the directory, as an absolute path
     * @param writable whether clients may store and delete
     */
    public FtpService(String root, boolean writable) {
        this(root, writable, FtpTimeouts.DEFAULT);
    }

    /**
     * A service of a directory that is checked now.
     *
     * @param root the directory
     * @param writable whether clients may store and delete
     * @return the service
     * @throws IOException when it is no directory that can be read, or this platform cannot serve one safely
     */
    public static FtpService of(Path root, boolean writable) throws IOException {
        FileLibrary.open(root, writable);
        return new FtpService(root.toAbsolutePath().toString(), writable);
    }

    /**
     * Sets how long sessions wait.
     *
     * @param changed the timeouts
     * @return a service that differs in this
     */
    public FtpService withTimeouts(FtpTimeouts changed) {
        return new FtpService(root, writable, changed);
    }

    /**
     * Opens the directory, and removes in the background what dead processes left of their uploads.
     *
     * @throws IOException when the directory cannot be opened
     */
    @Override
    public void prepare() throws IOException {
        ServedLibraries.get(Path.of(root), writable);
    }

    /**
     * Makes the handler of one connection.
     *
     * @throws UncheckedIOException when the directory cannot be opened
     */
    @Override
    public ConnectionHandler create() {
        try {
            return new FtpSession(ServedLibraries.get(Path.of(root), writable), timeouts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

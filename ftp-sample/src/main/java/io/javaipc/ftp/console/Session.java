package io.javaipc.ftp.console;

import io.javaipc.ftp.client.FtpFailure;
import io.javaipc.ftp.client.FtpUrl;
import io.javaipc.ftp.client.RemoteFile;
import io.javaipc.ftp.client.RemoteLibrary;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A connection that is made again when it was lost, and what outlives it: the current directory, and the listing that
 * completion uses. For one thread, except {@link #cancel}.
 */
final class Session implements AutoCloseable {
    private final FtpUrl url;
    private final Duration timeout;
    private final Consumer<String> notices;
    private volatile RemoteLibrary library;
    private volatile boolean cancelled;
    private String directory;
    private List<RemoteFile> listing;

    private Session(FtpUrl url, Duration timeout, Consumer<String> notices) {
        this.url = url;
        this.timeout = timeout;
        this.notices = notices;
    }

    static Session open(FtpUrl url, Duration timeout, Consumer<String> notices) throws FtpFailure {
        Session session = new Session(url, timeout, notices);
        session.library = RemoteLibrary.connect(url, timeout);
        try {
            session.changeDirectory(url.path());
        } catch (FtpFailure e) {
            session.close();
            throw e;
        }
        return session;
    }

    /** The library, connected again if need be. */
    RemoteLibrary library() throws FtpFailure {
        if (library.isOpen()) {
            try {
                library.ping();
                return library;
            } catch (FtpFailure lost) {
                notices.accept(lost.getMessage());
            }
        }
        library = RemoteLibrary.connect(url, timeout);
        library.changeDirectory(directory);
        listing = null;
        notices.accept("connected again: address=" + url.address());
        return library;
    }

    String directory() {
        return directory;
    }

    void changeDirectory(String path) throws FtpFailure {
        RemoteLibrary current = library.isOpen() ? library : library();
        current.changeDirectory(path);
        directory = current.currentDirectory();
        listing = null;
    }

    /** What the current directory holds, asked for once. */
    List<RemoteFile> listing() throws FtpFailure {
        if (listing == null) {
            listing = library().list("");
        }
        return listing;
    }

    /** To be called after a change on the server. */
    void forgetListing() {
        listing = null;
    }

    /** Ends what the session is doing, from another thread; the next command connects again. */
    void cancel() {
        cancelled = true;
        library.abort();
    }

    /** Tells whether the last command was cancelled, once. */
    boolean wasCancelled() {
        boolean was = cancelled;
        cancelled = false;
        return was;
    }

    @Override
    public void close() {
        library.close();
    }
}

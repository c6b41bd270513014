package io.javaipc.ftp.library;

import java.io.IOException;

/**
 * A file library does not do what was asked. The message may be shown to the client: it names the virtual path, never the
 * real one.
 */
public final class FileLibraryException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Why a library does not do what was asked. */
    public enum Reason {
        /** Nothing is there that a client may see. */
        NOT_FOUND("no such file or directory"),
        /** It is a directory, or an upload's name is taken by something that is no file. */
        NOT_A_FILE("not a regular file"),
        /** It is a file. */
        NOT_A_DIRECTORY("not a directory"),
        /** No file of a library has such a name. */
        INVALID_NAME("file name not allowed"),
        /** The library takes no changes. */
        READ_ONLY("the library is read-only"),
        /** The server's own rights do not suffice. */
        DENIED("permission denied"),
        /** The file system takes no more: mostly because it is full. */
        NOT_WRITTEN("cannot write the file"),
        /** The file system failed otherwise. */
        FAILED("file system error");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    private final Reason reason;

    FileLibraryException(Reason reason, String path) {
        super(reason.text + ": path=" + path);
        this.reason = reason;
    }

    FileLibraryException(Reason reason, VirtualPath path) {
        this(reason, path.toString());
    }

    FileLibraryException(Reason reason, VirtualPath path, String detail, IOException cause) {
        super(reason.text + ": path=" + path + ", cause=" + detail, cause);
        this.reason = reason;
    }

    /**
     * Why it was not done.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}

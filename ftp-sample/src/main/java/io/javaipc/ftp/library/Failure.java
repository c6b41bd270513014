package io.javaipc.ftp.library;

import io.javaipc.ftp.library.FileLibraryException.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What a failure of the file system means to a client. */
final class Failure {
    private Failure() {}

    static FileLibraryException of(IOException failure, VirtualPath path) {
        if (failure instanceof FileLibraryException already) {
            return already;
        }
        if (failure instanceof NoSuchFileException) {
            return new FileLibraryException(Reason.NOT_FOUND, path);
        }
        if (failure instanceof FileIsDirectoryException) {
            return new FileLibraryException(Reason.NOT_A_FILE, path);
        }
        if (failure instanceof NotDirectoryException) {
            return new FileLibraryException(Reason.NOT_A_DIRECTORY, path);
        }
        if (failure instanceof AccessDeniedException) {
            return new FileLibraryException(Reason.DENIED, path);
        }
        // not the message: it may name the real path
        String detail = failure instanceof FileSystemException named ? named.getReason() : failure.getMessage();
        return new FileLibraryException(Reason.FAILED, path, detail, failure);
    }
}

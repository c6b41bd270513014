package io.javaipc.ftp.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.apache.commons.net.ftp.FTPConnectionClosedException;
import org.apache.commons.net.io.CopyStreamException;

/** Says in a few words why something failed, where the exception's own message does not. */
public final class FailureReason {
    private FailureReason() {}

    /**
     * Puts an exception in words.
     *
     * @param failure what happened
     * @return a clause without a full stop, on one line
     */
    public static String of(IOException failure) {
        if (failure instanceof CopyStreamException copying) {
            return of(copying.getIOException());
        }
        if (failure instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason().toLowerCase(Locale.ROOT);
        }
        if (failure instanceof SocketTimeoutException) {
            return "the server does not answer";
        }
        if (failure instanceof UnknownHostException) {
            return "unknown host";
        }
        if (failure instanceof FTPConnectionClosedException) {
            return "the server closed the connection";
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message.strip();
    }
}

package io.javaipc.ftp.server;

import java.io.IOException;

/** The data connection broke off; the control connection may be well. */
final class DataConnectionException extends IOException {
    private static final long serialVersionUID = 1L;

    DataConnectionException(IOException cause) {
        super("data connection broke off: cause=" + cause.getMessage(), cause);
    }
}

package io.javaipc.ftp.client;

import java.io.IOException;
import java.util.OptionalInt;

/**
 * Something asked of a remote library did not happen. The message is one line that says what, and what the server
 * replied where it did: {@code cannot download: path=readme.txt, reply=550 No such file}.
 */
public final class FtpFailure extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int NO_REPLY = 0;

    private final int replyCode;

    FtpFailure(String message) {
        super(message);
        this.replyCode = NO_REPLY;
    }

    FtpFailure(String message, int replyCode, String replyText) {
        super(message + ", reply=" + replyText);
        this.replyCode = replyCode;
    }

    FtpFailure(String message, IOException cause) {
        super(message, cause);
        this.replyCode = NO_REPLY;
    }

    /**
     * The code of the server's reply.
     *
     * @return such as 550; empty when the connection or this side failed
     */
    public OptionalInt replyCode() {
        return replyCode == NO_REPLY ? OptionalInt.empty() : OptionalInt.of(replyCode);
    }
}

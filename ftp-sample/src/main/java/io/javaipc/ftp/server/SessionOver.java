package io.javaipc.ftp.server;

import java.util.Optional;

/** The session ends: in order, by a deadline, or because the client has gone. */
final class SessionOver extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Reply farewell;

    private SessionOver(String why, Reply farewell) {
        super(why, null, false, false);
        this.farewell = farewell;
    }

    static SessionOver after(int code, String text) {
        return new SessionOver(code + " " + text, Reply.of(code, text));
    }

    static SessionOver withoutReply(String why) {
        return new SessionOver(why, null);
    }

    Optional<Reply> farewell() {
        return Optional.ofNullable(farewell);
    }
}

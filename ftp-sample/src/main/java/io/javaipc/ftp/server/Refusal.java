package io.javaipc.ftp.server;

/** A command is answered with a negative reply, and the session goes on. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    Refusal(int code, String text) {
        super(code + " " + text, null, false, false);
        this.reply = Reply.of(code, text);
    }

    Reply reply() {
        return reply;
    }
}

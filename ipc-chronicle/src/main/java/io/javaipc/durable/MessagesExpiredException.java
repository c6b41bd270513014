package io.javaipc.durable;

/**
 * Messages that a reader had not had were removed, because the queue keeps them no longer. The reader has been told by this,
 * once, and goes on with the oldest that is left.
 */
public class MessagesExpiredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long from;
    private final long to;

    /**
     * Tells of the loss.
     *
     * @param queue the queue's directory
     * @param reader the reader's name
     * @param from the index of the first that is lost
     * @param to the index of the oldest that is left
     */
    public MessagesExpiredException(String queue, String reader, long from, long to) {
        super("messages expired before they were read: queue=" + queue + ", reader=" + reader + ", from=" + from
                + ", to=" + to);
        this.from = from;
        this.to = to;
    }

    /**
     * Where the reader was.
     *
     * @return the index of the first message that is lost
     */
    public long from() {
        return from;
    }

    /**
     * Where it goes on.
     *
     * @return the index of the oldest message that is left
     */
    public long to() {
        return to;
    }
}

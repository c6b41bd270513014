package io.javaipc.shared;

/** The queue is closed: nothing may be put into it, or nothing will come out of it any more. */
public class QueueClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /**
     * Tells of a closed queue.
     *
     * @param message what was tried, with the queue's name
     */
    public QueueClosedException(String message) {
        super(message);
    }
}

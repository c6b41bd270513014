package io.javaipc.shared;

/**
 * An element of a {@link SharedQueue} that is held until it is dealt with. When the process that holds it dies before, it comes
 * again, to another consumer, and is marked. What is never acknowledged by a process that lives keeps its room in the queue.
 *
 * <p>Thread-safe. It does not travel to other processes.
 *
 * @param <E> the element
 */
public interface Delivery<E> {
    /**
     * The element.
     *
     * @return the element
     * @throws io.javaipc.codec.CodecException when the message is no element; acknowledge it, or it comes again
     */
    E value();

    /**
     * Tells whether somebody has had it before, and has died or given it back: it may have been dealt with in part.
     *
     * @return true when it comes again
     */
    boolean redelivered();

    /**
     * Says that it was dealt with: it comes no more.
     *
     * @throws IllegalStateException when it was acknowledged or given back before
     */
    void ack();

    /**
     * Gives it back, so that it comes again, marked, and before those that are in the queue.
     *
     * @throws IllegalStateException when it was acknowledged or given back before
     */
    void giveBack();
}

package io.javaipc.shared;

import java.time.Duration;

/**
 * One reader of a {@link SharedBroadcast}. It sees each message once, in the order in which writers began to publish them.
 *
 * <p>In a lossless broadcast writers wait for a subscription that is open, also when nobody reads it: close it. With the
 * process it ends by itself, however that ends.
 *
 * <p>To be read by one thread at a time: who reads while another thread does gets a
 * {@link java.util.ConcurrentModificationException}. {@link #lost()}, {@link #lag()} and {@link #close()} are for all
 * threads. It does not travel to other processes; the broadcast does.
 *
 * <p>All methods that read throw {@link IllegalStateException} when the subscription is closed, and
 * {@link io.javaipc.codec.CodecException}, with its bytes, when the message is no element; the next one is read the next time.
 *
 * @param <E> the elements
 */
public interface BroadcastSubscription<E> extends AutoCloseable {
    /**
     * Reads the next element, and waits for one.
     *
     * @return the element
     * @throws InterruptedException when the thread is interrupted before or while it waits; it has read nothing then
     * @throws QueueClosedException when the broadcast is closed, and everything was read
     */
    E take() throws InterruptedException;

    /**
     * Reads the next element if there is one.
     *
     * @return the element; null when there is none
     */
    E poll();

    /**
     * Reads the next element within a time.
     *
     * @param timeout how long to wait; not at all when zero or less
     * @return the element; null when there was none, at once when there will be none any more
     * @throws InterruptedException when the thread is interrupted before or while it waits; it has read nothing then
     */
    E poll(Duration timeout) throws InterruptedException;

    /**
     * How many messages were written over before this subscription read them, as far as it has noticed: it does when it
     * reads. What it has read and what it has lost is together all that was published since it began.
     *
     * @return the number, exactly; always 0 when the broadcast is lossless
     */
    long lost();

    /**
     * How many messages there are to be read now, those that are being written included.
     *
     * @return the number
     */
    int lag();

    /** Ends the subscription. A wait of another thread ends by an {@link IllegalStateException}. May be repeated. */
    @Override
    void close();
}

package io.javaipc.shared;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * The messages of a {@link SharedQueue} as bytes, written and read where they are: nothing is allocated, and nothing copied
 * that the caller does not copy. It is the same queue: what is put here may be taken there by a codec, and the other way
 * round.
 *
 * <p>Fit for those who count nanoseconds, and do not wait meanwhile: <b>a writer has its place in the order</b> from its
 * beginning on, so consumers wait until it has returned; a reader's message keeps its room. Neither may use the queue that
 * it is called for. When the process dies in a writer, the message is not in the queue; when it dies in a reader, the message
 * comes again to another consumer.
 *
 * <p>An exception of a writer gives up the place and comes to the caller; nothing is in the queue then. An exception of a
 * reader comes to the caller as well; its message is out of the queue. In a joinable queue a message that was read here is
 * done.
 *
 * <p>Otherwise capacity, order, closing, interrupts and memory effects are those of {@link SharedQueue}. Thread-safe.
 */
public interface RawQueue {
    /** Fills in a message. */
    @FunctionalInterface
    interface Writer {
        /**
         * Writes all bytes of a message; what it does not write is anything.
         *
         * @param message where it goes
         */
        void write(MessageBytes message);
    }

    /** Reads a message. */
    @FunctionalInterface
    interface Reader {
        /**
         * Reads what it needs of a message.
         *
         * @param message where it is
         */
        void read(MessageBytes message);
    }

    /**
     * Puts a message into the queue if there is room.
     *
     * @param length how many bytes it has
     * @param writer writes them
     * @return true when it is in; false when there was no room, then the writer was not called
     * @throws QueueClosedException when the queue is closed
     * @throws IllegalArgumentException when the message is larger than the queue
     */
    boolean offer(int length, Writer writer);

    /**
     * Puts a message into the queue within a time.
     *
     * @param length how many bytes it has
     * @param writer writes them
     * @param timeout how long to wait for room; not at all when zero or less
     * @return true when it is in
     * @throws InterruptedException when the thread is interrupted before or while it waits; the writer was not called then
     */
    boolean offer(int length, Writer writer, Duration timeout) throws InterruptedException;

    /**
     * Puts a message into the queue if there is room.
     *
     * @param message a buffer's bytes from its position to its limit; the position is then behind them
     * @return true when it is in; false when there was no room, then the buffer is as it was
     */
    boolean offer(ByteBuffer message);

    /**
     * Takes the first message if there is one.
     *
     * @param reader reads it
     * @return true when there was one
     */
    boolean poll(Reader reader);

    /**
     * Takes the first message within a time.
     *
     * @param reader reads it
     * @param timeout how long to wait; not at all when zero or less
     * @return true when there was one; false at once when there will be none any more
     * @throws InterruptedException when the thread is interrupted before or while it waits; it has taken nothing then
     */
    boolean poll(Reader reader, Duration timeout) throws InterruptedException;

    /**
     * Takes messages as long as there are some.
     *
     * @param reader reads each
     * @param most how many at most
     * @return how many there were
     */
    int drain(Reader reader, int most);

    /**
     * Takes the first message if there is one, and copies it.
     *
     * @param target a buffer; its position is then behind the message
     * @return how many bytes the message had; -1 when there was none
     * @throws java.nio.BufferOverflowException when the buffer has not enough room; the message stays in the queue, and comes
     *     again before the others
     */
    int poll(ByteBuffer target);
}

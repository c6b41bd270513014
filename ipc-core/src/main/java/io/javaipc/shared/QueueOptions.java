package io.javaipc.shared;

import java.io.Serializable;

/**
 * How a queue is made; immutable. All who open it have to ask for the same.
 *
 * <p>Where one process alone puts, or one alone takes, a queue that knows it is faster, for that end needs no dispute with
 * others. The first process that puts into a {@code singleProducer} queue is its producer until it leaves the space or dies;
 * what another one tries to put is refused by an {@link IllegalStateException} that names the producer. The same holds for
 * taking from a {@code singleConsumer} queue. Any number of threads of these processes may put or take, one after the other.
 *
 * <p>From a {@code joinable} queue nothing goes with a process that dies while it works on it: what was taken is held until
 * {@link SharedQueue#taskDone()}.
 *
 * @param capacity how many messages, from 1 to 1,048,575
 * @param bytes how many bytes, up to 1 GiB; it may get more, as {@link SharedQueue#capacityInBytes()} tells
 * @param singleProducer whether one process alone puts
 * @param singleConsumer whether one process alone takes
 * @param joinable whether what was taken is held until it is said to be done
 */
public record QueueOptions(int capacity, long bytes, boolean singleProducer, boolean singleConsumer, boolean joinable)
        implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MOST_MESSAGES = (1 << 20) - 1;
    private static final long MOST_BYTES = 1L << 30;

    /**
     * Makes options.
     *
     * @throws IllegalArgumentException when no queue can have this capacity
     */
    public QueueOptions {
        if (capacity < 1 || capacity > MOST_MESSAGES) {
            throw new IllegalArgumentException(
                    "queue cannot have this capacity: messages=" + capacity + ", from=1, to=" + MOST_MESSAGES);
        }
        if (bytes < 1 || bytes > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "queue cannot have this capacity: bytes=" + bytes + ", from=1, to=" + MOST_BYTES);
        }
    }

    /**
     * A queue for {@value SharedSpace#QUEUE_MESSAGES} messages and {@value SharedSpace#QUEUE_BYTES} bytes, for any number of
     * producers and consumers.
     *
     * @return the options
     */
    public static QueueOptions defaults() {
        return ofCapacity(SharedSpace.QUEUE_MESSAGES);
    }

    /**
     * A queue for so many messages and {@value SharedSpace#QUEUE_BYTES_A_MESSAGE} bytes for each of them.
     *
     * @param capacity how many messages
     * @return the options
     */
    public static QueueOptions ofCapacity(int capacity) {
        return new QueueOptions(capacity, (long) SharedSpace.QUEUE_BYTES_A_MESSAGE * capacity, false, false, false);
    }

    /**
     * These options with other room for bytes.
     *
     * @param most how many bytes
     * @return the options
     */
    public QueueOptions withBytes(long most) {
        return new QueueOptions(capacity, most, singleProducer, singleConsumer, joinable);
    }

    /**
     * These options for one producing process.
     *
     * @return the options
     */
    public QueueOptions withSingleProducer() {
        return new QueueOptions(capacity, bytes, true, singleConsumer, joinable);
    }

    /**
     * These options for one consuming process.
     *
     * @return the options
     */
    public QueueOptions withSingleConsumer() {
        return new QueueOptions(capacity, bytes, singleProducer, true, joinable);
    }

    /**
     * These options with what was taken held until {@link SharedQueue#taskDone()}.
     *
     * @return the options
     */
    public QueueOptions withJoin() {
        return new QueueOptions(capacity, bytes, singleProducer, singleConsumer, true);
    }
}

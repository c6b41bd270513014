package io.javaipc.shared;

import java.io.Serializable;

/**
 * What a {@link SharedBroadcast} is made with; immutable.
 *
 * <table>
 * <caption>The options</caption>
 * <tr><th>option</th><th>unit</th><th>unless set</th></tr>
 * <tr><td>{@link #messages}</td><td>messages, from 1 to 1,048,575</td><td>1,024</td></tr>
 * <tr><td>{@link #bytes}</td><td>bytes, from 1 to 1 GiB</td><td>256 KiB</td></tr>
 * <tr><td>{@link #isLossless}</td><td>–</td><td>true</td></tr>
 * </table>
 *
 * @param messages how many messages a subscriber may be behind
 * @param bytes how many bytes there are for them; it may get more, as {@link SharedBroadcast#capacityInBytes()} tells
 * @param isLossless true when writers wait for the slowest living subscriber; false when a subscriber that is farther behind
 *     loses messages
 */
public record BroadcastOptions(int messages, long bytes, boolean isLossless) implements Serializable {
    /** How many messages there is room for unless set. */
    public static final int MESSAGES = 1_024;

    /** How many bytes there are for each message where it is not said. */
    public static final int BYTES_A_MESSAGE = 256;

    /** How many bytes there are unless set. */
    public static final long BYTES = (long) BYTES_A_MESSAGE * MESSAGES;

    private static final long serialVersionUID = 1L;
    private static final int MOST_MESSAGES = (1 << 20) - 1;
    private static final long MOST_BYTES = 1L << 30;
    private static final BroadcastOptions DEFAULTS = new BroadcastOptions(MESSAGES, BYTES, true);

    /**
     * Makes options.
     *
     * @throws IllegalArgumentException when no broadcast can have this capacity
     */
    public BroadcastOptions {
        if (messages < 1 || messages > MOST_MESSAGES) {
            throw new IllegalArgumentException(
                    "broadcast cannot have this capacity: messages=" + messages + ", from=1, to=" + MOST_MESSAGES);
        }
        if (bytes < 1 || bytes > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "broadcast cannot have this capacity: bytes=" + bytes + ", from=1, to=" + MOST_BYTES);
        }
    }

    /**
     * What holds unless set.
     *
     * @return the options
     */
    public static BroadcastOptions defaults() {
        return DEFAULTS;
    }

    /**
     * These options with room for another number of messages, and {@value #BYTES_A_MESSAGE} bytes for each of them.
     *
     * @param capacity how many messages
     * @return the options
     */
    public BroadcastOptions withCapacity(int capacity) {
        return withCapacity(capacity, (long) BYTES_A_MESSAGE * capacity);
    }

    /**
     * These options with another capacity.
     *
     * @param capacity how many messages
     * @param capacityInBytes how many bytes
     * @return the options
     */
    public BroadcastOptions withCapacity(int capacity, long capacityInBytes) {
        return new BroadcastOptions(capacity, capacityInBytes, isLossless);
    }

    /**
     * These options for writers that wait.
     *
     * @return the options
     */
    public BroadcastOptions lossless() {
        return new BroadcastOptions(messages, bytes, true);
    }

    /**
     * These options for writers that do not wait for any subscriber.
     *
     * @return the options
     */
    public BroadcastOptions lossy() {
        return new BroadcastOptions(messages, bytes, false);
    }
}

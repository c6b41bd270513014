package io.javaipc.shared;

import java.io.Serializable;

/**
 * What a {@link SharedBroadcast} is made with; immutable.
 *
 * <table>
 * <caption>The options</caption>
 * <tr><th>option</th><th>unit</th><th>unless set</th></tr>
 * <tr><td>{@link #capacity}</td><td>messages, from 1 to 1,048,575</td><td>1,024</td></tr>
 * <tr><td>{@link #bytes}</td><td>bytes, from 1 to 1 GiB</td><td>256 KiB</td></tr>
 * <tr><td>{@link #isLossless}</td><td>–</td><td>true</td></tr>
 * </table>
 *
 * @param capacity how many messages a subscriber may be behind
 * @param bytes how many bytes there are for them; it may get more, as {@link SharedBroadcast#capacityInBytes()} tells
 * @param isLossless true when writers wait for the slowest living subscriber; false when a subscriber that is farther behind
 *     loses messages
 */
public record BroadcastOptions(int capacity, long bytes, boolean isLossless) implements Serializable {
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
        if (capacity < 1 || capacity > MOST_MESSAGES) {
            throw new IllegalArgumentException(
                    "broadcast cannot have this capacity: messages=" + capacity + ", from=1, to=" + MOST_MESSAGES);
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
     * A broadcast with room for so many messages, and {@value #BYTES_A_MESSAGE} bytes for each of them.
     *
     * @param capacity how many messages
     * @return the options
     */
    public static BroadcastOptions ofCapacity(int capacity) {
        return new BroadcastOptions(capacity, (long) BYTES_A_MESSAGE * capacity, true);
    }

    /**
     * These options with other room for bytes.
     *
     * @param most how many bytes
     * @return the options
     */
    public BroadcastOptions withBytes(long most) {
        return new BroadcastOptions(capacity, most, isLossless);
    }

    /**
     * These options for writers that wait.
     *
     * @return the options
     */
    public BroadcastOptions lossless() {
        return new BroadcastOptions(capacity, bytes, true);
    }

    /**
     * These options for writers that do not wait for any subscriber.
     *
     * @return the options
     */
    public BroadcastOptions lossy() {
        return new BroadcastOptions(capacity, bytes, false);
    }
}

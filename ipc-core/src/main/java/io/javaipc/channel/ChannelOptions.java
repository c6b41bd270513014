package io.javaipc.channel;

import java.io.Serializable;
import java.time.Duration;

/**
 * What may be chosen for a channel; immutable.
 *
 * <table>
 * <caption>The options</caption>
 * <tr><th>option</th><th>unit</th><th>unless set</th></tr>
 * <tr><td>{@link #largestMessage}</td><td>bytes</td><td>64 MiB</td></tr>
 * <tr><td>{@link #handshakeTimeout}</td><td>time</td><td>5 s</td></tr>
 * </table>
 *
 * @param largestMessage the longest message that is sent or received, in bytes: what a peer can make this process allocate.
 *     Both ends should have the same
 * @param handshakeTimeout how long connecting, and proving to know the key, may take on either side
 */
public record ChannelOptions(int largestMessage, Duration handshakeTimeout) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LARGEST_MESSAGE = 64 << 20;
    private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(5);
    private static final ChannelOptions DEFAULTS = new ChannelOptions(LARGEST_MESSAGE, HANDSHAKE_TIMEOUT);

    /**
     * Makes options.
     *
     * @throws IllegalArgumentException when one of them is not more than zero
     */
    public ChannelOptions {
        if (largestMessage < 1) {
            throw new IllegalArgumentException("largest message is too small: bytes=" + largestMessage + ", least=1");
        }
        if (handshakeTimeout.isNegative() || handshakeTimeout.isZero()) {
            throw new IllegalArgumentException("handshake has no time: timeout=" + handshakeTimeout);
        }
    }

    /**
     * What holds unless set.
     *
     * @return the options
     */
    public static ChannelOptions defaults() {
        return DEFAULTS;
    }

    /**
     * These options with another longest message.
     *
     * @param bytes its length
     * @return the options
     */
    public ChannelOptions withLargestMessage(int bytes) {
        return new ChannelOptions(bytes, handshakeTimeout);
    }

    /**
     * These options with another time for the handshake.
     *
     * @param timeout the time
     * @return the options
     */
    public ChannelOptions withHandshakeTimeout(Duration timeout) {
        return new ChannelOptions(largestMessage, timeout);
    }
}

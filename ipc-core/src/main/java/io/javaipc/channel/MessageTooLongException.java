package io.javaipc.channel;

import java.io.IOException;

/**
 * A message is longer than it may be. When it did not fit into the buffer given to
 * {@link MessageChannel#receive(java.nio.ByteBuffer)} it is still there, to be received in another way. When it is longer
 * than the channel's {@linkplain ChannelOptions#largestMessage largest message}, the channel is of no further use.
 */
public class MessageTooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long length;

    /**
     * Tells of a message that is too long.
     *
     * @param message what happened
     * @param length the length of the message, in bytes
     */
    public MessageTooLongException(String message, long length) {
        super(message);
        this.length = length;
    }

    /**
     * How long the message is.
     *
     * @return its length, in bytes
     */
    public long length() {
        return length;
    }
}

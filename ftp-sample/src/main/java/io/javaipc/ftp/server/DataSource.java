package io.javaipc.ftp.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** What is sent on a data connection, piece by piece. */
@FunctionalInterface
interface DataSource {
    /**
     * Sends what the channel takes without waiting.
     *
     * @return false when that was the last
     * @throws DataConnectionException when the channel failed
     */
    boolean sendSome(WritableByteChannel channel) throws IOException;

    /** Bytes in memory. */
    static DataSource of(ByteBuffer bytes) {
        return channel -> {
            write(bytes, channel);
            return bytes.hasRemaining();
        };
    }

    static void write(ByteBuffer bytes, WritableByteChannel channel) throws DataConnectionException {
        try {
            channel.write(bytes);
        } catch (IOException e) {
            throw new DataConnectionException(e);
        }
    }
}

package io.javaipc.benchmarks.channel;

import io.javaipc.channel.MessageChannel;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The library's channel, with messages that are arrays of bytes. */
final class ArrayLink implements Link {
    private final MessageChannel<byte[]> channel;
    private byte[] message = new byte[0];

    ArrayLink(MessageChannel<byte[]> channel) {
        this.channel = channel;
    }

    @Override
    public void prepare(int size, long content) {
        message = ByteBuffer.allocate(size).putLong(content).array();
    }

    @Override
    public void send() throws IOException, InterruptedException {
        channel.send(message);
    }

    @Override
    public long receive() throws IOException, InterruptedException {
        return ByteBuffer.wrap(channel.receive()).getLong();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package io.javaipc.benchmarks.channel;

import io.javaipc.channel.MessageChannel;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The library's channel, with messages in direct buffers. */
final class BufferLink implements Link {
    private final MessageChannel<byte[]> channel;
    private final ByteBuffer received = ByteBuffer.allocateDirect(ChannelGroup.LARGEST);
    private ByteBuffer message = received;

    BufferLink(MessageChannel<byte[]> channel) {
        this.channel = channel;
    }

    @Override
    public void prepare(int size, long content) {
        message = ByteBuffer.allocateDirect(size).putLong(0, content);
    }

    @Override
    public void send() throws IOException, InterruptedException {
        channel.send(message.clear());
    }

    @Override
    public long receive() throws IOException, InterruptedException {
        channel.receive(received.clear());
        return received.getLong(0);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

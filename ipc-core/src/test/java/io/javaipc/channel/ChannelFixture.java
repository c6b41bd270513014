package io.javaipc.channel;

import io.javaipc.codec.Codec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two ends of a pipe, and a channel for text whose other end is a socket that sends what no channel would. */
abstract class ChannelFixture {
    static final Duration SOON = Duration.ofMillis(20);
    static final Duration LONG = Duration.ofDays(1);

    MessagePipe<byte[]> pipe;
    MessageChannel<byte[]> left;
    MessageChannel<byte[]> right;
    StreamSocket raw;
    StreamChannel<String> text;

    @BeforeEach
    final void open() throws IOException {
        pipe = MessagePipe.duplex(Codec.bytes());
        left = pipe.left();
        right = pipe.right();
        SocketPair pair = SocketPair.open();
        raw = pair.one();
        text = new StreamChannel<>(
                pair.two(),
                new ChannelKind<>(Codec.utf8(), ChannelOptions.defaults().withLargestMessage(4 << 20), true, true),
                "text");
    }

    @AfterEach
    final void close() throws IOException {
        pipe.close();
        raw.close();
        text.close();
    }

    static byte[] random(int bytes) {
        byte[] made = new byte[bytes];
        new Random(bytes).nextBytes(made);
        return made;
    }

    void rawWrite(byte[] bytes) throws IOException, InterruptedException {
        raw.writeFully(ByteBuffer.wrap(bytes), Deadline.NEVER);
    }

    static byte[] frame(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    static byte[] claim(int length) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(length).array();
    }
}

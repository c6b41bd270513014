package io.javaipc.ftp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TYPE A: line ends on the way out and back. */
class AsciiTest {
    @Test
    void lineFeedsBecomeNetworkLineEnds() throws IOException {
        assertEquals("a\r\nb\r\n\r\n", sent("a\nb\n\n"));
    }

    @Test
    void networkLineEndsBecomeLineFeeds() throws IOException {
        assertEquals("a\nb\n", received("a\r\nb\r\n", 100));
        assertEquals("a\nb\n", received("a\r\nb\r\n", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r", "\r\n", "\r\r\n\n\r", "a\rb\r", "no end", "ü\n"})
    void whatIsSentComesBackAsItWas(String file) throws IOException {
        for (int pieces = 1; pieces < 4; pieces++) {
            assertEquals(file, received(sent(file), pieces));
        }
    }

    @Test
    void fileLargerThanTheBufferIsWhole() throws IOException {
        String file = "\n".repeat(100_000);

        assertEquals("\r\n".repeat(100_000), sent(file));
        assertEquals(file, received(sent(file), TransferBuffers.SIZE));
    }

    private static String sent(String file) throws IOException {
        ByteArrayOutputStream network = new ByteArrayOutputStream();
        WritableByteChannel channel = Channels.newChannel(network);
        AsciiSource source =
                new AsciiSource(Channels.newChannel(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))));
        while (source.sendSome(channel)) {
            channel.isOpen();
        }
        return network.toString(StandardCharsets.UTF_8);
    }

    private static String received(String network, int piece) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        WritableByteChannel channel = Channels.newChannel(file);
        AsciiSink sink = new AsciiSink(channel::write);
        byte[] bytes = network.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += piece) {
            sink.accept(ByteBuffer.wrap(bytes, from, Math.min(piece, bytes.length - from)));
        }
        sink.end();
        return file.toString(StandardCharsets.UTF_8);
    }
}

package io.javaipc.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.codec.Codec;
import io.javaipc.codec.CodecException;
import io.javaipc.testing.Running;
import java.io.EOFException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a channel does with messages and bytes: its other end is one, too, or a socket that sends what no channel would. */
class MessageChannelTest extends ChannelFixture {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 131_071, 131_072, 131_073, 1 << 20, (1 << 20) + 1, (2 << 20) + 1, 16 << 20})
    void aMessageOfAnySizeArrivesBothWays(int size) throws Exception {
        byte[] message = random(size);
        Running.Call<Void> sender = Running.start(() -> {
            left.send(message);
            left.send(new byte[] {1});
            return null;
        });
        assertArrayEquals(message, right.receive());
        assertArrayEquals(new byte[] {1}, right.receive());
        sender.outcome().get();
        Running.Call<Void> answer = Running.start(() -> {
            right.send(ByteBuffer.allocateDirect(size).put(message).flip());
            return null;
        });
        ByteBuffer target = ByteBuffer.allocateDirect(size + 2).position(1);
        assertEquals(size, left.receive(target));
        assertEquals(ByteBuffer.wrap(message), target.flip().position(1));
        answer.outcome().get();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 200_000, 3 << 20})
    void textOfAnySizeArrives(int size) throws Exception {
        String message = "ä".repeat(size / 2);
        try (MessagePipe<String> strings = MessagePipe.duplex(Codec.utf8())) {
            Running.Call<Void> sender = Running.start(() -> {
                strings.left().send(message);
                strings.left().send("next");
                return null;
            });
            assertEquals(message, strings.right().receive());
            assertEquals("next", strings.right().receive());
            sender.outcome().get();
        }
    }

    @Test
    void manyMessagesArriveInTheirOrder() throws Exception {
        Running.Call<Void> sender = Running.start(() -> {
            for (int i = 0; i < 2000; i++) {
                left.send(random(i * 7 % 3000));
            }
            return null;
        });
        for (int i = 0; i < 2000; i++) {
            assertArrayEquals(random(i * 7 % 3000), right.receive());
        }
        sender.outcome().get();
    }

    @Test
    void anEmptyMessageIsAMessage() throws Exception {
        assertFalse(right.poll(Duration.ZERO));
        left.send(new byte[0]);
        left.send(new byte[0], 0, 0);
        assertTrue(right.poll(LONG));
        assertTrue(right.poll(Duration.ofSeconds(-1)));
        assertEquals(0, right.receive().length);
        assertEquals(0, right.receive(ByteBuffer.allocate(0)));
        assertFalse(right.poll(Duration.ZERO));
    }

    @ParameterizedTest
    @CsvSource({"0, 26", "0, 0", "26, 0", "25, 1", "5, 10"})
    void aPartOfAnArrayIsSent(int offset, int length) throws Exception {
        byte[] alphabet = "abcdefghijklmnopqrstuvwxyz".getBytes(StandardCharsets.US_ASCII);
        left.send(alphabet, offset, length);
        assertArrayEquals(Arrays.copyOfRange(alphabet, offset, offset + length), right.receive());
        ByteBuffer part = ByteBuffer.wrap(alphabet, offset, length);
        left.send(part);
        assertEquals(0, part.remaining());
        assertArrayEquals(Arrays.copyOfRange(alphabet, offset, offset + length), right.receive());
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 27", "27, 0", "26, 1", "4, -1", "-1, -1", "2147483647, 2147483647"})
    void aPartOutsideOfTheArrayIsRefused(int offset, int length) throws Exception {
        assertThrows(IndexOutOfBoundsException.class, () -> left.send(new byte[26], offset, length));
        assertFalse(right.poll(Duration.ZERO));
    }

    @Test
    void aMessageThatTheBufferHasNoRoomForIsStillThere() throws Exception {
        for (int size : new int[] {100, 500_000}) {
            byte[] message = random(size);
            Running.Call<Void> sender = Running.start(() -> {
                left.send(message);
                return null;
            });
            ByteBuffer small = ByteBuffer.allocate(size - 1);
            MessageTooLongException refusal = assertThrows(MessageTooLongException.class, () -> right.receive(small));
            assertEquals(size, refusal.length());
            assertEquals(0, small.position());
            assertThrows(MessageTooLongException.class, () -> right.receive(small));
            ByteBuffer fitting = ByteBuffer.allocate(size);
            assertEquals(size, right.receive(fitting));
            assertArrayEquals(message, fitting.array());
            sender.outcome().get();
        }
    }

    @Test
    void messagesOfManyThreadsDoNotMix() throws Exception {
        int threads = 4;
        int each = 50;
        int size = 100_000;
        List<Running.Call<Void>> senders = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            byte mark = (byte) t;
            senders.add(Running.start(() -> {
                byte[] message = new byte[size];
                Arrays.fill(message, mark);
                for (int i = 0; i < each; i++) {
                    left.send(message);
                }
                return null;
            }));
        }
        int[] received = new int[threads];
        for (int i = 0; i < threads * each; i++) {
            byte[] message = right.receive();
            byte[] expected = new byte[size];
            Arrays.fill(expected, message[0]);
            assertArrayEquals(expected, message);
            received[message[0]]++;
        }
        assertArrayEquals(new int[] {each, each, each, each}, received);
        for (Running.Call<Void> sender : senders) {
            sender.outcome().get();
        }
    }

    @Test
    void manyReceiversGetEachMessageOnce() throws Exception {
        Running.Call<Integer> first = Running.start(() -> receiveAll(right));
        Running.Call<Integer> second = Running.start(() -> receiveAll(right));
        for (int i = 0; i < 500; i++) {
            left.send(random(1000));
        }
        left.close();
        assertEquals(500, first.outcome().get() + second.outcome().get());
    }

    private static int receiveAll(MessageChannel<byte[]> channel) throws Exception {
        int count = 0;
        while (true) {
            try {
                channel.receive();
                count++;
            } catch (EOFException e) {
                return count;
            }
        }
    }

    @Test
    void pollAndTimedReceiveTakeNoPartOfAMessage() throws Exception {
        byte[] bytes = frame("hello");
        for (byte part : bytes) {
            assertFalse(text.poll(Duration.ZERO));
            assertFalse(text.isReady());
            assertEquals(Optional.empty(), text.tryReceive());
            assertEquals(Optional.empty(), text.receive(Duration.ofMillis(1)));
            rawWrite(new byte[] {part});
        }
        assertTrue(text.poll(LONG));
        assertTrue(text.isReady());
        assertEquals(Optional.of("hello"), text.tryReceive());
    }

    @Test
    void aLargeMessageThatComesInPiecesIsWaitedFor() throws Exception {
        String message = "x".repeat(300_000);
        byte[] bytes = frame(message);
        for (int at = 0; at < bytes.length; at += 100_000) {
            assertFalse(text.poll(Duration.ZERO));
            rawWrite(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 100_000)));
        }
        assertTrue(text.poll(LONG));
        assertEquals(message, text.receive());
    }

    @Test
    void aWaitThatIsOverLastsAsLongAsItSays() throws Exception {
        long start = System.nanoTime();
        assertFalse(text.poll(SOON));
        assertEquals(Optional.empty(), text.receive(SOON));
        assertTrue(System.nanoTime() - start >= 2 * SOON.toNanos());
    }

    @Test
    void aMessageThatIsNoTextCostsOnlyItself() throws Exception {
        rawWrite(claim(2));
        rawWrite(new byte[] {(byte) 0xC3, '('});
        rawWrite(frame("next"));
        CodecException failure = assertThrows(CodecException.class, text::receive);
        assertArrayEquals(new byte[] {(byte) 0xC3, '('}, failure.message().orElseThrow());
        assertEquals("next", text.receive());
    }

    @Test
    void aValueThatIsNoMessageIsNotSent() throws Exception {
        assertThrows(CodecException.class, () -> text.send("\uD800"));
        assertThrows(NullPointerException.class, () -> text.send((String) null));
        text.send("ok");
        ByteBuffer sent = ByteBuffer.allocate(6);
        raw.readFully(sent, Deadline.NEVER);
        assertArrayEquals(frame("ok"), sent.array());
    }

    /** Fails as its user wants, and needs room that it does not announce. */
    private static final class Peculiar implements Codec<String> {
        @Override
        public void encode(String value, ByteBuffer target) {
            if (value.isEmpty()) {
                throw new IllegalStateException("nothing to say");
            }
            target.put(value.getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public String decode(ByteBuffer source) {
            assertTrue(source.isReadOnly());
            return source.get(0) == 'x'
                    ? null
                    : StandardCharsets.US_ASCII.decode(source).toString();
        }
    }

    @Test
    void whatACodecThrowsConcernsOneMessage() throws Exception {
        ChannelOptions options = ChannelOptions.defaults().withLargestMessage(100_000);
        try (MessagePipe<String> peculiar = MessagePipe.duplex(new Peculiar(), options)) {
            CodecException failure =
                    assertThrows(CodecException.class, () -> peculiar.left().send(""));
            assertEquals(IllegalStateException.class, failure.getCause().getClass());
            Exception tooLong = assertThrows(
                    IllegalArgumentException.class, () -> peculiar.left().send("y".repeat(100_001)));
            assertEquals(BufferOverflowException.class, tooLong.getCause().getClass());
            peculiar.left().send(new byte[0], 0, 0);
            peculiar.left().send("x");
            peculiar.left().send("y".repeat(100_000));
            CodecException empty = assertThrows(CodecException.class, peculiar.right()::receive);
            assertEquals(0, empty.message().orElseThrow().length);
            assertArrayEquals(
                    new byte[] {'x'},
                    assertThrows(CodecException.class, peculiar.right()::receive)
                            .message()
                            .orElseThrow());
            assertEquals("y".repeat(100_000), peculiar.right().receive());
        }
    }

    @Test
    void aPipeWithoutACodecTakesWhateverIsSerializable() throws Exception {
        try (MessagePipe<java.io.Serializable> any = MessagePipe.duplex()) {
            any.left().send("text");
            any.left().send(42);
            any.left().send(new ArrayList<>(List.of(1, 2)));
            assertEquals("text", any.right().receive());
            assertEquals(42, any.right().receive());
            assertEquals(List.of(1, 2), any.right().receive());
            assertThrows(CodecException.class, () -> any.left().send(new ArrayList<>(List.of(new Object()))));
        }
    }
}

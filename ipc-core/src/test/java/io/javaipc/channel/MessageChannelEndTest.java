package io.javaipc.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.codec.Codec;
import io.javaipc.testing.Running;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a channel ends: in order, in the middle of a message, by a claim that is too large, and when it is closed. */
class MessageChannelEndTest extends ChannelFixture {
    @Test
    void aMessageBeyondTheLimitIsNotSent() throws Exception {
        assertThrows(IllegalArgumentException.class, () -> text.send("x".repeat((4 << 20) + 1)));
        assertThrows(IllegalArgumentException.class, () -> text.send(new byte[(4 << 20) + 1], 0, (4 << 20) + 1));
        Running.Call<Void> sender = Running.start(() -> {
            text.send("x".repeat(4 << 20));
            return null;
        });
        ByteBuffer sent = ByteBuffer.allocate(Integer.BYTES + (4 << 20));
        raw.readFully(sent, Deadline.NEVER);
        assertEquals(4 << 20, sent.getInt(0));
        sender.outcome().get();
    }

    @ParameterizedTest
    @ValueSource(ints = {(4 << 20) + 1, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
    void aClaimBeyondTheLimitEndsTheChannel(int length) throws Exception {
        rawWrite(frame("before"));
        rawWrite(claim(length));
        assertEquals("before", text.receive());
        assertTrue(text.poll(LONG));
        MessageTooLongException refusal = assertThrows(MessageTooLongException.class, text::receive);
        assertTrue(
                refusal.getMessage().contains("channel=text, bytes=" + Integer.toUnsignedLong(length)),
                refusal::getMessage);
        assertFalse(text.isOpen());
        assertThrows(ClosedChannelException.class, text::receive);
        assertEquals(-1, raw.read(ByteBuffer.allocate(1)));
    }

    @Test
    void aClaimAloneTakesNoMemory() throws Exception {
        SocketPair pair = SocketPair.open();
        ChannelOptions huge = ChannelOptions.defaults().withLargestMessage(Integer.MAX_VALUE);
        StreamSocket liar = pair.one();
        try (StreamChannel<byte[]> channel =
                new StreamChannel<>(pair.two(), new ChannelKind<>(Codec.bytes(), huge, true, true), "liar")) {
            liar.writeFully(ByteBuffer.wrap(claim(Integer.MAX_VALUE)), Deadline.NEVER);
            liar.writeFully(ByteBuffer.allocate(200_000), Deadline.NEVER);
            assertFalse(channel.poll(SOON));
            liar.close();
            assertThrows(MessageCutOffException.class, channel::receive);
        }
    }

    @Test
    void allThatWasSentBeforeTheEndIsReceived() throws Exception {
        left.send(new byte[] {1});
        left.send(new byte[0]);
        left.close();
        assertTrue(right.poll(LONG));
        assertArrayEquals(new byte[] {1}, right.receive());
        assertArrayEquals(new byte[0], right.receive());
        assertTrue(right.poll(LONG));
        assertThrows(EOFException.class, right::receive);
        assertThrows(EOFException.class, right::tryReceive);
        assertThrows(EOFException.class, () -> right.receive(Duration.ZERO));
        assertThrows(EOFException.class, () -> right.receive(ByteBuffer.allocate(9)));
        assertTrue(assertThrows(IOException.class, () -> right.send(new byte[1]))
                .getMessage()
                .startsWith("message cannot be sent, the other end is gone: channel=pipe-"));
    }

    @Test
    void anEndThatHadNotReadAllIsAnEndAsWell() throws Exception {
        right.send(new byte[] {7});
        left.send(new byte[] {1});
        left.close();
        assertArrayEquals(new byte[] {1}, right.receive());
        assertThrows(EOFException.class, right::receive);
        assertThrows(EOFException.class, right::receive);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 11, 200_000})
    void anEndInTheMiddleOfAMessageIsNoEnd(int sent) throws Exception {
        rawWrite(frame("whole"));
        rawWrite(Arrays.copyOf(frame("x".repeat(sent > 20 ? 300_000 : 8)), sent));
        raw.close();
        assertEquals("whole", text.receive());
        assertTrue(text.poll(LONG));
        MessageCutOffException cut = assertThrows(MessageCutOffException.class, text::receive);
        assertTrue(
                cut.getMessage().startsWith("message was cut off, the other end is gone: channel=text"),
                cut::getMessage);
        assertThrows(MessageCutOffException.class, () -> text.receive(ByteBuffer.allocate(400_000)));
        assertThrows(MessageCutOffException.class, text::tryReceive);
    }

    @Test
    void anEndInTheMiddleOfAMessageForABufferIsNoEnd() throws Exception {
        rawWrite(Arrays.copyOf(frame("x".repeat(300_000)), 150_000));
        Running.Call<Integer> receiver = Selecting.start(() -> text.receive(ByteBuffer.allocateDirect(400_000)));
        raw.close();
        Exception failure = assertThrows(Exception.class, receiver.outcome()::get);
        assertEquals(MessageCutOffException.class, failure.getCause().getClass());
    }

    @Test
    void closingEndsThoseWhoWait() throws Exception {
        Running.Call<byte[]> receiver = Selecting.start(right::receive);
        Running.Call<Void> sender = Selecting.start(() -> {
            right.send(new byte[16 << 20]);
            return null;
        });
        right.close();
        for (Running.Call<?> call : List.of(receiver, sender)) {
            Exception failure = assertThrows(Exception.class, call.outcome()::get);
            assertTrue(failure.getCause() instanceof ClosedChannelException, failure::toString);
        }
        assertFalse(right.isOpen());
        right.close();
        assertThrows(ClosedChannelException.class, right::receive);
        assertThrows(ClosedChannelException.class, () -> right.send(new byte[0]));
        assertThrows(ClosedChannelException.class, () -> right.poll(Duration.ZERO));
        assertThrows(MessageCutOffException.class, left::receive);
    }

    @Test
    void theWrongDirectionIsRefused() throws Exception {
        try (MessagePipe<String> oneWay = MessagePipe.oneWay(Codec.utf8())) {
            oneWay.left().send("forth");
            assertEquals("forth", oneWay.right().receive());
            assertTrue(assertThrows(UnsupportedOperationException.class, oneWay.left()::receive)
                    .getMessage()
                    .startsWith("this end only sends: channel=pipe-"));
            assertThrows(UnsupportedOperationException.class, oneWay.left()::tryReceive);
            assertThrows(
                    UnsupportedOperationException.class, () -> oneWay.left().poll(Duration.ZERO));
            assertThrows(
                    UnsupportedOperationException.class, () -> oneWay.left().receive(ByteBuffer.allocate(1)));
            assertThrows(UnsupportedOperationException.class, () -> Channels.select(Duration.ZERO, oneWay.left()));
            assertTrue(assertThrows(
                            UnsupportedOperationException.class,
                            () -> oneWay.right().send("back"))
                    .getMessage()
                    .startsWith("this end only receives: channel=pipe-"));
            assertThrows(
                    UnsupportedOperationException.class, () -> oneWay.right().send(new byte[1], 0, 1));
        }
    }
}

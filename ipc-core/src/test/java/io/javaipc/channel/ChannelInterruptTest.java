package io.javaipc.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.codec.Codec;
import io.javaipc.testing.Running;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What interrupts do to a channel: they end waits, lose nothing, and leave no half message behind. */
class ChannelInterruptTest {
    private static final int LARGE = 4 << 20;

    private StreamSocket raw;
    private StreamChannel<byte[]> channel;

    @BeforeEach
    void open() throws IOException {
        SocketPair pair = SocketPair.open();
        raw = pair.one();
        channel = new StreamChannel<>(
                pair.two(), new ChannelKind<>(Codec.bytes(), ChannelOptions.defaults(), true, true), "interrupted");
    }

    @AfterEach
    void close() throws IOException {
        raw.close();
        channel.close();
    }

    private static void interruptAndExpect(Running.Call<?> call, Class<? extends Exception> expected) {
        call.thread().interrupt();
        ExecutionException failure = assertThrows(ExecutionException.class, call.outcome()::get);
        assertEquals(expected, failure.getCause().getClass(), failure::toString);
    }

    private byte[] largeFrame() {
        byte[] payload = new byte[LARGE];
        Arrays.fill(payload, (byte) 5);
        return ByteBuffer.allocate(Integer.BYTES + LARGE)
                .putInt(LARGE)
                .put(payload)
                .array();
    }

    @Test
    void anIdleWaitEndsAndTheChannelWorksOn() throws Exception {
        interruptAndExpect(Selecting.start(channel::receive), InterruptedException.class);
        interruptAndExpect(Selecting.start(() -> channel.receive(ByteBuffer.allocate(9))), InterruptedException.class);
        interruptAndExpect(Selecting.start(() -> channel.poll(Duration.ofDays(1))), InterruptedException.class);
        interruptAndExpect(Selecting.start(() -> Channels.select(channel)), InterruptedException.class);
        assertTrue(channel.isOpen());
        raw.writeFully(ByteBuffer.wrap(new byte[] {0, 0, 0, 1, 9}), Deadline.NEVER);
        assertArrayEquals(new byte[] {9}, channel.receive());
    }

    @Test
    void anInterruptThatStandsEndsACallBeforeItDoesAnything() throws Exception {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, channel::receive);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> channel.send(new byte[1]));
        assertFalse(Thread.interrupted());
        assertEquals(0, raw.read(ByteBuffer.allocate(1)));
    }

    @Test
    void aMessageThatHasHalfComeIsNotLost() throws Exception {
        byte[] frame = largeFrame();
        int half = 150_000;
        raw.writeFully(ByteBuffer.wrap(frame, 0, half), Deadline.NEVER);
        interruptAndExpect(Selecting.start(channel::receive), InterruptedException.class);
        raw.writeFully(ByteBuffer.wrap(frame, half, 10_000), Deadline.NEVER);
        // what has been put aside goes on to be collected there, whoever asks next
        ByteBuffer target = ByteBuffer.allocateDirect(LARGE);
        interruptAndExpect(Selecting.start(() -> channel.receive(target)), InterruptedException.class);
        assertEquals(0, target.position());
        Running.Call<byte[]> receiver = Running.start(channel::receive);
        raw.writeFully(ByteBuffer.wrap(frame, half + 10_000, frame.length - half - 10_000), Deadline.NEVER);
        assertArrayEquals(
                Arrays.copyOfRange(frame, 4, frame.length), receiver.outcome().get());
    }

    @Test
    void aMessageThatHasHalfComeIntoABufferIsNotLost() throws Exception {
        byte[] frame = largeFrame();
        int part = 2 << 20;
        ByteBuffer target = ByteBuffer.allocateDirect(LARGE);
        Running.Call<Integer> receiver = Running.start(() -> channel.receive(target));
        raw.writeFully(ByteBuffer.wrap(frame, 0, part), Deadline.NEVER);
        interruptAndExpect(receiver, InterruptedException.class);
        assertEquals(0, target.position());
        Running.Call<Integer> second = Running.start(() -> channel.receive(target));
        raw.writeFully(ByteBuffer.wrap(frame, part, frame.length - part), Deadline.NEVER);
        assertEquals(LARGE, second.outcome().get());
        assertEquals(ByteBuffer.wrap(frame, 4, LARGE), target.flip());
    }

    @Test
    void aMessageThatWasBegunIsSentToItsEndWhenTheOtherSideReads() throws Exception {
        boolean[] interrupted = new boolean[1];
        Running.Call<Void> sender = Selecting.start(() -> {
            byte[] message = new byte[LARGE];
            Arrays.fill(message, (byte) 5);
            channel.send(message);
            interrupted[0] = Thread.interrupted();
            return null;
        });
        sender.thread().interrupt();
        ByteBuffer sent = ByteBuffer.allocate(Integer.BYTES + LARGE);
        raw.readFully(sent, Deadline.NEVER);
        sender.outcome().get();
        assertTrue(interrupted[0], "the interrupt stands");
        assertArrayEquals(largeFrame(), sent.array());
        assertTrue(channel.isOpen());
        channel.send(new byte[0]);
    }

    @Test
    void aMessageThatWasBegunClosesTheChannelWhenTheOtherSideDoesNotRead() throws Exception {
        Running.Call<Void> sender = Selecting.start(() -> {
            channel.send(new byte[LARGE]);
            return null;
        });
        interruptAndExpect(sender, ClosedByInterruptException.class);
        assertFalse(channel.isOpen());
        ByteBuffer sent = ByteBuffer.allocate(LARGE);
        int count = raw.read(sent);
        while (count > 0) {
            count = raw.read(sent);
        }
        assertEquals(-1, count, "the other side sees a message cut off");
    }

    @Test
    void aSenderThatWaitsForAnotherSendsNothing() throws Exception {
        Running.Call<Void> first = Selecting.start(() -> {
            channel.send(new byte[LARGE]);
            return null;
        });
        Running.Call<Void> second = Running.untilItWaits(() -> {
            channel.send(new byte[] {1});
            return null;
        });
        interruptAndExpect(second, InterruptedException.class);
        ByteBuffer sent = ByteBuffer.allocate(Integer.BYTES + LARGE);
        raw.readFully(sent, Deadline.NEVER);
        first.outcome().get();
        assertEquals(0, raw.read(ByteBuffer.allocate(1)));
    }
}

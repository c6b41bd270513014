package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.codec.Codec;
import io.javaipc.process.Command;
import io.javaipc.process.JavaProcess;
import io.javaipc.process.ProcessDiedException;
import io.javaipc.testing.Asleep;
import io.javaipc.testing.Await;
import io.javaipc.testing.Running;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that are written and read where they are. */
public abstract class RawQueueContract extends SpaceContract {
    private SharedQueue<byte[]> queue;
    private RawQueue raw;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected RawQueueContract(String platform) {
        super(platform);
    }

    @BeforeEach
    final void openQueue() {
        queue = space.queue("queue", Codec.bytes(), QueueOptions.ofCapacity(4).withBytes(1));
        raw = queue.raw();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) (length + 1));
        return bytes;
    }

    @Test
    void eachTypeIsReadAsItWasWritten() {
        byte[] array = bytes(20);
        assertTrue(raw.offer(100, message -> {
            assertEquals(100, message.length());
            message.putByte(0, (byte) -1);
            message.putShort(1, (short) -2);
            message.putInt(3, -3);
            message.putLong(7, -4);
            message.putDouble(15, -5.5);
            message.put(30, array, 10, 10);
            message.put(40, ByteBuffer.wrap(array));
        }));
        assertTrue(raw.poll(message -> {
            assertEquals(100, message.length());
            assertEquals(-1, message.getByte(0));
            assertEquals(-2, message.getShort(1));
            assertEquals(-3, message.getInt(3));
            assertEquals(-4, message.getLong(7));
            assertEquals(-5.5, message.getDouble(15));
            byte[] half = new byte[20];
            message.get(30, half, 0, 10);
            assertArrayEquals(Arrays.copyOf(bytes(20), 10), Arrays.copyOf(half, 10));
            ByteBuffer whole = ByteBuffer.allocateDirect(20);
            message.get(40, whole);
            assertEquals(20, whole.position());
            assertEquals(ByteBuffer.wrap(array), whole.flip());
        }));
        assertFalse(raw.poll(message -> {}));
    }

    @Test
    void nothingBesideTheMessageIsTouched() {
        assertTrue(raw.offer(10, message -> {
            assertThrows(IndexOutOfBoundsException.class, () -> message.putByte(10, (byte) 0));
            assertThrows(IndexOutOfBoundsException.class, () -> message.putByte(-1, (byte) 0));
            assertThrows(IndexOutOfBoundsException.class, () -> message.putShort(9, (short) 0));
            assertThrows(IndexOutOfBoundsException.class, () -> message.putInt(7, 0));
            assertThrows(IndexOutOfBoundsException.class, () -> message.putLong(3, 0));
            assertThrows(IndexOutOfBoundsException.class, () -> message.putDouble(3, 0));
            assertThrows(IndexOutOfBoundsException.class, () -> message.getByte(10));
            assertThrows(IndexOutOfBoundsException.class, () -> message.getShort(9));
            assertThrows(IndexOutOfBoundsException.class, () -> message.getInt(7));
            assertThrows(IndexOutOfBoundsException.class, () -> message.getLong(3));
            assertThrows(IndexOutOfBoundsException.class, () -> message.getDouble(3));
            assertThrows(IndexOutOfBoundsException.class, () -> message.put(1, new byte[10], 0, 10));
            assertThrows(IndexOutOfBoundsException.class, () -> message.put(1, ByteBuffer.allocate(10)));
            assertThrows(IndexOutOfBoundsException.class, () -> message.get(1, ByteBuffer.allocate(10)));
            assertThrows(IndexOutOfBoundsException.class, () -> message.get(1, new byte[10], 0, 10));
        }));
    }

    @Test
    void itIsTheSameQueue() throws Exception {
        int most = (int) queue.capacityInBytes();
        for (int length : new int[] {0, 1, 111, 112, 113, 128, 129, 5_000, most}) {
            assertTrue(raw.offer(length, message -> message.put(0, bytes(length), 0, length)));
            assertArrayEquals(bytes(length), queue.take());
            assertTrue(queue.offer(bytes(length)));
            assertTrue(raw.poll(message -> {
                byte[] read = new byte[message.length()];
                message.get(0, read, 0, read.length);
                assertArrayEquals(bytes(length), read);
            }));
            ByteBuffer source = ByteBuffer.wrap(bytes(length));
            assertTrue(raw.offer(source));
            assertFalse(source.hasRemaining());
            ByteBuffer target = ByteBuffer.allocate(length + 1);
            assertEquals(length, raw.poll(target));
            assertEquals(length, target.position());
            assertEquals(ByteBuffer.wrap(bytes(length)), target.flip());
        }
        assertThrows(IllegalArgumentException.class, () -> raw.offer(most + 1, message -> {}));
        assertThrows(IllegalArgumentException.class, () -> raw.offer(-1, message -> {}));
        assertEquals(-1, raw.poll(ByteBuffer.allocate(1)));
    }

    @Test
    void theOrderIsThatOfTheMachine() {
        raw.offer(8, message -> message.putLong(0, 42));
        ByteBuffer target = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
        raw.poll(target);
        assertEquals(42, target.flip().getLong());
    }

    @Test
    void aMessageThatHasNoRoomStays() {
        queue.add(bytes(9));
        queue.add(bytes(3));
        ByteBuffer small = ByteBuffer.allocate(8);
        assertThrows(BufferOverflowException.class, () -> raw.poll(small));
        assertEquals(0, small.position());
        assertEquals(9, raw.poll(ByteBuffer.allocate(9)));
        assertEquals(3, raw.poll(small));
    }

    @Test
    void whatAFailingWriterHadIsGivenUpAndWhatAFailingReaderHadIsGone() {
        RuntimeException failure = new RuntimeException("failed");
        assertEquals(
                failure,
                assertThrows(
                        RuntimeException.class,
                        () -> raw.offer(8, message -> {
                            throw failure;
                        })));
        assertTrue(queue.isEmpty());
        for (int i = 0; i < 4; i++) {
            queue.add(bytes(i));
        }
        assertFalse(raw.offer(8, message -> {
            throw failure;
        }));
        assertEquals(
                failure,
                assertThrows(
                        RuntimeException.class,
                        () -> raw.poll(message -> {
                            throw failure;
                        })));
        assertEquals(3, queue.size());
        assertTrue(queue.offer(bytes(4)));
    }

    @Test
    void waitsForRoomAndForMessages() throws Exception {
        assertFalse(raw.poll(message -> {}, Duration.ZERO));
        Running.Call<Boolean> reader = Running.start(() -> raw.poll(message -> {}, Duration.ofDays(1)));
        Asleep.until(reader);
        assertTrue(raw.offer(1, message -> {}));
        assertTrue(reader.outcome().get());
        for (int i = 0; i < 4; i++) {
            assertTrue(raw.offer(1, message -> {}, Duration.ZERO));
        }
        assertFalse(raw.offer(1, message -> {}, Duration.ofMillis(1)));
        assertFalse(raw.offer(ByteBuffer.allocate(1)));
        Running.Call<Boolean> writer = Running.start(() -> raw.offer(1, message -> {}, Duration.ofDays(1)));
        Asleep.until(writer);
        List<Integer> lengths = new ArrayList<>();
        assertEquals(2, raw.drain(message -> lengths.add(message.length()), 2));
        assertTrue(writer.outcome().get());
        assertEquals(3, raw.drain(message -> lengths.add(message.length()), 10));
        assertEquals(5, lengths.size());
        queue.close();
        assertThrows(QueueClosedException.class, () -> raw.offer(1, message -> {}));
        assertFalse(raw.poll(message -> {}, Duration.ofDays(1)));
    }

    private void killed(JavaProcess<Void> victim, SharedInt inside) throws Exception {
        Await.until(() -> inside.get() == 1);
        assertThrows(ProcessDiedException.class, () -> {
            Command.of("kill", "-KILL", Long.toString(victim.pid())).run();
            victim.join();
        });
        victim.close();
    }

    private static void stay(SharedInt inside) {
        inside.set(1);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatAKilledWriterHadBegunIsNotInAndWhatAKilledReaderHadComesAgain() throws Exception {
        SharedQueue<byte[]> shared = queue;
        SharedInt inside = space.intValue("inside");
        killed(
                JavaProcess.start(() -> {
                    shared.raw().offer(10, message -> stay(inside));
                }),
                inside);
        queue.put(bytes(2));
        assertArrayEquals(bytes(2), queue.take());
        inside.set(0);
        queue.put(bytes(3));
        killed(
                JavaProcess.start(() -> {
                    shared.raw().poll(message -> stay(inside));
                }),
                inside);
        Delivery<byte[]> again = queue.receive();
        assertTrue(again.redelivered());
        assertArrayEquals(bytes(3), again.value());
        again.ack();
    }
}

package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.codec.Codec;
import io.javaipc.codec.CodecException;
import io.javaipc.platform.IpcException;
import io.javaipc.testing.Asleep;
import io.javaipc.testing.Running;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a queue must do as a {@link java.util.concurrent.BlockingQueue}, within one process. */
public abstract class SharedQueueContract extends SpaceContract {
    private static final int CAPACITY = 3;

    private final UnaryOperator<QueueOptions> form;
    private SharedQueue<String> queue;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     * @param form what else the queues are
     */
    protected SharedQueueContract(String platform, UnaryOperator<QueueOptions> form) {
        super(platform);
        this.form = form;
    }

    @BeforeEach
    final void openQueue() {
        queue = made("queue", Codec.utf8(), QueueOptions.ofCapacity(CAPACITY));
    }

    private <E> SharedQueue<E> made(String name, Codec<E> codec, QueueOptions options) {
        return space.queue(name, codec, form.apply(options));
    }

    private void fill(String... elements) {
        for (String element : elements) {
            assertTrue(queue.offer(element));
        }
    }

    @Test
    void firstInFirstOutUntilItIsFull() throws Exception {
        assertEquals(CAPACITY, queue.capacity());
        assertEquals(CAPACITY, queue.remainingCapacity());
        assertNull(queue.poll());
        assertNull(queue.peek());
        fill("a", "b", "c");
        assertFalse(queue.offer("d"));
        assertThrows(IllegalStateException.class, () -> queue.add("d"));
        assertEquals(0, queue.remainingCapacity());
        assertEquals(3, queue.size());
        assertEquals("a", queue.peek());
        assertEquals("a", queue.element());
        assertEquals("a", queue.poll());
        assertTrue(queue.offer("d"));
        assertEquals("b", queue.take());
        assertEquals("c", queue.poll(Duration.ZERO));
        assertEquals("d", queue.remove());
        assertThrows(NoSuchElementException.class, queue::remove);
        assertTrue(queue.isEmpty());
    }

    @Test
    void staysFirstInFirstOutRoundAndRoundTheRing() {
        for (int i = 0; i < 5_000; i++) {
            String element = Integer.toString(i).repeat(i % 100);
            fill(element, "x");
            assertEquals(element, queue.poll());
            assertEquals("x", queue.poll());
        }
    }

    @Test
    void waitsNoLongerThanItMay() throws Exception {
        fill("a", "b", "c");
        for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            assertFalse(queue.offer("d", none));
        }
        long start = System.nanoTime();
        assertFalse(queue.offer("d", Duration.ofMillis(30)));
        assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(30));
        queue.clear();
        assertNull(queue.poll(0, TimeUnit.SECONDS));
        assertNull(queue.poll(-1, TimeUnit.SECONDS));
        start = System.nanoTime();
        assertNull(queue.poll(30, TimeUnit.MILLISECONDS));
        assertTrue(queue.receive(Duration.ZERO).isEmpty());
        assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(30));
    }

    private static <T> Running.Call<T> untilAsleep(Callable<T> call) throws InterruptedException {
        Running.Call<T> running = Running.start(call);
        Asleep.until(running);
        return running;
    }

    @Test
    void whoWaitsForRoomGetsIt() throws Exception {
        fill("a", "b", "c");
        Running.Call<Boolean> putter = untilAsleep(() -> {
            queue.put("d");
            return queue.offer("e", Duration.ofDays(1));
        });
        assertEquals("a", queue.take());
        assertEquals("b", queue.take());
        assertTrue(putter.outcome().get());
        assertEquals(List.of("c", "d", "e"), new ArrayList<>(queue));
    }

    @Test
    void whoWaitsForAnElementGetsIt() throws Exception {
        Running.Call<String> taker = untilAsleep(() -> queue.take() + queue.poll(Duration.ofDays(1)));
        fill("a", "b");
        assertEquals("ab", taker.outcome().get());
    }

    @Test
    void anInterruptEndsAWaitAndNothingIsHalfDone() throws Exception {
        Running.Call<String> taker = untilAsleep(queue::take);
        taker.thread().interrupt();
        assertInterrupted(taker);
        fill("a", "b", "c");
        Running.Call<String> putter = untilAsleep(() -> {
            queue.put("d");
            return null;
        });
        putter.thread().interrupt();
        assertInterrupted(putter);
        assertEquals(List.of("a", "b", "c"), new ArrayList<>(queue));
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, queue::take);
        Thread.currentThread().interrupt();
        assertEquals("a", queue.poll());
        assertTrue(queue.offer("d"));
        assertTrue(Thread.interrupted(), "the interrupt was swallowed");
    }

    private static void assertInterrupted(Running.Call<?> call) {
        ExecutionException failure = assertThrows(ExecutionException.class, call.outcome()::get);
        assertEquals(InterruptedException.class, failure.getCause().getClass());
    }

    @Test
    void isACollectionThatCanBeLookedAt() {
        fill("a", "b");
        assertTrue(queue.contains("b"));
        assertFalse(queue.contains("c"));
        assertArrayEquals(new Object[] {"a", "b"}, queue.toArray());
        var iterator = queue.iterator();
        iterator.next();
        assertThrows(UnsupportedOperationException.class, iterator::remove);
        iterator.next();
        assertThrows(NoSuchElementException.class, iterator::next);
        List<String> drained = new ArrayList<>(List.of("x"));
        assertEquals(1, queue.drainTo(drained, 1));
        assertEquals(1, queue.drainTo(drained));
        assertEquals(List.of("x", "a", "b"), drained);
        assertEquals(0, queue.drainTo(drained));
        assertThrows(IllegalArgumentException.class, () -> queue.drainTo(queue));
        assertThrows(NullPointerException.class, () -> queue.offer(null));
    }

    @Test
    void severalArePutAtOnceAsFarAsThereIsRoom() throws Exception {
        assertEquals(0, queue.offerAll(List.of()));
        assertEquals(3, queue.offerAll(List.of("a", "b", "c", "d")));
        assertEquals(0, queue.offerAll(List.of("d"), Duration.ZERO));
        assertEquals("a", queue.take());
        assertEquals(1, queue.offerAll(List.of("d", "e"), Duration.ofMillis(1)));
        Running.Call<Integer> putter = untilAsleep(() -> queue.offerAll(List.of("e", "f", "g"), Duration.ofDays(1)));
        assertEquals(List.of("b", "c", "d"), List.of(queue.take(), queue.take(), queue.take()));
        assertEquals(3, putter.outcome().get());
        assertEquals(List.of("e", "f", "g"), new ArrayList<>(queue));
        queue.close();
        assertThrows(QueueClosedException.class, () -> queue.offerAll(List.of("h")));
    }

    @Test
    void anInterruptedBatchTellsHowManyAreIn() throws Exception {
        Running.Call<Integer> some = untilAsleep(() -> {
            int put = queue.offerAll(List.of("a", "b", "c", "d"), Duration.ofDays(1));
            assertTrue(Thread.interrupted(), "the interrupt was swallowed");
            return put;
        });
        some.thread().interrupt();
        assertEquals(3, some.outcome().get());
        Running.Call<Integer> none = untilAsleep(() -> queue.offerAll(List.of("d"), Duration.ofDays(1)));
        none.thread().interrupt();
        assertInterrupted(none);
        assertEquals(List.of("a", "b", "c"), new ArrayList<>(queue));
    }

    @Test
    void messagesOfAnySizeUpToTheWholeQueue() {
        SharedQueue<byte[]> bytes =
                made("bytes", Codec.bytes(), QueueOptions.ofCapacity(10).withBytes(100_000));
        int most = (int) bytes.capacityInBytes();
        assertTrue(most >= 100_000);
        for (int size : new int[] {0, 1, 111, 112, 113, 128, 129, 1000, most, most, 0, most}) {
            byte[] message = new byte[size];
            Arrays.fill(message, (byte) size);
            assertTrue(bytes.offer(message), "size=" + size);
            assertArrayEquals(message, bytes.poll());
        }
        String message = assertThrows(IllegalArgumentException.class, () -> bytes.offer(new byte[most + 1]))
                .getMessage();
        assertEquals(
                "message is larger than the queue: queue=queue.bytes, bytes=" + (most + 1) + ", most=" + most, message);
        assertTrue(bytes.isEmpty());
    }

    @Test
    void isFullWhenItsBytesAre() {
        SharedQueue<byte[]> bytes =
                made("bytes", Codec.bytes(), QueueOptions.ofCapacity(1_000).withBytes(1));
        int half = (int) bytes.capacityInBytes() / 2;
        assertTrue(bytes.offer(new byte[half]));
        assertTrue(bytes.offer(new byte[half]));
        assertFalse(bytes.offer(new byte[0]));
        assertEquals(half, bytes.poll().length);
        assertTrue(bytes.offer(new byte[0]));
    }

    @Test
    void theDefaultCapacityIsTheStatedOne() {
        SharedQueue<Long> longs = made("longs", Codec.longs(), QueueOptions.defaults());
        assertEquals(SharedSpace.QUEUE_MESSAGES, longs.capacity());
        assertEquals(SharedSpace.QUEUE_BYTES, longs.capacityInBytes());
        for (long i = 0; i < SharedSpace.QUEUE_MESSAGES; i++) {
            assertTrue(longs.offer(i));
        }
        assertFalse(longs.offer(0L));
    }

    @Test
    void anotherCapacityIsAnotherQueue() {
        String message = assertThrows(
                        IpcException.class, () -> made("queue", Codec.utf8(), QueueOptions.ofCapacity(CAPACITY + 1)))
                .getMessage();
        assertTrue(message.startsWith("object is of another kind or size: path="), message);
        assertThrows(IllegalArgumentException.class, () -> made("none", Codec.utf8(), QueueOptions.ofCapacity(0)));
        assertThrows(
                IllegalArgumentException.class,
                () -> made("none", Codec.utf8(), QueueOptions.ofCapacity(1).withBytes(0)));
        assertThrows(
                IllegalArgumentException.class, () -> made("none", Codec.utf8(), QueueOptions.ofCapacity(1 << 20)));
        assertThrows(
                IllegalArgumentException.class,
                () -> made("none", Codec.utf8(), QueueOptions.ofCapacity(1).withBytes((1L << 30) + 1)));
    }

    @Test
    void closedItDrainsAndThenEnds() throws Exception {
        fill("a", "b");
        assertFalse(queue.isClosed());
        queue.close();
        queue.close();
        assertTrue(queue.isClosed());
        String message =
                assertThrows(QueueClosedException.class, () -> queue.put("c")).getMessage();
        assertEquals("queue is closed to producers: queue=queue.queue", message);
        assertThrows(QueueClosedException.class, () -> queue.offer("c"));
        assertEquals("a", queue.take());
        assertEquals("b", queue.receive().value());
        message = assertThrows(QueueClosedException.class, queue::take).getMessage();
        assertEquals("queue is closed, and empty: queue=queue.queue", message);
        assertNull(queue.poll());
        assertNull(queue.poll(Duration.ofDays(1)));
        assertTrue(queue.receive(Duration.ofDays(1)).isEmpty());
    }

    @Test
    void whoWaitsWhenItIsClosedIsTold() throws Exception {
        Running.Call<String> taker = untilAsleep(queue::take);
        queue.close();
        ExecutionException ended = assertThrows(ExecutionException.class, taker.outcome()::get);
        assertEquals(QueueClosedException.class, ended.getCause().getClass());
        SharedQueue<String> full = made("full", Codec.utf8(), QueueOptions.ofCapacity(1));
        full.put("a");
        Running.Call<String> putter = untilAsleep(() -> {
            full.put("b");
            return null;
        });
        full.close();
        ended = assertThrows(ExecutionException.class, putter.outcome()::get);
        assertEquals(QueueClosedException.class, ended.getCause().getClass());
        assertEquals("a", full.take());
        assertThrows(QueueClosedException.class, full::take);
    }

    @Test
    void aDeliveryIsHeldUntilItIsAcknowledgedOrGivenBack() throws Exception {
        fill("a", "b");
        Delivery<String> first = queue.receive();
        assertEquals("a", first.value());
        assertFalse(first.redelivered());
        first.giveBack();
        Delivery<String> again = queue.receive();
        assertEquals("a", again.value());
        assertTrue(again.redelivered());
        again.ack();
        assertThrows(IllegalStateException.class, again::ack);
        assertThrows(IllegalStateException.class, again::giveBack);
        assertThrows(IllegalStateException.class, first::ack);
        assertEquals("b", queue.poll());
        assertNull(queue.poll());
    }

    @Test
    void whatIsHeldIsNotCountedAsInTheQueue() throws Exception {
        fill("a", "b", "c");
        Delivery<String> held = queue.receive();
        assertEquals(2, queue.size());
        assertEquals("b", queue.peek());
        fill("d");
        held.ack();
        assertEquals(List.of("b", "c", "d"), new ArrayList<>(queue));
    }

    @Test
    void whatIsHeldKeepsItsBytes() throws Exception {
        SharedQueue<byte[]> bytes =
                made("bytes", Codec.bytes(), QueueOptions.ofCapacity(1_000).withBytes(1));
        byte[] third = new byte[(int) bytes.capacityInBytes() / 3];
        bytes.put(third);
        Delivery<byte[]> held = bytes.receive();
        bytes.put(third);
        assertEquals(third.length, bytes.take().length);
        assertFalse(bytes.offer(third));
        held.ack();
        assertTrue(bytes.offer(third));
    }

    @Test
    void aMessageThatIsNoElementIsToldAndNotLost() throws Exception {
        SharedQueue<byte[]> bytes = made("mixed", Codec.bytes(), QueueOptions.ofCapacity(10));
        SharedQueue<Long> longs = made("mixed", Codec.longs(), QueueOptions.ofCapacity(10));
        byte[] wrong = "wrong".getBytes(StandardCharsets.UTF_8);
        bytes.put(wrong);
        longs.put(7L);
        CodecException told = assertThrows(CodecException.class, longs::take);
        assertArrayEquals(wrong, told.message().orElseThrow());
        assertTrue(
                told.getMessage().startsWith("message is no element: queue=queue.mixed, bytes=5"), told.getMessage());
        assertEquals(7, longs.take());
        bytes.put(wrong);
        Delivery<Long> delivery = longs.receive();
        assertThrows(CodecException.class, delivery::value);
        delivery.giveBack();
        assertArrayEquals(wrong, bytes.take());
    }

    @Test
    void anElementThatCannotBecomeBytesIsNotPut() {
        CodecException told = assertThrows(CodecException.class, () -> queue.offer("\uD83D"));
        assertTrue(told.getMessage().startsWith("text has half a surrogate pair"), told.getMessage());
        assertTrue(queue.isEmpty());
        fill("a", "b", "c");
    }

    @Test
    void threadsShareItAndNothingIsLostOrDoubled() throws Exception {
        SharedQueue<Integer> numbers = made("numbers", Codec.ints(), QueueOptions.ofCapacity(7));
        int each = 20_000;
        List<Running.Call<Long>> calls = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            calls.add(Running.start(() -> {
                long sum = 0;
                for (int number = 1; number <= each; number++) {
                    numbers.put(number);
                    sum -= number;
                }
                return sum;
            }));
            calls.add(Running.start(() -> {
                long sum = 0;
                for (int taken = 0; taken < each; taken++) {
                    sum += numbers.take();
                }
                return sum;
            }));
        }
        long balance = 0;
        for (Running.Call<Long> call : calls) {
            balance += call.outcome().get();
        }
        assertEquals(0, balance);
        assertTrue(numbers.isEmpty());
    }
}

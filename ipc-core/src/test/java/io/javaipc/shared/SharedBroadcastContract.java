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
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a broadcast must do within one process. */
public abstract class SharedBroadcastContract extends SpaceContract {
    private static final int CAPACITY = 3;
    private static final int MOST_SUBSCRIPTIONS = 512;
    private static final BroadcastOptions SMALL = BroadcastOptions.ofCapacity(CAPACITY);

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedBroadcastContract(String platform) {
        super(platform);
    }

    private SharedBroadcast<String> texts(boolean isLossless) {
        return space.broadcast("texts", Codec.utf8(), isLossless ? SMALL.lossless() : SMALL.lossy());
    }

    private static BroadcastOptions options(boolean isLossless, int messages, long bytes) {
        BroadcastOptions options = BroadcastOptions.ofCapacity(messages).withBytes(bytes);
        return isLossless ? options : options.lossy();
    }

    private static <T> Running.Call<T> untilAsleep(Callable<T> call) throws InterruptedException {
        Running.Call<T> running = Running.start(call);
        Asleep.until(running);
        return running;
    }

    private static void assertEndsBy(Class<?> exception, Running.Call<?> call) {
        ExecutionException failure = assertThrows(ExecutionException.class, call.outcome()::get);
        assertEquals(exception, failure.getCause().getClass());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allWhoSubscribedSeeAllThatIsPublishedSinceThen(boolean isLossless) throws Exception {
        SharedBroadcast<String> texts = texts(isLossless);
        texts.publish("nobody sees this");
        BroadcastSubscription<String> first = texts.subscribe();
        texts.publish("a");
        BroadcastSubscription<String> second = texts.subscribe();
        assertTrue(texts.offer("b"));
        assertEquals(2, first.lag());
        assertEquals("a", first.take());
        assertEquals("b", first.poll());
        assertNull(first.poll());
        assertEquals(0, first.lag());
        assertEquals("b", second.poll(Duration.ZERO));
        assertNull(second.poll(Duration.ZERO));
        assertEquals(0, first.lost() + second.lost());
        assertEquals(2, texts.subscribers());
        second.close();
        second.close();
        assertEquals(1, texts.subscribers());
        assertThrows(IllegalStateException.class, second::poll);
        assertEquals(0, second.lag());
        assertThrows(NullPointerException.class, () -> texts.publish(null));
    }

    @Test
    void aLosslessWriterWaitsForTheSlowest() throws Exception {
        SharedBroadcast<String> texts = texts(true);
        BroadcastSubscription<String> fast = texts.subscribe();
        BroadcastSubscription<String> slow = texts.subscribe();
        for (String text : List.of("a", "b", "c")) {
            assertTrue(texts.offer(text));
            assertEquals(text, fast.poll());
        }
        assertEquals(CAPACITY, slow.lag());
        assertFalse(texts.offer("d"));
        assertFalse(texts.offer("d", Duration.ofSeconds(-1)));
        long start = System.nanoTime();
        assertFalse(texts.offer("d", Duration.ofMillis(30)));
        assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(30));
        Running.Call<Boolean> writer = untilAsleep(() -> {
            texts.publish("d");
            return texts.offer("e", Duration.ofDays(1));
        });
        assertEquals("a", slow.poll());
        assertEquals("d", fast.take());
        assertEquals("b", slow.take());
        assertTrue(writer.outcome().get());
        assertEquals("e", fast.take());
        for (String text : List.of("c", "d", "e")) {
            assertEquals(text, slow.take());
        }
    }

    @Test
    void whoNoLongerSubscribesIsNotWaitedFor() throws Exception {
        SharedBroadcast<String> texts = texts(true);
        BroadcastSubscription<String> slow = texts.subscribe();
        for (int i = 0; i < CAPACITY; i++) {
            assertTrue(texts.offer("a"));
        }
        Running.Call<Boolean> writer = untilAsleep(() -> texts.offer("b", Duration.ofDays(1)));
        slow.close();
        assertTrue(writer.outcome().get());
        for (int i = 0; i < 3_000; i++) {
            assertTrue(texts.offer("nobody sees this"));
        }
    }

    @Test
    void aLossyWriterDoesNotWaitAndTheSlowKnowWhatTheyLost() throws Exception {
        SharedBroadcast<String> texts = texts(false);
        BroadcastSubscription<String> slow = texts.subscribe();
        for (int i = 0; i < 10; i++) {
            texts.publish(Integer.toString(i));
        }
        assertEquals(CAPACITY, slow.lag());
        assertEquals("7", slow.poll());
        assertEquals(7, slow.lost());
        texts.publish("10");
        assertTrue(texts.offer("11", Duration.ZERO));
        assertEquals("9", slow.poll(), "8 was written over");
        assertEquals(8, slow.lost());
        assertEquals("10", slow.take());
        assertEquals("11", slow.take());
        assertNull(slow.poll());
        assertEquals(8, slow.lost());
        assertTrue(texts.blockedBy().isEmpty());
    }

    @Test
    void whatIsLostIsCountedAlsoWhenItIsMillions() throws Exception {
        SharedBroadcast<Long> longs = space.broadcast("longs", Codec.longs(), options(false, 100, 1));
        BroadcastSubscription<Long> slow = longs.subscribe();
        long published = (1 << 21) + 5;
        for (long i = 0; i < published; i++) {
            longs.publish(i);
        }
        assertEquals(published - 100, slow.take());
        assertEquals(published - 100, slow.lost());
    }

    @Test
    void whatIsReadAndWhatIsLostIsTogetherAllThatWasPublished() throws Exception {
        SharedBroadcast<byte[]> bytes = space.broadcast("bytes", Codec.bytes(), options(false, 1_000, 1));
        BroadcastSubscription<byte[]> subscription = bytes.subscribe();
        Random random = new Random(1);
        byte[] message = new byte[4_000];
        int published = 0;
        int read = 0;
        for (int round = 0; round < 500; round++) {
            for (int i = random.nextInt(60); i > 0; i--) {
                byte[] one = Arrays.copyOf(message, random.nextInt(message.length));
                Arrays.fill(one, (byte) published++);
                bytes.publish(one);
            }
            for (int i = random.nextInt(60); i > 0; i--) {
                byte[] one = subscription.poll();
                if (one != null) {
                    byte expected = (byte) (read + subscription.lost());
                    for (byte found : one) {
                        assertEquals(expected, found);
                    }
                    read++;
                }
            }
        }
        while (subscription.poll() != null) {
            read++;
        }
        assertEquals(published, read + subscription.lost());
        assertTrue(subscription.lost() > 1_000 && read > 1_000, () -> subscription.toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void messagesOfAnySizeUpToAllThereIs(boolean isLossless) throws Exception {
        SharedBroadcast<byte[]> bytes = space.broadcast("bytes", Codec.bytes(), options(isLossless, 10, 100_000));
        BroadcastSubscription<byte[]> subscription = bytes.subscribe();
        int most = (int) bytes.capacityInBytes() - 68;
        assertTrue(most >= 100_000);
        for (int size : new int[] {0, 1, 59, 60, 61, 64, 1000, most, most, 0, most}) {
            byte[] message = new byte[size];
            Arrays.fill(message, (byte) size);
            Running.Call<Boolean> writer = Running.start(() -> bytes.offer(message, Duration.ofDays(1)));
            assertArrayEquals(message, subscription.take());
            assertTrue(writer.outcome().get());
        }
        assertEquals(0, subscription.lost());
        String told = assertThrows(IllegalArgumentException.class, () -> bytes.offer(new byte[most + 1]))
                .getMessage();
        assertEquals(
                "message is larger than the broadcast: broadcast=broadcast.bytes, bytes=" + (most + 1) + ", most="
                        + most,
                told);
    }

    @Test
    void anInterruptEndsAWaitAndNothingIsHalfDone() throws Exception {
        SharedBroadcast<String> texts = texts(true);
        BroadcastSubscription<String> subscription = texts.subscribe();
        Running.Call<String> reader = untilAsleep(subscription::take);
        reader.thread().interrupt();
        assertEndsBy(InterruptedException.class, reader);
        for (String text : List.of("a", "b", "c")) {
            texts.publish(text);
        }
        Running.Call<Void> writer = untilAsleep(() -> {
            texts.publish("d");
            return null;
        });
        writer.thread().interrupt();
        assertEndsBy(InterruptedException.class, writer);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, subscription::take);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> texts.publish("d"));
        Thread.currentThread().interrupt();
        assertEquals("a", subscription.poll());
        assertTrue(texts.offer("e"));
        assertTrue(Thread.interrupted(), "the interrupt was swallowed");
        for (String text : List.of("b", "c", "e")) {
            assertEquals(text, subscription.take());
        }
    }

    @Test
    void thereIsRoomForSoManySubscriptionsAndNoMore() {
        SharedBroadcast<String> texts = texts(true);
        List<BroadcastSubscription<String>> subscriptions = new ArrayList<>();
        for (int i = 0; i < MOST_SUBSCRIPTIONS; i++) {
            subscriptions.add(texts.subscribe());
        }
        String told =
                assertThrows(IllegalStateException.class, texts::subscribe).getMessage();
        assertEquals("broadcast has no room for another subscription: broadcast=broadcast.texts, most=512", told);
        subscriptions.get(7).close();
        texts.subscribe();
        assertEquals(MOST_SUBSCRIPTIONS, texts.subscribers());
        assertTrue(texts.offer("a"));
        assertEquals("a", subscriptions.get(MOST_SUBSCRIPTIONS - 1).poll());
    }

    @Test
    void theSlowestIsNamedWhenItIsInTheWay() {
        SharedBroadcast<String> texts = texts(true);
        BroadcastSubscription<String> slow = texts.subscribe();
        for (int i = 0; i < CAPACITY; i++) {
            assertTrue(texts.blockedBy().isEmpty());
            assertTrue(texts.offer("a"));
        }
        String blocker = texts.blockedBy().orElseThrow();
        assertTrue(blocker.startsWith("pid=" + ProcessHandle.current().pid() + ", name="), blocker);
        assertEquals("a", slow.poll());
        assertTrue(texts.blockedBy().isEmpty());
        assertEquals("SharedBroadcast[broadcast.texts, lossless, capacity=3, subscribers=1]", texts.toString());
        assertEquals("BroadcastSubscription[broadcast.texts, lost=0]", slow.toString());
    }

    @Test
    void whatHoldsUnlessSetIsWhatIsStated() {
        SharedBroadcast<Long> longs = space.broadcast("longs", Codec.longs());
        assertTrue(longs.isLossless());
        assertEquals(BroadcastOptions.MESSAGES, longs.capacity());
        assertEquals(BroadcastOptions.BYTES, longs.capacityInBytes());
        longs.subscribe();
        for (long i = 0; i < BroadcastOptions.MESSAGES; i++) {
            assertTrue(longs.offer(i));
        }
        assertFalse(longs.offer(0L));
    }

    @Test
    void othersMayNotAskForAnotherCapacityOrDelivery() {
        texts(true);
        String told = assertThrows(IpcException.class, () -> texts(false)).getMessage();
        assertTrue(
                told.endsWith(", found=BROADCAST[messages=3, bytes=65536, lossless],"
                        + " asked=BROADCAST[messages=3, bytes=65536, lossy]"),
                told);
        assertThrows(IpcException.class, () -> space.broadcast("texts", Codec.utf8()));
        assertThrows(IllegalArgumentException.class, () -> BroadcastOptions.ofCapacity(0));
        assertThrows(IllegalArgumentException.class, () -> BroadcastOptions.ofCapacity(1 << 20));
        assertThrows(
                IllegalArgumentException.class,
                () -> BroadcastOptions.ofCapacity(1).withBytes(0));
        assertThrows(
                IllegalArgumentException.class,
                () -> BroadcastOptions.ofCapacity(1).withBytes((1L << 30) + 1));
    }

    @Test
    void aMessageThatIsNoElementIsToldAndTheNextOneRead() throws Exception {
        SharedBroadcast<byte[]> bytes = space.broadcast("mixed", Codec.bytes());
        SharedBroadcast<Long> longs = space.broadcast("mixed", Codec.longs());
        BroadcastSubscription<Long> subscription = longs.subscribe();
        byte[] wrong = "wrong".getBytes(StandardCharsets.UTF_8);
        bytes.publish(wrong);
        longs.publish(7L);
        CodecException told = assertThrows(CodecException.class, subscription::take);
        assertArrayEquals(wrong, told.message().orElseThrow());
        assertTrue(
                told.getMessage().startsWith("message is no element: broadcast=broadcast.mixed, bytes=5"),
                told.getMessage());
        assertEquals(7, subscription.take());
        assertThrows(CodecException.class, () -> texts(true).offer("\uD83D"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void threadsShareItAndEachSubscriberSeesOneOrder(boolean isLossless) throws Exception {
        SharedBroadcast<Long> longs = space.broadcast("longs", Codec.longs(), options(isLossless, 50, 1));
        int writers = 3;
        long each = 20_000;
        List<Running.Call<List<Long>>> readers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            BroadcastSubscription<Long> subscription = longs.subscribe();
            readers.add(Running.start(() -> {
                List<Long> seen = new ArrayList<>();
                for (Long next = subscription.poll(Duration.ofDays(1)); next != null; ) {
                    seen.add(next);
                    next = subscription.poll(Duration.ofDays(1));
                }
                assertEquals(writers * each, seen.size() + subscription.lost());
                return seen;
            }));
        }
        List<Running.Call<Void>> calls = new ArrayList<>();
        for (long writer = 0; writer < writers; writer++) {
            long first = writer * each;
            calls.add(Running.start(() -> {
                for (long number = first; number < first + each; number++) {
                    longs.publish(number);
                }
                return null;
            }));
        }
        for (Running.Call<Void> call : calls) {
            call.outcome().get();
        }
        longs.close();
        List<Long> seen = readers.get(0).outcome().get();
        List<Long> seenByOther = readers.get(1).outcome().get();
        long[] last = {-1, each - 1, 2 * each - 1};
        for (long number : seen) {
            int writer = (int) (number / each);
            assertTrue(isLossless ? number == last[writer] + 1 : number > last[writer], "out of order");
            last[writer] = number;
        }
        if (isLossless) {
            assertEquals(seen, seenByOther);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoSubscribesWhileOthersPublishMissesNothingSinceThen(boolean isLossless) throws Exception {
        SharedBroadcast<Long> longs = space.broadcast("longs", Codec.longs(), options(isLossless, 20, 1));
        AtomicLong begun = new AtomicLong();
        AtomicLong done = new AtomicLong();
        Running.Call<Void> writer = Running.start(() -> {
            while (!longs.isClosed()) {
                longs.publish(begun.incrementAndGet());
                done.incrementAndGet();
            }
            return null;
        });
        for (int round = 0; round < 2_000; round++) {
            long before = done.get();
            try (BroadcastSubscription<Long> subscription = longs.subscribe()) {
                long since = begun.get();
                long first = subscription.take();
                assertTrue(first > before, "it had been published before");
                assertTrue(first <= since + 1 + subscription.lost(), "one was missed");
                long lost = subscription.lost();
                for (int i = 1; i < 4; i++) {
                    long next = subscription.take();
                    assertEquals(first + i + subscription.lost() - lost, next);
                }
            }
        }
        longs.close();
        try {
            writer.outcome().get();
        } catch (ExecutionException e) {
            assertEquals(QueueClosedException.class, e.getCause().getClass());
        }
    }
}

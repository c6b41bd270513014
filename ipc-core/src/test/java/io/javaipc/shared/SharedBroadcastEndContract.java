package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.codec.Codec;
import io.javaipc.testing.Asleep;
import io.javaipc.testing.Running;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How broadcasts and subscriptions end, within one process. */
public abstract class SharedBroadcastEndContract extends SpaceContract {
    private static final int CAPACITY = 3;
    private static final BroadcastOptions SMALL = BroadcastOptions.ofCapacity(CAPACITY);

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedBroadcastEndContract(String platform) {
        super(platform);
    }

    private SharedBroadcast<String> texts(boolean isLossless) {
        return space.broadcast("texts", Codec.utf8(), isLossless ? SMALL.lossless() : SMALL.lossy());
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
    void closedItDrainsAndThenEndsForEachSubscriber(boolean isLossless) throws Exception {
        SharedBroadcast<String> texts = texts(isLossless);
        BroadcastSubscription<String> fast = texts.subscribe();
        BroadcastSubscription<String> slow = texts.subscribe();
        for (String text : List.of("a", "b", "c")) {
            texts.publish(text);
            assertEquals(text, fast.take());
        }
        assertFalse(texts.isClosed());
        texts.close();
        texts.close();
        assertTrue(texts.isClosed());
        String told = assertThrows(QueueClosedException.class, () -> texts.publish("d"))
                .getMessage();
        assertEquals("broadcast is closed: broadcast=broadcast.texts", told);
        assertThrows(QueueClosedException.class, () -> texts.offer("d"));
        // whatever the slow one has to read yet
        assertNull(fast.poll(Duration.ofDays(1)));
        told = assertThrows(QueueClosedException.class, fast::take).getMessage();
        assertEquals("broadcast is closed, and nothing is left: broadcast=broadcast.texts", told);
        for (String text : List.of("a", "b", "c")) {
            assertEquals(text, slow.poll(Duration.ofDays(1)));
        }
        assertThrows(QueueClosedException.class, slow::take);
        assertThrows(QueueClosedException.class, texts.subscribe()::take);
    }

    @Test
    void itCanBeClosedWhenAllItsBytesAreTaken() throws Exception {
        SharedBroadcast<byte[]> bytes = space.broadcast(
                "bytes", Codec.bytes(), BroadcastOptions.ofCapacity(1_000).withBytes(1));
        BroadcastSubscription<byte[]> subscription = bytes.subscribe();
        byte[] all = new byte[(int) bytes.capacityInBytes() - 68];
        bytes.publish(all);
        assertFalse(bytes.offer(new byte[0]));
        bytes.close();
        assertThrows(QueueClosedException.class, () -> bytes.offer(new byte[0]));
        assertArrayEquals(all, subscription.take());
        assertThrows(QueueClosedException.class, subscription::take);
    }

    @Test
    void whoWaitsWhenItIsClosedIsTold() throws Exception {
        SharedBroadcast<String> texts = texts(true);
        BroadcastSubscription<String> subscription = texts.subscribe();
        Running.Call<String> reader = untilAsleep(subscription::take);
        texts.close();
        assertEndsBy(QueueClosedException.class, reader);
        SharedBroadcast<String> full = space.broadcast("full", Codec.utf8(), BroadcastOptions.ofCapacity(1));
        full.subscribe();
        full.publish("a");
        Running.Call<Void> writer = untilAsleep(() -> {
            full.publish("b");
            return null;
        });
        full.close();
        assertEndsBy(QueueClosedException.class, writer);
    }

    @Test
    void aSubscriptionIsReadByOneThreadAndClosedByAny() throws Exception {
        SharedBroadcast<String> texts = texts(true);
        BroadcastSubscription<String> subscription = texts.subscribe();
        Running.Call<String> reader = untilAsleep(subscription::take);
        assertThrows(ConcurrentModificationException.class, subscription::poll);
        subscription.close();
        assertEndsBy(IllegalStateException.class, reader);
        assertEquals(0, texts.subscribers());
        assertThrows(IllegalStateException.class, subscription::take);
    }

    @Test
    void whoReadsKeepsItsPlaceUntilItHasReadAlsoWhenSomebodyClosesIt() throws Exception {
        AtomicReference<BroadcastSubscription<String>> subscription = new AtomicReference<>();
        AtomicInteger subscribers = new AtomicInteger();
        SharedBroadcast<String> texts = texts(true);
        SharedBroadcast<String> closing = space.broadcast(
                "texts",
                new Codec<>() {
                    @Override
                    public void encode(String value, ByteBuffer target) {
                        Codec.utf8().encode(value, target);
                    }

                    @Override
                    public String decode(ByteBuffer source) {
                        subscription.get().close();
                        subscribers.set(texts.subscribers());
                        return Codec.utf8().decode(source);
                    }
                },
                SMALL);
        subscription.set(closing.subscribe());
        texts.publish("a");
        assertEquals("a", subscription.get().take());
        assertEquals(1, subscribers.get());
        assertEquals(0, texts.subscribers());
    }
}

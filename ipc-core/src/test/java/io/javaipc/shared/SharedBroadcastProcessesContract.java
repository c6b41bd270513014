package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.codec.Codec;
import io.javaipc.process.Command;
import io.javaipc.process.JavaProcess;
import io.javaipc.process.ProcessDiedException;
import io.javaipc.testing.Asleep;
import io.javaipc.testing.Await;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Running;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A broadcast between processes, some of which are killed or stopped. */
public abstract class SharedBroadcastProcessesContract extends SpaceContract {
    private static final int CAPACITY = 16;
    private static final BroadcastOptions SMALL = BroadcastOptions.ofCapacity(CAPACITY);

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedBroadcastProcessesContract(String platform) {
        super(platform);
    }

    private SharedBroadcast<Long> lossless() {
        return space.broadcast("numbers", Codec.longs(), SMALL);
    }

    /** Subscribes, says so, and reads what it is told to; gives the sum of what it read. */
    private JavaProcess<Long> reader(SharedBroadcast<Long> numbers, SharedLong ready, SharedEvent go, int most) {
        return JavaProcess.start(() -> {
            try (BroadcastSubscription<Long> subscription = numbers.subscribe()) {
                ready.incrementAndGet();
                go.await();
                long sum = 0;
                for (int i = 0; i < most; i++) {
                    sum += subscription.take();
                }
                return sum;
            }
        });
    }

    private static void send(String signal, JavaProcess<?> process) throws InterruptedException {
        Command.of("kill", signal, Long.toString(process.pid())).run();
    }

    private static void stop(JavaProcess<?> process) throws InterruptedException {
        send("-STOP", process);
        Await.until(() -> Proc.state(process.pid()) == 'T');
    }

    private static void kill(JavaProcess<?> process) {
        assertThrows(ProcessDiedException.class, () -> {
            send("-KILL", process);
            process.join();
        });
    }

    private static void fill(SharedBroadcast<Long> numbers) {
        for (long i = 0; i < CAPACITY; i++) {
            assertTrue(numbers.offer(i));
        }
        assertFalse(numbers.offer(-1L));
    }

    @Test
    void allSubscribersSeeAllThatSeveralWritersPublish() throws Exception {
        SharedBroadcast<Long> numbers = lossless();
        SharedLong ready = space.longValue("ready");
        long each = 3_000;
        List<JavaProcess<ArrayList<Long>>> readers = new ArrayList<>();
        List<JavaProcess<Void>> writers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            long first = i * each;
            readers.add(JavaProcess.start(() -> {
                ArrayList<Long> seen = new ArrayList<>();
                try (BroadcastSubscription<Long> subscription = numbers.subscribe()) {
                    ready.incrementAndGet();
                    while (true) {
                        seen.add(subscription.take());
                    }
                } catch (QueueClosedException e) {
                    return seen;
                }
            }));
            writers.add(JavaProcess.start(() -> {
                while (ready.get() < 2) {
                    Thread.sleep(1);
                }
                for (long number = first; number < first + each; number++) {
                    numbers.publish(number);
                }
            }));
        }
        for (JavaProcess<Void> writer : writers) {
            writer.join();
            writer.close();
        }
        numbers.close();
        List<Long> seen = readers.get(0).join();
        assertEquals(2 * each, seen.size());
        long[] last = {-1, each - 1};
        for (long number : seen) {
            assertEquals(++last[(int) (number / each)], number);
        }
        assertEquals(seen, readers.get(1).join());
        readers.forEach(JavaProcess::close);
    }

    @Test
    void aKilledSubscriberHoldsNobodyUp() throws Exception {
        SharedBroadcast<Long> numbers = lossless();
        SharedLong ready = space.longValue("ready");
        try (JavaProcess<Long> victim = reader(numbers, ready, space.event("never"), 1)) {
            Await.until(() -> ready.get() == 1);
            assertEquals(1, numbers.subscribers());
            fill(numbers);
            Running.Call<Boolean> writer = Running.start(() -> numbers.offer(99L, Duration.ofDays(1)));
            Asleep.until(writer);
            assertFalse(writer.outcome().isDone());
            kill(victim);
            assertTrue(writer.outcome().get());
        }
        assertEquals(0, numbers.subscribers());
        assertTrue(numbers.blockedBy().isEmpty());
        for (long i = 0; i < 3_000; i++) {
            assertTrue(numbers.offer(i));
        }
    }

    @Test
    void anOfferThatDoesNotWaitFindsTheDeadToo() throws Exception {
        SharedBroadcast<Long> numbers = lossless();
        SharedLong ready = space.longValue("ready");
        try (JavaProcess<Long> victim = reader(numbers, ready, space.event("never"), 1)) {
            Await.until(() -> ready.get() == 1);
            fill(numbers);
            kill(victim);
            assertTrue(numbers.offer(99L));
        }
    }

    @Test
    void aStoppedSubscriberIsWaitedForAndNamedAndMissesNothing() throws Exception {
        SharedBroadcast<Long> numbers = lossless();
        SharedLong ready = space.longValue("ready");
        SharedEvent go = space.event("go");
        try (JavaProcess<Long> slow = reader(numbers, ready, go, CAPACITY + 1)) {
            Await.until(() -> ready.get() == 1);
            stop(slow);
            fill(numbers);
            go.set();
            assertFalse(numbers.offer(99L, Duration.ofMillis(50)));
            String blocker = numbers.blockedBy().orElseThrow();
            assertTrue(blocker.startsWith("pid=" + slow.pid() + ", name="), blocker);
            assertEquals(1, numbers.subscribers());
            send("-CONT", slow);
            numbers.publish(99L);
            assertEquals(CAPACITY * (CAPACITY - 1) / 2 + 99, slow.join());
        }
    }

    @Test
    void aStoppedSubscriberOfALossyOneLosesAndKnowsHowMany() throws Exception {
        SharedBroadcast<Long> numbers = space.broadcast("lossy", Codec.longs(), SMALL.lossy());
        SharedLong ready = space.longValue("ready");
        SharedEvent go = space.event("go");
        try (JavaProcess<Long> slow = JavaProcess.start(() -> {
            BroadcastSubscription<Long> subscription = numbers.subscribe();
            ready.set(1);
            go.await();
            long first = subscription.take();
            return first == subscription.lost() ? first : -1;
        })) {
            Await.until(() -> ready.get() == 1);
            stop(slow);
            for (long i = 0; i < 10_000; i++) {
                numbers.publish(i);
            }
            go.set();
            send("-CONT", slow);
            assertEquals(10_000 - CAPACITY, slow.join());
        }
    }

    @Test
    void whatAKilledWriterHadPublishedIsSeenByAll() throws Exception {
        SharedBroadcast<Long> numbers = lossless();
        BroadcastSubscription<Long> subscription = numbers.subscribe();
        SharedLong published = space.longValue("published");
        try (JavaProcess<Void> victim = JavaProcess.start(() -> {
            for (long i = 0; i < CAPACITY / 2; i++) {
                numbers.publish(i);
            }
            published.set(1);
            new CountDownLatch(1).await();
        })) {
            Await.until(() -> published.get() == 1);
            kill(victim);
        }
        numbers.publish(99L);
        for (long i = 0; i < CAPACITY / 2; i++) {
            assertEquals(i, subscription.poll());
        }
        assertEquals(99, subscription.poll());
        assertNull(subscription.poll());
    }

    @Test
    void whoTakesTheSlotOfADeadSubscriberIsAnother() throws Exception {
        SharedBroadcast<Long> numbers = lossless();
        SharedLong ready = space.longValue("ready");
        SharedEvent go = space.event("go");
        try (JavaProcess<Long> victim = reader(numbers, ready, space.event("never"), 1)) {
            Await.until(() -> ready.get() == 1);
            fill(numbers);
            kill(victim);
        }
        // the lowest free slot is the dead one's; it lives again, and the dead one's subscription does not
        try (JavaProcess<Long> successor = reader(numbers, ready, go, CAPACITY)) {
            Await.until(() -> ready.get() == 2);
            assertEquals(1, numbers.subscribers());
            fill(numbers);
            go.set();
            assertEquals(CAPACITY * (CAPACITY - 1) / 2, successor.join());
        }
    }

    @Test
    void aSubscriptionEndsWithItsProcessAlsoInOrder() throws Exception {
        SharedBroadcast<Long> numbers = lossless();
        try (JavaProcess<Integer> left = JavaProcess.start(() -> {
            numbers.subscribe();
            return numbers.subscribers();
        })) {
            assertEquals(1, left.join());
        }
        for (long i = 0; i < 3 * CAPACITY; i++) {
            numbers.publish(i);
        }
        assertEquals(0, numbers.subscribers());
    }

    @Test
    void closingEndsTheWaitsOfOthers() throws Exception {
        SharedBroadcast<Long> numbers = lossless();
        SharedLong waiting = space.longValue("waiting");
        try (JavaProcess<String> reader = JavaProcess.start(() -> {
            BroadcastSubscription<Long> subscription = numbers.subscribe();
            waiting.set(1);
            try {
                return "read " + subscription.take();
            } catch (QueueClosedException e) {
                return "closed";
            }
        })) {
            Await.until(() -> waiting.get() == 1);
            numbers.close();
            assertEquals("closed", reader.join());
        }
    }

    @Test
    void aBroadcastTravelsWithItsCodecOrNotAtAll() throws Exception {
        SharedBroadcast<Duration> durations =
                space.broadcast("durations", Codec.serializable(Duration.class), SMALL.lossy());
        BroadcastSubscription<Duration> subscription = durations.subscribe();
        try (JavaProcess<Boolean> writer = JavaProcess.start(() -> {
            durations.publish(Duration.ofDays(2));
            return durations.isLossless();
        })) {
            assertFalse(writer.join());
        }
        assertEquals(Duration.ofDays(2), subscription.take());
        SharedBroadcast<Integer> mute = space.broadcast("mute", new Codec<>() {
            @Override
            public void encode(Integer value, ByteBuffer target) {
                target.putInt(value);
            }

            @Override
            public Integer decode(ByteBuffer source) {
                return source.getInt();
            }
        });
        String refusal = assertThrows(IllegalArgumentException.class, () -> JavaProcess.start(() -> mute.offer(1)))
                .getMessage();
        assertTrue(
                refusal.contains("broadcast travels with its codec only: broadcast=broadcast.mute, codec="), refusal);
    }
}

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
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A queue between processes, some of which are killed or stopped. */
public abstract class SharedQueueProcessesContract extends SpaceContract {
    private static final int CAPACITY = 16;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedQueueProcessesContract(String platform) {
        super(platform);
    }

    private SharedQueue<Long> queue() {
        return space.queue("queue", Codec.longs(), CAPACITY);
    }

    @Test
    void severalProducersAndConsumersLoseAndDoubleNothing() throws Exception {
        SharedQueue<Long> queue = queue();
        int each = 3_000;
        List<JavaProcess<Void>> producers = new ArrayList<>();
        List<JavaProcess<ArrayList<Long>>> consumers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            long first = (long) i * each;
            producers.add(JavaProcess.start(() -> {
                for (long number = first; number < first + each; number++) {
                    queue.put(number);
                }
            }));
            consumers.add(JavaProcess.start(() -> {
                ArrayList<Long> taken = new ArrayList<>();
                try {
                    while (true) {
                        taken.add(queue.take());
                    }
                } catch (QueueClosedException e) {
                    return taken;
                }
            }));
        }
        for (JavaProcess<Void> producer : producers) {
            producer.join();
            producer.close();
        }
        queue.close();
        BitSet seen = new BitSet();
        for (JavaProcess<ArrayList<Long>> consumer : consumers) {
            long[] last = {-1, -1};
            for (long number : consumer.join()) {
                assertFalse(seen.get((int) number), "it came twice");
                seen.set((int) number);
                int producer = (int) number / each;
                assertTrue(last[producer] < number, "it came out of order");
                last[producer] = number;
            }
            consumer.close();
        }
        assertEquals(2 * each, seen.cardinality());
    }

    /** Takes one by delivery, says so, and does not come to its end. */
    private JavaProcess<Void> holder(SharedQueue<Long> queue, SharedLong held) {
        return JavaProcess.start(() -> {
            held.set(queue.receive().value());
            new CountDownLatch(1).await();
        });
    }

    private static void kill(JavaProcess<?> process) {
        assertThrows(ProcessDiedException.class, () -> {
            Command.of("kill", "-KILL", Long.toString(process.pid())).run();
            process.join();
        });
    }

    @Test
    void whatAKilledConsumerHeldComesAgain() throws Exception {
        SharedQueue<Long> queue = queue();
        queue.put(41L);
        queue.put(42L);
        SharedLong held = space.longValue("held");
        try (JavaProcess<Void> holder = holder(queue, held)) {
            Await.until(() -> held.get() == 41);
            assertEquals(42, queue.take());
            assertNull(queue.poll(Duration.ofMillis(20)));
            Running.Call<Delivery<Long>> waiter = Running.start(queue::receive);
            Asleep.until(waiter);
            kill(holder);
            Delivery<Long> again = waiter.outcome().get();
            assertEquals(41, again.value());
            assertTrue(again.redelivered());
            again.ack();
        }
        assertNull(queue.poll());
    }

    @Test
    void whatAConsumerHeldThatEndedComesAgain() throws Exception {
        SharedQueue<Long> queue = queue();
        queue.put(41L);
        try (JavaProcess<Void> holder = JavaProcess.start(() -> {
            queue.receive();
        })) {
            holder.join();
        }
        assertEquals(41, queue.take());
    }

    @Test
    void whatAStoppedConsumerHoldsIsItsOwn() throws Exception {
        SharedQueue<Long> queue = queue();
        queue.put(41L);
        SharedLong held = space.longValue("held");
        try (JavaProcess<Void> holder = holder(queue, held)) {
            Await.until(() -> held.get() == 41);
            Command.of("kill", "-STOP", Long.toString(holder.pid())).run();
            Await.until(() -> Proc.state(holder.pid()) == 'T');
            assertNull(queue.poll(Duration.ofMillis(50)));
            queue.close();
            assertNull(queue.poll(Duration.ofMillis(50)), "it may come again, so this is not the end");
            kill(holder);
            assertEquals(41, queue.take());
            assertThrows(QueueClosedException.class, queue::take);
        }
    }

    @Test
    void whoTakesTheSlotOfTheDeadHasNothingOfTheirs() throws Exception {
        SharedQueue<Long> queue = queue();
        queue.put(41L);
        queue.put(42L);
        SharedLong held = space.longValue("held");
        try (JavaProcess<Void> holder = holder(queue, held)) {
            Await.until(() -> held.get() == 41);
            kill(holder);
        }
        try (JavaProcess<Long> successor = JavaProcess.start(() -> {
            Delivery<Long> fresh = queue.receive();
            Delivery<Long> again = queue.receive();
            boolean isSo = !fresh.redelivered() && fresh.value() == 42 && again.redelivered();
            fresh.ack();
            again.ack();
            return isSo ? again.value() : -1;
        })) {
            assertEquals(41, successor.join());
        }
    }

    @Test
    void producersWaitForRoomThatOthersMake() throws Exception {
        SharedQueue<Long> queue = queue();
        try (JavaProcess<Void> producer = JavaProcess.start(() -> {
            for (long i = 0; i < 10 * CAPACITY; i++) {
                queue.put(i);
            }
        })) {
            Await.until(() -> queue.remainingCapacity() == 0);
            for (long i = 0; i < 10 * CAPACITY; i++) {
                assertEquals(i, queue.take());
            }
            producer.join();
        }
    }

    @Test
    void closingEndsTheWaitsOfOthers() throws Exception {
        SharedQueue<Long> queue = queue();
        SharedLong waiting = space.longValue("waiting");
        try (JavaProcess<String> consumer = JavaProcess.start(() -> {
            waiting.set(1);
            try {
                return "took " + queue.take();
            } catch (QueueClosedException e) {
                return "closed";
            }
        })) {
            Await.until(() -> waiting.get() == 1);
            queue.close();
            assertEquals("closed", consumer.join());
        }
    }

    @Test
    void aQueueTravelsWithItsCodecOrNotAtAll() throws Exception {
        SharedQueue<Duration> durations = space.queue("durations", Codec.serializable(Duration.class));
        try (JavaProcess<Void> producer = JavaProcess.start(() -> durations.put(Duration.ofDays(2)))) {
            producer.join();
        }
        assertEquals(Duration.ofDays(2), durations.take());
        SharedQueue<Integer> mute = space.queue("mute", new Codec<>() {
            @Override
            public void encode(Integer value, ByteBuffer target) {
                target.putInt(value);
            }

            @Override
            public Integer decode(ByteBuffer source) {
                return source.getInt();
            }
        });
        mute.put(3);
        assertEquals(3, mute.take());
        String refusal = assertThrows(IllegalArgumentException.class, () -> JavaProcess.start(() -> mute.take()))
                .getMessage();
        assertTrue(refusal.contains("queue travels with its codec only: queue=queue.mute, codec="), refusal);
    }
}

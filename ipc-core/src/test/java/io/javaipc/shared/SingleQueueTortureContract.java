package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.codec.Codec;
import io.javaipc.platform.Platform;
import io.javaipc.process.Command;
import io.javaipc.process.JavaProcess;
import io.javaipc.testing.Await;
import io.javaipc.testing.Proc;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * One producer and one consumer, which are killed and stopped in turn, and have successors: nothing that was put is lost, and
 * what comes twice is marked.
 */
public abstract class SingleQueueTortureContract extends SpaceContract {
    private static final int KILLS = Integer.getInteger("torture.kills", 8);
    /** How many messages a producer puts at most; so their numbers have places of their own. */
    private static final int EACH = 20_000;
    /** After how many a victim is killed at most. */
    private static final int RUN = 3_000;

    private final Random random = new Random();
    private SharedQueue<byte[]> queue;
    private SharedLongArray put;
    private SharedByteArray seen;
    private SharedLong received;
    private SharedLong violations;
    private SharedBoolean isOver;
    private JavaProcess<Void> producer;
    private JavaProcess<Void> consumer;
    private int producers;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SingleQueueTortureContract(String platform) {
        super(platform);
    }

    @AfterEach
    final void endBoth() {
        producer.close();
        consumer.close();
    }

    @Test
    void nothingIsLostAndWhatComesTwiceIsMarked() throws Exception {
        QueueOptions options =
                QueueOptions.ofCapacity(100).withBytes(1).withSingleProducer().withSingleConsumer();
        queue = space.queue("queue", Codec.bytes(), options);
        put = space.longArray("put", KILLS + 1);
        seen = space.byteArray("seen", (KILLS + 1) * EACH);
        received = space.longValue("received");
        violations = space.longValue("violations");
        isOver = space.booleanValue("over");
        startProducer();
        startConsumer();
        for (int kill = 0; kill < KILLS; kill++) {
            awaitWork(random.nextInt(RUN));
            if (random.nextInt(4) == 0) {
                freeze(random.nextBoolean() ? producer : consumer);
            }
            if (random.nextBoolean()) {
                kill(producer);
                startProducer();
            } else {
                kill(consumer);
                startConsumer();
            }
        }
        isOver.set(true);
        producer.join();
        queue.join();
        checkAll();
        System.out.println("single queue on " + Platform.current().name() + ": kills=" + KILLS + ", producers="
                + producers + ", received=" + received + ", violations=" + violations);
    }

    private void checkAll() {
        int committed = 0;
        for (int number = 0; number < producers; number++) {
            long count = put.get(number);
            for (int message = 0; message < count; message++) {
                assertTrue(seen.get(number * EACH + message) > 0, "lost: producer=" + number + ", message=" + message);
            }
            committed += (int) count;
        }
        assertTrue(committed > 0);
        assertEquals(0, violations.get(), "came twice without a mark, or damaged");
        assertTrue(queue.isEmpty());
    }

    private void startProducer() throws Exception {
        int number = producers++;
        SharedQueue<byte[]> to = queue;
        SharedLongArray counts = put;
        SharedBoolean over = isOver;
        producer = JavaProcess.start(() -> produce(to, counts, over, number));
    }

    private static void produce(SharedQueue<byte[]> to, SharedLongArray counts, SharedBoolean over, int number)
            throws InterruptedException {
        Random sizes = new Random(number);
        for (int message = 0; message < EACH && !over.get(); message++) {
            byte[] bytes = new byte[Integer.BYTES + sizes.nextInt(sizes.nextInt(20) == 0 ? 8_000 : 300)];
            Arrays.fill(bytes, (byte) message);
            ByteBuffer.wrap(bytes).putInt(number * EACH + message);
            to.put(bytes);
            counts.set(number, message + 1);
        }
        while (!over.get()) {
            Thread.sleep(1);
        }
    }

    private void startConsumer() throws Exception {
        SharedQueue<byte[]> from = queue;
        SharedByteArray marks = seen;
        SharedLong count = received;
        SharedLong wrong = violations;
        consumer = JavaProcess.start(() -> consume(from, marks, count, wrong));
    }

    private static void consume(SharedQueue<byte[]> from, SharedByteArray marks, SharedLong count, SharedLong wrong)
            throws InterruptedException {
        while (true) {
            Delivery<byte[]> delivery = from.receive();
            byte[] bytes = delivery.value();
            int message = ByteBuffer.wrap(bytes).getInt();
            byte fill = (byte) (message % EACH);
            for (int i = Integer.BYTES; i < bytes.length; i++) {
                if (bytes[i] != fill) {
                    wrong.incrementAndGet();
                    break;
                }
            }
            if (marks.getAndAdd(message, (byte) 1) != 0 && !delivery.redelivered()) {
                wrong.incrementAndGet();
            }
            delivery.ack();
            count.incrementAndGet();
        }
    }

    private void awaitWork(long more) throws InterruptedException {
        long enough = received.get() + more;
        // a producer may be through with its numbers
        Await.until(() -> received.get() >= enough || put.get(producers - 1) == EACH);
    }

    private void freeze(JavaProcess<Void> victim) throws Exception {
        Command.of("kill", "-STOP", Long.toString(victim.pid())).run();
        Await.until(() -> Proc.state(victim.pid()) == 'T');
        Command.of("kill", "-CONT", Long.toString(victim.pid())).run();
    }

    private static void kill(JavaProcess<Void> victim) throws InterruptedException {
        victim.process().destroyForcibly();
        victim.process().awaitExit();
        victim.close();
    }
}

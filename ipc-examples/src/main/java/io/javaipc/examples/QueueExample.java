package io.javaipc.examples;

import io.javaipc.codec.Codec;
import io.javaipc.process.JavaProcess;
import io.javaipc.shared.QueueClosedException;
import io.javaipc.shared.QueueOptions;
import io.javaipc.shared.RawQueue;
import io.javaipc.shared.SharedQueue;
import io.javaipc.shared.SharedSpace;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Two JVMs put orders into a queue, two others take them until it is closed; and ticks go through it without a copy. */
final class QueueExample {
    private static final int EACH = 1_000;

    private QueueExample() {}

    /**
     * What goes through the queue.
     *
     * @param customer who ordered
     * @param amount how many
     */
    private record Order(String customer, int amount) implements Serializable {}

    static void main(String[] arguments) throws Exception {
        try (SharedSpace space = SharedSpace.temporary()) {
            ordersBetweenFourProcesses(space);
            ticksInPlace(space);
        }
    }

    private static void ordersBetweenFourProcesses(SharedSpace space) throws Exception {
        SharedQueue<Order> orders = space.queue("orders", Codec.serializable(Order.class), 64);
        List<JavaProcess<Void>> producers = new ArrayList<>();
        List<JavaProcess<Integer>> consumers = new ArrayList<>();
        for (String customer : List.of("Ann", "Bob")) {
            producers.add(JavaProcess.start(() -> {
                for (int amount = 1; amount <= EACH; amount++) {
                    orders.put(new Order(customer, amount));
                }
            }));
            consumers.add(JavaProcess.start(() -> {
                int sum = 0;
                try {
                    while (true) {
                        sum += orders.take().amount();
                    }
                } catch (QueueClosedException end) {
                    return sum;
                }
            }));
        }
        for (JavaProcess<Void> producer : producers) {
            producer.join();
            producer.close();
        }
        orders.close();
        System.out.println("all is ordered, and the queue closed: " + orders);
        int total = 0;
        for (JavaProcess<Integer> consumer : consumers) {
            int sum = consumer.join();
            System.out.println("a consumer got " + sum);
            total += sum;
            consumer.close();
        }
        Check.that(total == EACH * (EACH + 1), "each order came once");
    }

    private static void ticksInPlace(SharedSpace space) throws Exception {
        QueueOptions options = QueueOptions.ofCapacity(256).withSingleProducer().withSingleConsumer();
        SharedQueue<byte[]> ticks = space.queue("ticks", Codec.bytes(), options);
        try (JavaProcess<Void> producer = JavaProcess.start(() -> {
            RawQueue raw = ticks.raw();
            for (int i = 1; i <= EACH; i++) {
                long time = i;
                double price = 100 + i / 10.0;
                while (!raw.offer(16, tick -> {
                    tick.putLong(0, time);
                    tick.putDouble(8, price);
                })) {
                    Thread.onSpinWait();
                }
            }
            ticks.close();
        })) {
            double[] highest = new double[1];
            int[] count = new int[1];
            RawQueue raw = ticks.raw();
            while (raw.poll(
                    tick -> {
                        count[0]++;
                        highest[0] = Math.max(highest[0], tick.getDouble(8));
                    },
                    Duration.ofMinutes(1))) {
                Check.that(count[0] <= EACH, "no tick comes twice");
            }
            producer.join();
            System.out.println(count[0] + " ticks came in place, the highest price is " + highest[0]);
            Check.that(count[0] == EACH, "each tick came");
        }
    }
}

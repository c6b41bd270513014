package io.javaipc.examples;

import io.javaipc.codec.Codec;
import io.javaipc.process.JavaProcess;
import io.javaipc.shared.BroadcastOptions;
import io.javaipc.shared.BroadcastSubscription;
import io.javaipc.shared.QueueClosedException;
import io.javaipc.shared.SharedBroadcast;
import io.javaipc.shared.SharedSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Every subscriber sees every message. One that is killed holds nobody up; one that is slow either does, or loses some. */
final class BroadcastExample {
    private static final int SUBSCRIBERS = 3;
    private static final int CAPACITY = 16;
    private static final long MESSAGES = 1_000;
    private static final BroadcastOptions OPTIONS = BroadcastOptions.ofCapacity(CAPACITY);

    private BroadcastExample() {}

    static void main(String[] arguments) throws Exception {
        try (SharedSpace space = SharedSpace.temporary()) {
            lossless(space.broadcast("prices", Codec.longs(), OPTIONS));
            lossy(space.broadcast("ticks", Codec.longs(), OPTIONS.lossy()));
        }
    }

    private static void lossless(SharedBroadcast<Long> prices) throws Exception {
        List<JavaProcess<Long>> subscribers = new ArrayList<>();
        for (int i = 0; i < SUBSCRIBERS; i++) {
            subscribers.add(JavaProcess.start(() -> count(prices)));
        }
        JavaProcess<Void> victim = JavaProcess.start(() -> {
            prices.subscribe();
            // and never reads
            Thread.sleep(Long.MAX_VALUE);
        });
        Wait.until(() -> prices.subscribers() == SUBSCRIBERS + 1);
        System.out.println(prices + "; one of them never reads");
        long published = 0;
        String blocker = "";
        while (!blocker.startsWith("pid=" + victim.pid() + ",")) {
            if (prices.offer(published, Duration.ofMillis(100))) {
                published++;
            } else {
                // on a busy machine it may be another for a while
                blocker = prices.blockedBy().orElse("");
            }
        }
        System.out.println("after " + published + " messages writers wait for " + blocker);
        Check.that(published == CAPACITY, "writers wait for the slowest");
        System.out.println("killing it");
        victim.process().destroyForcibly();
        for (; published < MESSAGES; published++) {
            prices.publish(published);
        }
        victim.close();
        prices.close();
        for (JavaProcess<Long> subscriber : subscribers) {
            long seen = subscriber.join();
            System.out.println("pid " + subscriber.pid() + " has seen " + seen + " of " + MESSAGES);
            Check.that(seen == MESSAGES, "all have seen all");
            subscriber.close();
        }
    }

    /** Reads until it is closed. */
    private static long count(SharedBroadcast<Long> prices) throws InterruptedException {
        long seen = 0;
        try (BroadcastSubscription<Long> subscription = prices.subscribe()) {
            while (true) {
                subscription.take();
                seen++;
            }
        } catch (QueueClosedException e) {
            return seen;
        }
    }

    private static void lossy(SharedBroadcast<Long> ticks) throws Exception {
        try (BroadcastSubscription<Long> slow = ticks.subscribe();
                JavaProcess<Void> writer = JavaProcess.start(() -> {
                    for (long i = 0; i < MESSAGES; i++) {
                        ticks.publish(i);
                    }
                })) {
            writer.join();
            long first = slow.take();
            System.out.println("a lossy one does not wait: who comes late finds message " + first + ", and has lost "
                    + slow.lost());
            Check.that(slow.lost() == MESSAGES - CAPACITY, "what was lost is counted");
        }
    }
}

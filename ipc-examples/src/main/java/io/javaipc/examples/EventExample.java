package io.javaipc.examples;

import io.javaipc.process.JavaProcess;
import io.javaipc.shared.SharedCountDownLatch;
import io.javaipc.shared.SharedEvent;
import io.javaipc.shared.SharedSpace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Three JVMs get ready, whenever each has started, and then begin at one signal. */
final class EventExample {
    private static final int PROCESSES = 3;

    private EventExample() {}

    static void main(String[] arguments) throws Exception {
        try (SharedSpace space = SharedSpace.temporary()) {
            SharedCountDownLatch ready = space.countDownLatch("ready", PROCESSES);
            SharedEvent go = space.event("go");
            List<JavaProcess<Instant>> runners = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                runners.add(JavaProcess.start(() -> {
                    ready.countDown();
                    go.await();
                    return Instant.now();
                }));
            }
            ready.await();
            System.out.println(PROCESSES + " processes are ready; is the event set? " + go.isSet());
            Instant start = Instant.now();
            go.set();
            for (JavaProcess<Instant> runner : runners) {
                Instant began = runner.join();
                long micros = Duration.between(start, began).toNanos() / 1000;
                System.out.println("pid " + runner.pid() + " began " + micros + " us after the signal");
                Check.that(!began.isBefore(start), "nobody began too early");
                runner.close();
            }
            Check.that(go.await(Duration.ZERO), "the event stays set: who comes late does not wait");
            System.out.println("who comes late does not wait, until somebody clears the event");
        }
    }
}

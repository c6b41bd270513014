package io.javaipc.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.testing.Await;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One run for each request, and one at a time. */
class SerialTaskTest {
    private static final int REQUESTS = 2000;

    @Test
    void eachRequestIsOneRunAndRunsNeverOverlap() throws InterruptedException {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        AtomicBoolean overlapped = new AtomicBoolean();
        SerialTask task = new SerialTask(() -> {
            if (inside.incrementAndGet() > 1) {
                overlapped.set(true);
            }
            Thread.yield();
            inside.decrementAndGet();
            runs.incrementAndGet();
        });
        Thread other = new Thread(() -> request(task));
        other.start();
        request(task);
        other.join();
        Await.until(() -> runs.get() >= 2 * REQUESTS);
        assertEquals(2 * REQUESTS, runs.get());
        assertTrue(!overlapped.get(), "two runs at once");
    }

    private static void request(SerialTask task) {
        for (int i = 0; i < REQUESTS; i++) {
            task.run(Duration.ZERO);
        }
    }

    @Test
    void patienceWaitsForTheRun() {
        AtomicInteger runs = new AtomicInteger();
        SerialTask task = new SerialTask(() -> {
            for (int spin = 0; spin < 100_000; spin++) {
                Thread.onSpinWait();
            }
            runs.incrementAndGet();
        });
        for (int i = 1; i <= 50; i++) {
            task.run(Duration.ofMinutes(1));
            assertEquals(i, runs.get());
        }
    }

    @Test
    void patienceEndsAndIsNotSpentOnARunThatIsLate() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        SerialTask task = new SerialTask(() -> {
            try {
                release.await();
                runs.incrementAndGet();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        task.run(Duration.ofMillis(1));
        // with this patience the test would hang if it waited
        task.run(Duration.ofDays(1));
        release.countDown();
        Await.until(() -> runs.get() == 2);
    }
}

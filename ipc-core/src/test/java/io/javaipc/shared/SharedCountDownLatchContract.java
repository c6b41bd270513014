package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.IpcException;
import io.javaipc.testing.Asleep;
import io.javaipc.testing.Running;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a latch between processes must do. */
public abstract class SharedCountDownLatchContract extends SpaceContract {
    private SharedCountDownLatch latch;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedCountDownLatchContract(String platform) {
        super(platform);
    }

    @BeforeEach
    final void openLatch() {
        latch = space.countDownLatch("l", 3);
    }

    @Test
    void countsOfAllOpenItForAll() throws Exception {
        Peer first = peer(EventProgram.class);
        Peer second = peer(EventProgram.class);
        assertEquals("asleep", first.run("background awaitOpen"));
        Running.Call<Boolean> thread = Running.start(() -> {
            latch.await();
            return true;
        });
        Asleep.until(thread);
        assertEquals(3, latch.getCount());
        assertEquals("2", first.run("countDown"));
        assertEquals("1", second.run("countDown"));
        assertFalse(latch.await(Duration.ofMillis(20)));
        assertEquals("false", second.run("awaitOpenFor 0"));
        assertFalse(thread.outcome().isDone());
        latch.countDown();
        first.expect("open");
        assertTrue(thread.outcome().get());
        assertEquals("open", second.run("awaitOpen"));
        assertEquals("0", second.run("countDown"));
        latch.countDown();
        assertEquals(0, latch.getCount());
        latch.await();
        assertTrue(latch.await(Duration.ZERO));
    }

    @Test
    void noCountIsLostThatIsMadeAtTheSameTime() throws Exception {
        SharedCountDownLatch large = space.countDownLatch("large", 4_000_000_000L);
        Running.Call<Boolean> other = Running.start(() -> count(large));
        count(space.countDownLatch("large", 4_000_000_000L));
        assertTrue(other.outcome().get());
        assertEquals(4_000_000_000L - 20_000, large.getCount());
    }

    private static boolean count(SharedCountDownLatch latch) {
        for (int i = 0; i < 10_000; i++) {
            latch.countDown();
        }
        return true;
    }

    @Test
    void timesAreKept() throws Exception {
        assertFalse(latch.await(Duration.ZERO));
        assertFalse(latch.await(Duration.ofSeconds(-1)));
        long start = System.nanoTime();
        assertFalse(latch.await(Duration.ofMillis(50)));
        assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(50));
        start = System.nanoTime();
        assertFalse(latch.await(50, TimeUnit.MILLISECONDS));
        assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(50));
        Running.Call<Boolean> waiter = Running.start(() -> latch.await(Long.MAX_VALUE, TimeUnit.DAYS));
        Asleep.until(waiter);
        for (int i = 0; i < 3; i++) {
            latch.countDown();
        }
        assertTrue(waiter.outcome().get());
    }

    @Test
    void whatTheDeadHaveCountedStaysCountedAndOthersCountOn() throws Exception {
        Peer victim = peer(EventProgram.class);
        Peer waiter = peer(EventProgram.class);
        assertEquals("2", victim.run("countDown"));
        assertEquals("asleep", victim.run("background awaitOpen"));
        assertEquals("asleep", waiter.run("background awaitOpen"));
        victim.kill();
        assertEquals(2, latch.getCount());
        assertFalse(latch.await(Duration.ofMillis(20)));
        latch.countDown();
        latch.countDown();
        waiter.expect("open");
    }

    @Test
    void anInterruptEndsAWait() throws Exception {
        Running.Call<Boolean> waiter = Running.start(() -> {
            assertThrows(InterruptedException.class, latch::await);
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> latch.await(Duration.ofDays(1)));
            return Thread.interrupted();
        });
        Asleep.until(waiter);
        waiter.thread().interrupt();
        assertFalse(waiter.outcome().get());
        assertEquals(3, latch.getCount());
    }

    @Test
    void allAskForTheSameCount() throws Exception {
        assertThrows(IllegalArgumentException.class, () -> space.countDownLatch("other", -1));
        String message = assertThrows(IpcException.class, () -> space.countDownLatch("l", 4))
                .getMessage();
        assertTrue(message.contains("found=COUNT_DOWN_LATCH[3], asked=COUNT_DOWN_LATCH[4]"), message);
        SharedCountDownLatch open = space.countDownLatch("open", 0);
        open.await();
        open.countDown();
        assertEquals(0, open.getCount());
    }

    @Test
    void aClosedSpacesLatchRefuses() throws Exception {
        SharedSpace again = SharedSpace.open(space.name());
        SharedCountDownLatch closing = again.countDownLatch("l", 3);
        Running.Call<Boolean> waiter = Running.start(() -> {
            assertThrows(IllegalStateException.class, closing::await);
            return true;
        });
        Asleep.until(waiter);
        again.close();
        assertTrue(waiter.outcome().get());
        assertThrows(IllegalStateException.class, closing::countDown);
        assertThrows(IllegalStateException.class, closing::getCount);
        assertEquals("SharedCountDownLatch[count-down-latch.l, count=3]", latch.toString());
    }
}

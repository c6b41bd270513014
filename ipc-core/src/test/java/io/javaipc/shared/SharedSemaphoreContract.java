package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.IpcException;
import io.javaipc.testing.Asleep;
import io.javaipc.testing.Running;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a semaphore between processes must do as long as they live. */
public abstract class SharedSemaphoreContract extends SpaceContract {
    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedSemaphoreContract(String platform) {
        super(platform);
    }

    private Peer user(String form) throws Exception {
        Peer peer = peer(SemaphoreProgram.class);
        assertEquals("open", peer.run(form));
        return peer;
    }

    @Test
    void permitsAreBetweenProcesses() throws Exception {
        SharedSemaphore semaphore = space.semaphore("s", 3);
        Peer other = user("bounded 3");
        assertTrue(semaphore.isBounded());
        assertEquals(3, semaphore.availablePermits());
        assertEquals("acquired", other.run("acquire 2"));
        assertEquals(1, semaphore.availablePermits());
        assertEquals(0, semaphore.heldPermits());
        assertFalse(semaphore.tryAcquire(2));
        assertEquals(1, semaphore.availablePermits());
        assertTrue(semaphore.tryAcquire());
        assertFalse(semaphore.tryAcquire());
        assertEquals("false", other.run("try 1"));
        assertEquals("0", other.run("available"));
        assertEquals("2", other.run("held"));
        assertEquals(1, semaphore.heldPermits());
        assertEquals("released", other.run("release 1"));
        semaphore.acquire();
        semaphore.release(2);
        assertEquals(2, semaphore.availablePermits());
        assertEquals("1", other.run("held"));
    }

    @Test
    void onePermitExcludes() throws Exception {
        SharedSemaphore semaphore = space.semaphore("s", 1);
        Peer first = user("bounded 1");
        Peer second = user("bounded 1");
        first.begin("add 2000");
        second.begin("add 2000");
        SharedLong sum = space.longValue("sum");
        for (int i = 0; i < 2000; i++) {
            semaphore.acquireUninterruptibly();
            sum.set(sum.get() + 1);
            semaphore.release();
        }
        first.expect("added");
        second.expect("added");
        assertEquals(6000, sum.get());
        assertEquals(1, semaphore.availablePermits());
    }

    @Test
    void whatThereIsIsNotRefusedWhileOthersComeAndGo() throws Exception {
        SharedSemaphore semaphore = space.semaphore("s", 3);
        Peer first = user("bounded 3");
        Peer second = user("bounded 3");
        first.begin("refused 20000");
        second.begin("refused 20000");
        for (int i = 0; i < 20_000; i++) {
            assertTrue(semaphore.tryAcquire());
            semaphore.release();
        }
        first.expect("0");
        second.expect("0");
        assertEquals(3, semaphore.availablePermits());
    }

    @Test
    void onlyWhatIsHeldIsReleasedToABoundedOne() throws Exception {
        SharedSemaphore semaphore = space.semaphore("s", 3);
        String message =
                assertThrows(IllegalStateException.class, semaphore::release).getMessage();
        assertEquals("more permits released than held: semaphore=semaphore.s, released=1, held=0", message);
        Peer other = user("bounded 3");
        assertEquals("acquired", other.run("acquire 1"));
        semaphore.acquire(2);
        assertThrows(IllegalStateException.class, () -> semaphore.release(3));
        assertEquals(2, semaphore.heldPermits());
        assertEquals(0, semaphore.availablePermits());
        assertEquals("IllegalStateException", other.run("release 2"));
        assertEquals("1", other.run("held"));
        semaphore.release(2);
        assertEquals(2, semaphore.availablePermits());
    }

    @Test
    void severalAreAcquiredAllAtOnceOrNotAtAll() throws Exception {
        SharedSemaphore semaphore = space.semaphore("s", 3);
        Peer other = user("bounded 3");
        semaphore.acquire();
        assertEquals("asleep", other.run("background acquire 3"));
        assertEquals(2, semaphore.availablePermits());
        assertTrue(semaphore.tryAcquire(2));
        semaphore.release(2);
        assertEquals("0", other.run("held"));
        semaphore.release();
        other.expect("acquired");
        assertEquals("3", other.run("held"));
    }

    @Test
    void timesAreKept() throws Exception {
        SharedSemaphore semaphore = space.semaphore("s", 1);
        assertTrue(semaphore.tryAcquire(Long.MAX_VALUE, TimeUnit.DAYS));
        assertFalse(semaphore.tryAcquire(Duration.ZERO));
        assertFalse(semaphore.tryAcquire(Duration.ofSeconds(-1)));
        assertFalse(semaphore.tryAcquire(Long.MIN_VALUE, TimeUnit.DAYS));
        long start = System.nanoTime();
        assertFalse(semaphore.tryAcquire(1, Duration.ofMillis(50)));
        assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(50));
        start = System.nanoTime();
        assertFalse(semaphore.tryAcquire(50, TimeUnit.MILLISECONDS));
        assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(50));
        assertEquals(1, semaphore.heldPermits());
        Running.Call<Boolean> waiter = Running.start(() -> semaphore.tryAcquire(Duration.ofSeconds(Long.MAX_VALUE)));
        Asleep.until(waiter);
        semaphore.release();
        assertTrue(waiter.outcome().get());
    }

    @Test
    void allAreDrained() throws Exception {
        SharedSemaphore semaphore = space.semaphore("s", 5);
        Peer other = user("bounded 5");
        assertEquals("acquired", other.run("acquire 2"));
        assertEquals(3, semaphore.drainPermits());
        assertEquals(3, semaphore.heldPermits());
        assertEquals(0, semaphore.drainPermits());
        assertEquals("0", other.run("drain"));
        semaphore.release(3);
        assertEquals("3", other.run("drain"));
    }

    @Test
    void anUnboundedOneGetsWhatIsReleased() throws Exception {
        SharedSemaphore semaphore = space.unboundedSemaphore("s", 0);
        Peer other = user("unbounded 7");
        assertFalse(semaphore.isBounded());
        assertEquals("asleep", other.run("background acquire 2"));
        semaphore.release();
        semaphore.release();
        other.expect("acquired");
        assertEquals(0, semaphore.availablePermits());
        assertEquals("released", other.run("release 5"));
        assertEquals("0", other.run("held"));
        assertEquals(5, semaphore.availablePermits());
        semaphore.acquire(5);
        assertEquals(0, semaphore.availablePermits());
    }

    @Test
    void thereAreNoMoreThanAnIntCounts() throws Exception {
        SharedSemaphore semaphore = space.unboundedSemaphore("s", 1);
        semaphore.release(Integer.MAX_VALUE - 1);
        assertEquals(Integer.MAX_VALUE, semaphore.availablePermits());
        assertThrows(IllegalStateException.class, semaphore::release);
        semaphore.acquire(2);
        assertThrows(IllegalStateException.class, () -> semaphore.release(3));
        assertEquals(2, semaphore.heldPermits());
        semaphore.release(2);
        assertEquals(Integer.MAX_VALUE, semaphore.drainPermits());
        assertEquals(Integer.MAX_VALUE, semaphore.heldPermits());
    }

    @Test
    void whatIsTakenOutOfCirculationIsGone() throws Exception {
        SharedSemaphore semaphore = space.unboundedSemaphore("s", 3);
        semaphore.acquire(2);
        semaphore.reducePermits(1);
        assertEquals(1, semaphore.heldPermits());
        assertThrows(IllegalStateException.class, () -> semaphore.reducePermits(2));
        assertThrows(IllegalArgumentException.class, () -> semaphore.reducePermits(-1));
        assertEquals(1, semaphore.heldPermits());
        semaphore.release();
        assertEquals(2, semaphore.availablePermits());
        SharedSemaphore bounded = space.semaphore("bounded", 3);
        assertThrows(UnsupportedOperationException.class, () -> bounded.reducePermits(0));
    }

    @Test
    void handlesAndThreadsOfAProcessShareWhatItHolds() throws Exception {
        SharedSemaphore semaphore = space.semaphore("s", 2);
        try (SharedSpace again = SharedSpace.open(space.name())) {
            again.semaphore("s", 2).acquire();
            assertEquals(1, semaphore.heldPermits());
            assertTrue(Running.start(() -> {
                        semaphore.release();
                        return true;
                    })
                    .outcome()
                    .get());
            assertEquals(0, again.semaphore("s", 2).heldPermits());
            again.semaphore("s", 2).acquire();
        }
        assertEquals(1, semaphore.heldPermits());
        assertEquals(1, semaphore.availablePermits());
    }

    @Test
    void anInterruptEndsWaitsThatMayBeInterrupted() throws Exception {
        SharedSemaphore semaphore = space.semaphore("s", 1);
        semaphore.acquire();
        Running.Call<String> waiter = Running.start(() -> {
            assertThrows(InterruptedException.class, semaphore::acquire);
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> semaphore.tryAcquire(Duration.ofDays(1)));
            Thread.currentThread().interrupt();
            assertFalse(semaphore.tryAcquire());
            return Boolean.toString(Thread.interrupted());
        });
        Asleep.until(waiter);
        waiter.thread().interrupt();
        assertEquals("true", waiter.outcome().get());
        Running.Call<Boolean> stubborn = Running.start(() -> {
            semaphore.acquireUninterruptibly();
            return Thread.interrupted();
        });
        Asleep.until(stubborn);
        stubborn.thread().interrupt();
        semaphore.release();
        assertTrue(stubborn.outcome().get(), "the interrupt was swallowed");
        Thread.currentThread().interrupt();
        semaphore.release();
        assertThrows(InterruptedException.class, semaphore::acquire);
        assertEquals(1, semaphore.availablePermits());
    }

    @Test
    void numbersThatCannotBeAreRefused() throws Exception {
        SharedSemaphore semaphore = space.semaphore("s", 2);
        assertThrows(IllegalArgumentException.class, () -> semaphore.acquire(-1));
        assertThrows(IllegalArgumentException.class, () -> semaphore.acquireUninterruptibly(-1));
        assertThrows(IllegalArgumentException.class, () -> semaphore.tryAcquire(-1));
        assertThrows(IllegalArgumentException.class, () -> semaphore.tryAcquire(-1, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> semaphore.release(-1));
        assertThrows(IllegalArgumentException.class, () -> semaphore.acquire(3));
        assertThrows(IllegalArgumentException.class, () -> semaphore.acquireUninterruptibly(3));
        assertThrows(IllegalArgumentException.class, () -> semaphore.tryAcquire(3));
        assertThrows(IllegalArgumentException.class, () -> semaphore.tryAcquire(3, Duration.ofDays(1)));
        semaphore.acquire(2);
        semaphore.acquire(0);
        assertTrue(semaphore.tryAcquire(0));
        semaphore.release(0);
        assertEquals(2, semaphore.heldPermits());
        assertFalse(space.unboundedSemaphore("more", 1).tryAcquire(3));
    }

    @Test
    void itIsMadeInOneForm() {
        assertThrows(IllegalArgumentException.class, () -> space.semaphore("s", 0));
        assertThrows(IllegalArgumentException.class, () -> space.unboundedSemaphore("u", -1));
        space.semaphore("s", 2);
        String message =
                assertThrows(IpcException.class, () -> space.semaphore("s", 3)).getMessage();
        assertTrue(message.contains("found=SEMAPHORE[2], asked=SEMAPHORE[3]"), message);
        space.unboundedSemaphore("u", 1);
        assertEquals(1, space.unboundedSemaphore("u", 5).availablePermits());
    }

    @Test
    void aClosedSpacesSemaphoreRefuses() throws Exception {
        SharedSpace again = SharedSpace.open(space.name());
        SharedSemaphore closing = again.semaphore("s", 1);
        closing.acquire();
        Running.Call<Throwable> waiter =
                Running.start(() -> assertThrows(IllegalStateException.class, closing::acquire));
        Asleep.until(waiter);
        again.close();
        waiter.outcome().get();
        assertThrows(IllegalStateException.class, closing::tryAcquire);
        assertThrows(IllegalStateException.class, closing::release);
        assertThrows(IllegalStateException.class, closing::availablePermits);
        SharedSemaphore semaphore = space.semaphore("s", 1);
        assertEquals(1, semaphore.heldPermits());
        semaphore.release();
        assertEquals(1, semaphore.availablePermits());
    }

    /** Each call is done or refused, and nothing in between, when the handle is closed under it. */
    @Test
    void closingAHandleInUseLosesNothing() throws Exception {
        SharedSemaphore semaphore = space.semaphore("s", 2);
        for (int i = 0; i < 100; i++) {
            SharedSpace again = SharedSpace.open(space.name());
            SharedSemaphore closing = again.semaphore("s", 2);
            Running.Call<Integer> user = Running.start(() -> useUntilRefused(closing));
            for (int spin = 0; spin < i * 20; spin++) {
                Thread.onSpinWait();
            }
            again.close();
            assertEquals(user.outcome().get(), semaphore.heldPermits());
            assertEquals(2 - semaphore.heldPermits(), semaphore.availablePermits());
            semaphore.release(semaphore.heldPermits());
        }
    }

    private static int useUntilRefused(SharedSemaphore semaphore) {
        int held = 0;
        try {
            while (true) {
                if (!semaphore.tryAcquire()) {
                    throw new AssertionError("refused: " + semaphore);
                }
                held = 1;
                semaphore.release();
                held = 0;
            }
        } catch (IllegalStateException e) {
            return held;
        }
    }

    @Test
    void holdersAreNamed() throws Exception {
        SharedSemaphore semaphore = space.semaphore("s", 3);
        Peer other = user("bounded 3");
        assertEquals(List.of(), semaphore.holders());
        assertEquals("acquired", other.run("acquire 2"));
        String holder = semaphore.holders().get(0);
        assertTrue(holder.startsWith("pid=" + other.child().pid() + ", name="), holder);
        assertTrue(holder.endsWith(", permits=2"), holder);
        semaphore.acquire();
        assertEquals(2, semaphore.holders().size());
        assertTrue(semaphore.toString().contains("available=0"), semaphore.toString());
    }
}

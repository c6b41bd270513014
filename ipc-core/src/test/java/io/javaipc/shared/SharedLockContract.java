package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.process.Command;
import io.javaipc.testing.Asleep;
import io.javaipc.testing.Await;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Running;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a lock between processes must do, above all when they die. */
public abstract class SharedLockContract extends SpaceContract {
    private SharedLock lock;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedLockContract(String platform) {
        super(platform);
    }

    @BeforeEach
    final void openLock() {
        lock = space.lock("lock");
    }

    @Test
    void oneAtATime() throws Exception {
        Peer first = peer();
        Peer second = peer();
        first.begin("add 2000");
        second.begin("add 2000");
        SharedLong number = space.longValue("number");
        for (int i = 0; i < 2000; i++) {
            lock.lock();
            try {
                number.set(number.get() + 1);
            } finally {
                lock.unlock();
            }
        }
        first.expect("added");
        second.expect("added");
        assertEquals(2000 + 4 * 2000, number.get());
    }

    @Test
    void whatOneHasTheOthersDoNotGet() throws Exception {
        Peer other = peer();
        assertEquals("locked", other.run("lock"));
        assertTrue(lock.isLocked());
        assertFalse(lock.isHeldByCurrentThread());
        assertFalse(lock.tryLock());
        assertFalse(lock.tryLock(Duration.ZERO));
        assertFalse(lock.tryLock(Duration.ofSeconds(-1)));
        long start = System.nanoTime();
        assertFalse(lock.tryLock(50, TimeUnit.MILLISECONDS));
        assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(50));
        assertTrue(lock.owner().orElseThrow().startsWith("pid=" + other.child().pid() + ", name="), lock::toString);
        assertEquals("unlocked", other.run("unlock"));
        assertFalse(lock.isLocked());
        assertTrue(lock.owner().isEmpty());
        assertTrue(lock.tryLock());
        assertEquals("refused", other.run("try"));
        lock.unlock();
    }

    @Test
    void whoHasItMayTakeItAgain() throws Exception {
        Peer other = peer();
        lock.lock();
        assertTrue(lock.tryLock());
        assertTrue(lock.tryLock(Duration.ofDays(1)));
        lock.lockInterruptibly();
        for (int i = 0; i < 3; i++) {
            lock.unlock();
            assertEquals("refused", other.run("try"));
        }
        lock.unlock();
        assertEquals("locked", other.run("try"));
    }

    @Test
    void anotherHandleIsTheSameLock() {
        try (SharedSpace again = SharedSpace.open(space.name())) {
            lock.lock();
            again.lock("lock").lock();
            again.lock("lock").unlock();
            assertTrue(lock.isLocked());
            assertTrue(again.lock("lock").isHeldByCurrentThread());
            lock.unlock();
            assertFalse(lock.isLocked());
        }
    }

    @Test
    void onlyTheOwningThreadUnlocksAndAsks() throws Exception {
        String message =
                assertThrows(IllegalMonitorStateException.class, lock::unlock).getMessage();
        assertTrue(message.startsWith("lock is not held by this thread: lock=lock.lock, operation=unlock"), message);
        lock.lock();
        try {
            Running.Call<Boolean> elsewhere = Running.start(() -> {
                assertThrows(IllegalMonitorStateException.class, lock::unlock);
                assertThrows(IllegalMonitorStateException.class, lock::ownerDied);
                assertThrows(IllegalMonitorStateException.class, lock::epoch);
                assertThrows(IllegalMonitorStateException.class, lock.newCondition()::signal);
                return lock.tryLock();
            });
            assertFalse(elsewhere.outcome().get());
        } finally {
            lock.unlock();
        }
    }

    @Test
    void theNextOwnerIsToldThatTheOneBeforeWasKilled() throws Exception {
        Peer victim = peer();
        assertEquals("locked", victim.run("lock"));
        victim.kill();
        lock.lock();
        assertTrue(lock.ownerDied());
        assertEquals(1, lock.epoch());
        lock.unlock();
        lock.lock();
        assertFalse(lock.ownerDied());
        assertEquals(1, lock.epoch());
        lock.unlock();
    }

    @Test
    void whoWaitsWhenTheOwnerIsKilledGetsIt() throws Exception {
        Peer victim = peer();
        Peer witness = peer();
        assertEquals("locked", victim.run("lock"));
        witness.begin("lock");
        Running.Call<Boolean> waiter = Running.start(() -> {
            lock.lock();
            boolean died = lock.ownerDied();
            lock.unlock();
            return died;
        });
        Await.until(() -> waiter.thread().getState() == Thread.State.TIMED_WAITING
                || waiter.thread().getState() == Thread.State.RUNNABLE);
        victim.kill();
        // one of the two is told, the other gets it from a living owner
        witness.expect("locked");
        boolean witnessTold = witness.run("died").equals("true 1");
        assertEquals("unlocked", witness.run("unlock"));
        assertEquals(!witnessTold, waiter.outcome().get());
    }

    @Test
    void tryLockTakesWhatADeadOwnerLeft() throws Exception {
        for (int death = 1; death <= 2; death++) {
            Peer victim = peer();
            assertEquals("locked", victim.run("lock"));
            victim.kill();
            assertTrue(lock.isLocked());
            assertTrue(lock.tryLock());
            assertTrue(lock.ownerDied());
            assertEquals(death, lock.epoch());
            lock.unlock();
        }
    }

    @Test
    void whoExitsWithTheLockHasDiedWithIt() throws Exception {
        Peer other = peer();
        assertEquals("locked", other.run("lock"));
        other.begin("exit");
        other.child().awaitExit();
        assertTrue(lock.tryLock(Duration.ofDays(1)));
        assertTrue(lock.ownerDied());
        lock.unlock();
    }

    @Test
    void nothingIsTakenFromOneWhoIsStopped() throws Exception {
        Peer other = peer();
        assertEquals("locked", other.run("lock"));
        long pid = other.child().pid();
        Command.of("kill", "-STOP", Long.toString(pid)).run();
        Await.until(() -> Proc.state(pid) == 'T');
        assertFalse(lock.tryLock(Duration.ofMillis(100)));
        assertTrue(lock.owner().orElseThrow().startsWith("pid=" + pid));
        Command.of("kill", "-CONT", Long.toString(pid)).run();
        assertEquals("unlocked", other.run("unlock"));
        lock.lock();
        assertFalse(lock.ownerDied());
        lock.unlock();
    }

    @Test
    void anInterruptEndsWaitsThatMayBeInterrupted() throws Exception {
        Peer other = peer();
        assertEquals("locked", other.run("lock"));
        Running.Call<String> waiter = Running.start(() -> {
            assertThrows(InterruptedException.class, lock::lockInterruptibly);
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> lock.tryLock(Duration.ofDays(1)));
            return "ended";
        });
        waiter.thread().interrupt();
        assertEquals("ended", waiter.outcome().get());
        Running.Call<Boolean> stubborn = Running.start(() -> {
            Thread.currentThread().interrupt();
            lock.lock();
            lock.unlock();
            return Thread.interrupted();
        });
        assertEquals("unlocked", other.run("unlock"));
        assertTrue(stubborn.outcome().get(), "the interrupt was swallowed");
    }

    @Test
    void whatAClosedHandleHoldsAnotherOneUnlocks() throws Exception {
        Peer other = peer();
        SharedSpace again = SharedSpace.open(space.name());
        SharedLock closing = again.lock("lock");
        closing.lock();
        again.close();
        assertThrows(IllegalStateException.class, closing::unlock);
        assertEquals("refused", other.run("try"));
        lock.unlock();
        assertEquals("locked", other.run("try"));
    }

    @Test
    void whatTheLastHandleHeldTheNextOwnerHasFromTheDead() throws Exception {
        Peer other = peer();
        lock.lock();
        space.close();
        assertEquals("locked", other.run("lock"));
        assertEquals("true 1", other.run("died"));
        space = SharedSpace.open(space.name());
        assertFalse(space.lock("lock").tryLock());
    }

    @Test
    void aClosedSpacesLockRefuses() throws Exception {
        SharedSpace again = SharedSpace.open(space.name());
        SharedLock closing = again.lock("lock");
        again.close();
        assertThrows(IllegalStateException.class, closing::lock);
        assertThrows(IllegalStateException.class, closing::tryLock);
        lock.lock();
        lock.unlock();
    }

    private interface Way {
        void take(SharedLock lock) throws Exception;
    }

    @Test
    void aRepairRunsOnceWithTheLockHeldBeforeAnyWayOfTakingItReturns() throws Exception {
        List<Way> ways = List.of(
                SharedLock::lock,
                SharedLock::lockInterruptibly,
                SharedLock::tryLock,
                taken -> taken.tryLock(Duration.ZERO),
                taken -> taken.tryLock(1, TimeUnit.DAYS));
        AtomicInteger repairs = new AtomicInteger();
        SharedLock repairing = lock.withRepair(held -> {
            assertTrue(held.isHeldByCurrentThread());
            assertTrue(held.ownerDied());
            held.lock();
            held.unlock();
            repairs.incrementAndGet();
        });
        repairing.lock();
        repairing.unlock();
        assertEquals(0, repairs.get());
        for (int death = 1; death <= ways.size(); death++) {
            Peer victim = peer();
            assertEquals("locked", victim.run("lock"));
            victim.kill();
            ways.get(death - 1).take(repairing);
            assertEquals(death, repairs.get());
            assertTrue(repairing.ownerDied());
            assertEquals(death, lock.epoch());
            repairing.lock();
            repairing.unlock();
            repairing.unlock();
            repairing.lock();
            repairing.unlock();
            assertEquals(death, repairs.get());
        }
        assertFalse(lock.isLocked());
    }

    @Test
    void aRepairThatFailsLeavesItToTheNextOwner() throws Exception {
        Peer victim = peer();
        Peer other = peer();
        assertEquals("locked", victim.run("lock"));
        victim.kill();
        SharedLock failing = failing();
        assertThrows(UnsupportedOperationException.class, failing::lock);
        assertThrows(UnsupportedOperationException.class, failing::tryLock);
        assertFalse(lock.isHeldByCurrentThread());
        assertFalse(lock.isLocked());
        assertEquals("locked", other.run("try"));
        assertEquals("true 1", other.run("died"));
        assertEquals("unlocked", other.run("unlock"));
        failing.lock();
        assertFalse(failing.ownerDied());
        failing.unlock();
    }

    private SharedLock failing() {
        return lock.withRepair(held -> {
            throw new UnsupportedOperationException("fails");
        });
    }

    @Test
    void oneWhoDiesInTheRepairIsOneMoreDeath() throws Exception {
        Peer victim = peer();
        assertEquals("locked", victim.run("lock"));
        victim.kill();
        Peer repairer = peer();
        repairer.begin("repairForEver");
        Await.until(() -> space.longValue("repairs").get() == 1);
        assertFalse(lock.tryLock());
        repairer.kill();
        lock.lock();
        assertTrue(lock.ownerDied());
        assertEquals(2, lock.epoch());
        lock.unlock();
    }

    @Test
    void whoWaitedForAConditionRepairsToo() throws Exception {
        Peer victim = peer();
        AtomicInteger repairs = new AtomicInteger();
        SharedLock repairing = lock.withRepair(held -> repairs.incrementAndGet());
        Running.Call<Boolean> waiter = awaitLocking(repairing, () -> repairs.get() == 1 && repairing.ownerDied());
        assertEquals("locked", victim.run("lock"));
        waiter.thread().interrupt();
        victim.kill();
        assertTrue(waiter.outcome().get());
        assertEquals(1, repairs.get());
    }

    @Test
    void aSignalIsNotSpentOnOneWhoseRepairFailed() throws Exception {
        Peer victim = peer();
        SharedLock failing = failing();
        Running.Call<Boolean> first = Running.start(() -> {
            failing.lock();
            assertThrows(UnsupportedOperationException.class, failing.condition("c")::await);
            return Thread.interrupted() && !failing.isHeldByCurrentThread();
        });
        Asleep.until(first);
        assertEquals("locked", victim.run("lock"));
        first.thread().interrupt();
        victim.kill();
        assertTrue(first.outcome().get());
        lock.lock();
        assertTrue(lock.ownerDied());
        lock.unlock();
        Running.Call<Boolean> second = Running.start(() -> {
            lock.lock();
            lock.condition("c").await();
            lock.unlock();
            return true;
        });
        Asleep.until(second);
        lock.lock();
        lock.condition("c").signal();
        lock.unlock();
        assertTrue(second.outcome().get());
    }

    /** A thread that waits for the condition until it is interrupted, and asks something then with the lock held. */
    private static Running.Call<Boolean> awaitLocking(SharedLock lock, Callable<Boolean> then) throws Exception {
        Running.Call<Boolean> waiter = Running.start(() -> {
            lock.lock();
            try {
                assertThrows(InterruptedException.class, lock.condition("c")::await);
                return then.call();
            } finally {
                lock.unlock();
            }
        });
        Asleep.until(waiter);
        return waiter;
    }
}

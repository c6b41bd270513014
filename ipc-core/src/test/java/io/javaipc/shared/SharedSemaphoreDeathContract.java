package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.local.sync.DiesInside;
import io.javaipc.testing.Asleep;
import io.javaipc.testing.Running;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a semaphore's permits when processes die, stop and go. */
public abstract class SharedSemaphoreDeathContract extends SpaceContract {
    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedSemaphoreDeathContract(String platform) {
        super(platform);
    }

    private Peer user(String form) throws Exception {
        Peer peer = peer(SemaphoreProgram.class);
        assertEquals("open", peer.run(form));
        return peer;
    }

    @Test
    void whatAKilledProcessHeldComesBackToWhoWaits() throws Exception {
        SharedSemaphore semaphore = space.semaphore("s", 3);
        Peer victim = user("bounded 3");
        assertEquals("acquired", victim.run("acquire 2"));
        Running.Call<Integer> waiter = Running.start(() -> {
            semaphore.acquire(3);
            return semaphore.heldPermits();
        });
        Asleep.until(waiter);
        victim.kill();
        assertEquals(3, waiter.outcome().get());
    }

    @Test
    void whatAKilledProcessHeldIsThereForWhoComes() throws Exception {
        SharedSemaphore semaphore = space.semaphore("s", 3);
        Peer victim = user("bounded 3");
        Peer second = user("bounded 3");
        assertEquals("acquired", victim.run("acquire 2"));
        assertEquals("acquired", second.run("acquire 1"));
        victim.kill();
        assertTrue(semaphore.tryAcquire(2));
        second.kill();
        assertEquals(1, semaphore.availablePermits());
        assertEquals(1, semaphore.drainPermits());
        assertEquals(3, semaphore.heldPermits());
    }

    @Test
    void whoExitsHoldsNothingAnyMore() throws Exception {
        SharedSemaphore semaphore = space.unboundedSemaphore("s", 2);
        Peer other = user("unbounded 2");
        assertEquals("acquired", other.run("acquire 2"));
        other.begin("exit");
        other.child().awaitExit();
        assertTrue(semaphore.tryAcquire(2, Duration.ofDays(1)));
    }

    @Test
    void theDeathOfAWaiterIsInNobodysWay() throws Exception {
        SharedSemaphore semaphore = space.semaphore("s", 2);
        Peer victim = user("bounded 2");
        semaphore.acquire();
        assertEquals("asleep", victim.run("background acquire 2"));
        victim.kill();
        semaphore.release();
        assertTrue(semaphore.tryAcquire(2));
    }

    @Test
    void nothingIsTakenFromOneWhoIsStopped() throws Exception {
        SharedSemaphore semaphore = space.semaphore("s", 1);
        Peer other = user("bounded 1");
        assertEquals("acquired", other.run("acquire 1"));
        other.stop();
        assertFalse(semaphore.tryAcquire());
        assertFalse(semaphore.tryAcquire(Duration.ofMillis(100)));
        assertEquals(0, semaphore.availablePermits());
        assertTrue(semaphore.holders().get(0).startsWith("pid=" + other.child().pid() + ", name="));
        other.resume();
        assertEquals("released", other.run("release 1"));
        assertTrue(semaphore.tryAcquire());
    }

    @Test
    void whoClosesItsLastHandleHoldsNothingAnyMore() throws Exception {
        space.semaphore("s", 2).acquire(2);
        Peer other = user("bounded 2");
        assertEquals("asleep", other.run("background acquire 1"));
        space.close();
        other.expect("acquired");
        space = SharedSpace.open(space.name());
        assertEquals(0, space.semaphore("s", 2).heldPermits());
        assertEquals(1, space.semaphore("s", 2).availablePermits());
    }

    @Test
    void whatTheDeadTookOutOfCirculationStaysOut() throws Exception {
        SharedSemaphore semaphore = space.unboundedSemaphore("s", 5);
        Peer victim = user("unbounded 5");
        assertEquals("acquired", victim.run("acquire 4"));
        assertEquals("reduced", victim.run("reduce 3"));
        victim.kill();
        assertEquals(2, semaphore.drainPermits());
    }

    @Test
    void whatTheDeadAddedStays() throws Exception {
        SharedSemaphore semaphore = space.unboundedSemaphore("s", 1);
        Peer victim = user("unbounded 1");
        assertEquals("acquired", victim.run("acquire 1"));
        assertEquals("released", victim.run("release 4"));
        assertEquals("acquired", victim.run("acquire 2"));
        victim.kill();
        assertEquals(4, semaphore.availablePermits());
        assertTrue(semaphore.tryAcquire(4));
        assertFalse(semaphore.tryAcquire());
    }

    /** The successor has the slot of the dead one, in which its permits are written, and is the first to come. */
    @ParameterizedTest
    @CsvSource({"acquire 1, 1, 4", "try 1, 1, 4", "release 1, 0, 5", "reduce 0, 0, 4", "drain, 4, 4", "held, 0, 4"})
    void theSuccessorInASlotInheritsNothing(String command, int held, int permits) throws Exception {
        SharedSemaphore semaphore = space.unboundedSemaphore("s", 4);
        Peer victim = user("unbounded 4");
        assertEquals("acquired", victim.run("acquire 3"));
        victim.kill();
        Peer successor = user("unbounded 4");
        assertEquals("0", successor.run("held"));
        successor.run(command);
        assertEquals(Integer.toString(held), successor.run("held"));
        assertEquals(permits - held, semaphore.drainPermits());
    }

    /**
     * Killed with the mutex, at each instant of a change at which that matters: nobody waits for ever, and every permit is
     * there once.
     */
    @ParameterizedTest
    @CsvSource({"nothing, 4", "taken, 4", "returned, 4", "added, 6", "reduced, 3", "reclaimed, 4"})
    void whoIsKilledInAChangeLosesAndInventsNothing(String instant, int permits) throws Exception {
        SharedSemaphore semaphore = space.unboundedSemaphore("s", 4);
        Peer holder = user("unbounded 4");
        assertEquals("acquired", holder.run("acquire 1"));
        if (instant.equals("reclaimed")) {
            holder.kill();
        } else {
            assertEquals("released", holder.run("release 1"));
        }
        Peer victim = peer(DiesInside.class, "s", instant);
        Running.Call<Integer> waiter = Running.start(() -> {
            semaphore.acquire(permits);
            return semaphore.heldPermits();
        });
        Asleep.until(waiter);
        victim.kill();
        assertEquals(permits, waiter.outcome().get());
        assertEquals(0, semaphore.availablePermits());
        assertFalse(semaphore.tryAcquire());
        semaphore.release(permits);
        assertEquals(permits, semaphore.availablePermits());
    }

    @ParameterizedTest
    @ValueSource(strings = {"taken", "returned", "reduced"})
    void whoIsKilledInAChangeIsNotInTheWayOfThoseWhoDoNotWait(String instant) throws Exception {
        SharedSemaphore semaphore = space.unboundedSemaphore("s", 4);
        peer(DiesInside.class, "s", instant).kill();
        int expected = instant.equals("reduced") ? 3 : 4;
        assertTrue(semaphore.tryAcquire(expected));
        semaphore.release(expected);
        assertEquals(expected, semaphore.availablePermits());
        assertEquals(List.of(), semaphore.holders());
    }

    @Test
    void oneStoppedInAChangeIsWaitedForAndNoLongerThanTheTime() throws Exception {
        SharedSemaphore semaphore = space.unboundedSemaphore("s", 4);
        Peer stopped = peer(DiesInside.class, "s", "nothing");
        stopped.stop();
        assertFalse(semaphore.tryAcquire(Duration.ofMillis(20)));
        Running.Call<Integer> waiter = Running.start(() -> {
            semaphore.acquire(4);
            return semaphore.heldPermits();
        });
        Asleep.until(waiter);
        stopped.kill();
        assertEquals(4, waiter.outcome().get());
    }
}

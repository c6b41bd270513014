package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.local.sync.DiesArriving;
import io.javaipc.testing.Asleep;
import io.javaipc.testing.Await;
import io.javaipc.testing.Running;
import java.util.concurrent.BrokenBarrierException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a barrier when its parties die. */
public abstract class SharedBarrierDeathContract extends SpaceContract {
    private static final String BROKEN = "BrokenBarrierException";

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedBarrierDeathContract(String platform) {
        super(platform);
    }

    private Peer party(int parties) throws Exception {
        return peer(BarrierProgram.class, Integer.toString(parties), "count");
    }

    private static Running.Call<Boolean> asleepUntilBroken(SharedBarrier barrier) throws Exception {
        Running.Call<Boolean> call = Running.start(() -> {
            assertThrows(BrokenBarrierException.class, barrier::await);
            return true;
        });
        Asleep.until(call);
        return call;
    }

    @Test
    void thePartyThatIsKilledWhileItWaitsBreaksIt() throws Exception {
        SharedBarrier barrier = space.barrier("b", 4);
        Peer victim = party(4);
        Peer other = party(4);
        assertEquals("asleep", victim.run("background meet"));
        assertEquals("asleep", other.run("background meet"));
        Running.Call<Boolean> waiter = asleepUntilBroken(barrier);
        victim.kill();
        other.expect(BROKEN);
        assertTrue(waiter.outcome().get());
        assertTrue(barrier.isBroken());
        barrier.reset();
        Peer third = party(4);
        assertEquals("asleep", other.run("background meet"));
        assertEquals("asleep", third.run("background meet"));
        Running.Call<Integer> thread = Running.start(() -> barrier.await());
        barrier.await();
        thread.outcome().get();
        third.expect("2");
        other.expect("3");
    }

    /** One who waits alone finds out as well, and so does one who comes later. */
    @Test
    void thePartyThatWasKilledWhileItWaitedAloneBreaksItForWhoComes() throws Exception {
        SharedBarrier barrier = space.barrier("b", 3);
        Peer victim = party(3);
        assertEquals("asleep", victim.run("background meet"));
        victim.kill();
        assertThrows(BrokenBarrierException.class, barrier::await);
        assertThrows(BrokenBarrierException.class, barrier::await);
    }

    @Test
    void thePartyOfTheLastRoundThatIsKilledBeforeItComesBreaksIt() throws Exception {
        SharedBarrier barrier = space.barrier("b", 3);
        Peer victim = party(3);
        Peer other = party(3);
        assertEquals("asleep", victim.run("background meet"));
        assertEquals("asleep", other.run("background meet"));
        barrier.await();
        victim.expect("2");
        other.expect("1");
        assertEquals("asleep", other.run("background meet"));
        Running.Call<Boolean> waiter = asleepUntilBroken(barrier);
        victim.kill();
        other.expect(BROKEN);
        assertTrue(waiter.outcome().get());
    }

    @Test
    void thePartyThatExitsBeforeItComesBreaksIt() throws Exception {
        SharedBarrier barrier = space.barrier("b", 2);
        Peer other = party(2);
        assertEquals("asleep", other.run("background meet"));
        barrier.await();
        other.expect("1");
        other.begin("exit");
        other.child().awaitExit();
        assertThrows(BrokenBarrierException.class, barrier::await);
    }

    @Test
    void whoHasLetGoOfTheSpaceIsNotMissed() throws Exception {
        assertIsNotMissed(other -> assertEquals("closed", other.run("close")));
    }

    @Test
    void whosePlaceHasATakerIsNotMissed() throws Exception {
        assertIsNotMissed(other -> {
            other.kill();
            party(2);
        });
    }

    @Test
    void whoTookPartBeforeAResetIsNotMissed() throws Exception {
        assertIsNotMissed(other -> {
            other.kill();
            space.barrier("b", 2).reset();
        });
    }

    private interface Leaving {
        void run(Peer peer) throws Exception;
    }

    private void assertIsNotMissed(Leaving leaving) throws Exception {
        SharedBarrier barrier = space.barrier("b", 2);
        Peer other = party(2);
        for (int round = 0; round < 2; round++) {
            assertEquals("asleep", other.run("background meet"));
            barrier.await();
            other.expect("1");
        }
        leaving.run(other);
        Running.Call<Integer> waiter = Running.start(() -> barrier.await());
        Asleep.until(waiter);
        // who is missed is so within some milliseconds
        Thread.sleep(50);
        assertFalse(barrier.isBroken());
        assertEquals(0, barrier.await());
        assertEquals(1, waiter.outcome().get());
    }

    @Test
    void theLastOneThatIsKilledInItsActionBreaksIt() throws Exception {
        SharedBarrier barrier = space.barrier("b", 2);
        Peer victim = peer(BarrierProgram.class, "2", "hang");
        Running.Call<Boolean> waiter = asleepUntilBroken(barrier);
        victim.begin("meet");
        Await.until(() -> space.longValue("actions").get() == 1);
        assertFalse(barrier.isBroken());
        Running.Call<Boolean> early = asleepUntilBroken(barrier);
        victim.kill();
        assertTrue(waiter.outcome().get());
        assertTrue(early.outcome().get());
        barrier.reset();
        assertFalse(barrier.isBroken());
    }

    /** Killed with the mutex: who was not counted in did not come, and the others meet. */
    @ParameterizedTest
    @ValueSource(strings = {"nothing", "named", "resetting"})
    void whoIsKilledInAStepIsInNobodysWay(String instant) throws Exception {
        SharedBarrier barrier = space.barrier("b", 2);
        Peer victim = peer(DiesArriving.class, "b", instant);
        Running.Call<Integer> waiter = Running.start(() -> barrier.await());
        Asleep.until(waiter);
        assertEquals(0, barrier.getNumberWaiting());
        victim.kill();
        if (instant.equals("resetting")) {
            assertThrows(BrokenBarrierException.class, barrier::await);
            barrier.reset();
            waiter = Running.start(() -> barrier.await());
        }
        Await.until(() -> barrier.getNumberWaiting() == 1);
        assertEquals(0, barrier.await());
        assertEquals(1, waiter.outcome().get());
    }

    /** Killed after it was counted in, before it waited. */
    @Test
    void whoIsKilledWhenItHasArrivedBreaksIt() throws Exception {
        SharedBarrier barrier = space.barrier("b", 2);
        Peer victim = peer(DiesArriving.class, "b", "arrived");
        assertEquals(1, barrier.getNumberWaiting());
        Running.Call<Boolean> waiter = asleepUntilBroken(barrier);
        victim.kill();
        assertTrue(waiter.outcome().get());
    }
}

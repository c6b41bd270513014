package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.IpcException;
import io.javaipc.testing.Asleep;
import io.javaipc.testing.Await;
import io.javaipc.testing.Running;
import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a barrier between processes must do as long as they live. */
public abstract class SharedBarrierContract extends SpaceContract {
    private static final String BROKEN = "BrokenBarrierException";

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedBarrierContract(String platform) {
        super(platform);
    }

    private Peer party(int parties) throws Exception {
        return peer(BarrierProgram.class, Integer.toString(parties), "count");
    }

    /** What comes of a call, as peers tell it; returns when the call waits. */
    private static Running.Call<String> asleep(Callable<?> wait) throws Exception {
        Running.Call<String> call = Running.start(() -> {
            try {
                return String.valueOf(wait.call());
            } catch (Exception e) {
                return e.getClass().getSimpleName();
            }
        });
        Asleep.until(call);
        return call;
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1000})
    void processesAndThreadsGoInStep(int rounds) throws Exception {
        SharedLong actions = space.longValue("actions");
        SharedBarrier barrier = space.barrier("b", 4, actions::incrementAndGet);
        Peer first = party(4);
        Peer second = party(4);
        first.begin("lockstep 0 " + rounds);
        second.begin("lockstep 1 " + rounds);
        Running.Call<Boolean> thread = Running.start(() -> {
            BarrierProgram.lockstep(space, barrier, 2, rounds);
            return true;
        });
        BarrierProgram.lockstep(space, barrier, 3, rounds);
        assertTrue(thread.outcome().get());
        first.expect("done");
        second.expect("done");
        for (int i = 0; i < 4; i++) {
            assertEquals(rounds, space.longValue("index" + i).get(), "index=" + i);
        }
    }

    @Test
    void whoComesIsToldHowManyWereToCome() throws Exception {
        SharedBarrier barrier = space.barrier("b", 3);
        Peer other = party(3);
        assertEquals(3, barrier.getParties());
        assertEquals(0, barrier.getNumberWaiting());
        assertEquals("asleep", other.run("background meet"));
        assertEquals(1, barrier.getNumberWaiting());
        Running.Call<String> thread = asleep(() -> barrier.await(Long.MAX_VALUE, TimeUnit.DAYS));
        assertEquals(2, barrier.getNumberWaiting());
        assertEquals(0, barrier.await(Duration.ZERO));
        other.expect("2");
        assertEquals("1", thread.outcome().get());
        assertEquals(0, barrier.getNumberWaiting());
        assertEquals(0, space.barrier("alone", 1).await());
    }

    @Test
    void theLastRunsItsActionBeforeAnyGoesOn() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        SharedLong actions = space.longValue("actions");
        SharedBarrier barrier = space.barrier("b", 2, () -> {
            actions.incrementAndGet();
            awaitUnchecked(mayEnd);
        });
        Peer other = party(2);
        assertEquals("asleep", other.run("background meet"));
        Running.Call<Integer> last = Running.start(() -> barrier.await());
        Await.until(() -> actions.get() == 1);
        assertEquals("false", other.run("broken"));
        mayEnd.countDown();
        assertEquals(0, last.outcome().get());
        other.expect("1");
        assertEquals(1, actions.get());
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anActionThatFailsBreaksIt() throws Exception {
        SharedBarrier barrier = space.barrier("b", 2, () -> {
            throw new UnsupportedOperationException("fails");
        });
        Peer other = party(2);
        assertEquals("asleep", other.run("background meet"));
        assertThrows(UnsupportedOperationException.class, barrier::await);
        other.expect(BROKEN);
        assertTrue(barrier.isBroken());
        Peer failing = peer(BarrierProgram.class, "2", "fail");
        assertEquals("reset", other.run("reset"));
        Running.Call<String> waiter = asleep(barrier::await);
        assertEquals("UnsupportedOperationException", failing.run("meet"));
        assertEquals(BROKEN, waiter.outcome().get());
    }

    @Test
    void abortBreaksItForAllWhoWaitAndCome() throws Exception {
        SharedBarrier barrier = space.barrier("b", 3);
        Peer other = party(3);
        assertEquals("asleep", other.run("background meet"));
        Running.Call<String> thread = asleep(barrier::await);
        barrier.abort();
        other.expect(BROKEN);
        assertEquals(BROKEN, thread.outcome().get());
        assertEquals("true", other.run("broken"));
        assertEquals(BROKEN, other.run("meet"));
        assertThrows(BrokenBarrierException.class, () -> barrier.await(Duration.ofDays(1)));
        assertEquals(0, barrier.getNumberWaiting());
    }

    @Test
    void resetEndsTheRoundOfThoseWhoWaitAndItIsUsedAgain() throws Exception {
        SharedBarrier barrier = space.barrier("b", 2);
        Peer other = party(2);
        for (int i = 0; i < 3; i++) {
            assertEquals("asleep", other.run("background meet"));
            barrier.reset();
            other.expect(BROKEN);
            assertFalse(barrier.isBroken());
            assertEquals("asleep", other.run("background meet"));
            assertEquals(0, barrier.await());
            other.expect("1");
        }
    }

    @Test
    void whatWasAbortedIsResetAndUsedAgain() throws Exception {
        SharedBarrier barrier = space.barrier("b", 2);
        Peer other = party(2);
        assertEquals("asleep", other.run("background meet"));
        barrier.abort();
        other.expect(BROKEN);
        assertEquals("reset", other.run("reset"));
        assertEquals("aborted", other.run("abort"));
        assertTrue(barrier.isBroken());
        barrier.abort();
        barrier.reset();
        barrier.reset();
        assertEquals("false", other.run("broken"));
        assertEquals("asleep", other.run("background meet"));
        assertEquals(0, barrier.await());
        other.expect("1");
    }

    @Test
    void oneWhoseTimeIsOverBreaksItForAll() throws Exception {
        SharedBarrier barrier = space.barrier("b", 3);
        Peer other = party(3);
        assertEquals("asleep", other.run("background meet"));
        long start = System.nanoTime();
        String message = assertThrows(TimeoutException.class, () -> barrier.await(50, TimeUnit.MILLISECONDS))
                .getMessage();
        assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(50));
        assertTrue(message.startsWith("others did not come: barrier=barrier.b, parties=3"), message);
        other.expect(BROKEN);
        assertTrue(barrier.isBroken());
        assertEquals(BROKEN, other.run("meet"));
        barrier.reset();
        assertEquals("TimeoutException", other.run("meetFor 0"));
        assertTrue(barrier.isBroken());
    }

    @Test
    void oneWhoIsInterruptedBreaksItForAll() throws Exception {
        SharedBarrier barrier = space.barrier("b", 3);
        Peer other = party(3);
        assertEquals("asleep", other.run("background meet"));
        Running.Call<String> thread = asleep(barrier::await);
        thread.thread().interrupt();
        assertEquals("InterruptedException", thread.outcome().get());
        other.expect(BROKEN);
        assertEquals("reset", other.run("reset"));
        assertEquals("asleep", other.run("background meet"));
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, barrier::await);
        other.expect(BROKEN);
        assertTrue(barrier.isBroken());
    }

    /** An interrupt that comes when the last one has come is for what the thread does next. */
    @Test
    void aRoundIsForAllOrForNoneWheneverOneIsInterrupted() throws Exception {
        SharedBarrier barrier = space.barrier("b", 2);
        for (int i = 0; i < 300; i++) {
            Running.Call<String> waiter = asleep(barrier::await);
            Running.Call<String> last = Running.start(() -> {
                try {
                    return String.valueOf(barrier.await());
                } catch (BrokenBarrierException e) {
                    return BROKEN;
                }
            });
            for (int spin = 0; spin < i * 20; spin++) {
                Thread.onSpinWait();
            }
            waiter.thread().interrupt();
            String outcomes = waiter.outcome().get() + " " + last.outcome().get();
            assertTrue(outcomes.equals("1 0") || outcomes.equals("InterruptedException " + BROKEN), outcomes);
            barrier.reset();
        }
    }

    @Test
    void aStoppedPartyIsWaitedFor() throws Exception {
        SharedBarrier barrier = space.barrier("b", 2);
        Peer other = party(2);
        assertEquals("asleep", other.run("background meet"));
        barrier.await();
        other.expect("1");
        other.stop();
        Running.Call<String> waiter = asleep(barrier::await);
        Thread.sleep(50);
        assertFalse(barrier.isBroken());
        other.resume();
        assertEquals("0", other.run("meet"));
        assertEquals("1", waiter.outcome().get());
    }

    /** What comes after a round is no matter of those who were in it, also when they look late. */
    @Test
    void whoLooksLateIsToldOfItsOwnRound() throws Exception {
        SharedBarrier barrier = space.barrier("b", 2);
        Peer passed = party(2);
        Peer reset = party(2);
        assertEquals("asleep", passed.run("background meet"));
        passed.stop();
        assertEquals(0, barrier.await());
        assertEquals("asleep", reset.run("background meet"));
        reset.stop();
        barrier.reset();
        for (int i = 0; i < 5; i++) {
            Running.Call<String> thread = asleep(barrier::await);
            assertEquals(0, barrier.await());
            assertEquals("1", thread.outcome().get());
            barrier.abort();
            barrier.reset();
        }
        passed.resume();
        passed.expect("1");
        reset.resume();
        reset.expect(BROKEN);
    }

    @Test
    void whoComesWhileTheActionRunsBelongsToTheNextRound() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        SharedBarrier barrier = space.barrier("b", 2, () -> awaitUnchecked(mayEnd));
        Peer other = party(2);
        Peer early = party(2);
        assertEquals("asleep", other.run("background meet"));
        Running.Call<Integer> last = Running.start(() -> barrier.await());
        Await.until(() -> last.thread().getState() == Thread.State.WAITING);
        assertEquals("asleep", early.run("background meet"));
        mayEnd.countDown();
        assertEquals(0, last.outcome().get());
        other.expect("1");
        Await.until(() -> barrier.getNumberWaiting() == 1);
        assertEquals(0, barrier.await());
        early.expect("1");
    }

    @Test
    void whoGivesUpWhileTheActionRunsBreaksTheNextRound() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        SharedBarrier barrier = space.barrier("b", 2, () -> awaitUnchecked(mayEnd));
        Peer other = party(2);
        Peer early = party(2);
        assertEquals("asleep", other.run("background meet"));
        Running.Call<Integer> last = Running.start(() -> barrier.await());
        Await.until(() -> last.thread().getState() == Thread.State.WAITING);
        assertEquals("TimeoutException", early.run("meetFor 20"));
        mayEnd.countDown();
        assertEquals(0, last.outcome().get());
        other.expect("1");
        assertEquals(BROKEN, early.run("meet"));
        assertTrue(barrier.isBroken());
    }

    @Test
    void resetWhileTheActionRunsBreaksTheRound() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        SharedBarrier barrier = space.barrier("b", 2, () -> awaitUnchecked(mayEnd));
        Peer other = party(2);
        assertEquals("asleep", other.run("background meet"));
        Running.Call<String> last = Running.start(
                () -> assertThrows(BrokenBarrierException.class, barrier::await).getMessage());
        Await.until(() -> last.thread().getState() == Thread.State.WAITING);
        barrier.reset();
        other.expect(BROKEN);
        mayEnd.countDown();
        assertTrue(last.outcome().get().startsWith("barrier was broken while its action ran"));
        assertFalse(barrier.isBroken());
    }

    @Test
    void allAskForTheSameNumber() {
        space.barrier("b", 2);
        String message =
                assertThrows(IpcException.class, () -> space.barrier("b", 3)).getMessage();
        assertTrue(message.contains("found=BARRIER[2], asked=BARRIER[3]"), message);
        assertThrows(IllegalArgumentException.class, () -> space.barrier("none", 0));
        assertThrows(IllegalArgumentException.class, () -> space.barrier("many", 65_536));
        assertEquals(65_535, space.barrier("most", 65_535).getParties());
    }

    @Test
    void whoClosesItsHandleUnderAWaitBreaksIt() throws Exception {
        SharedBarrier barrier = space.barrier("b", 3);
        Peer other = party(3);
        SharedSpace again = SharedSpace.open(space.name());
        SharedBarrier closing = again.barrier("b", 3);
        Running.Call<String> waiter = asleep(closing::await);
        assertEquals("asleep", other.run("background meet"));
        again.close();
        assertEquals("IllegalStateException", waiter.outcome().get());
        other.expect(BROKEN);
        assertThrows(IllegalStateException.class, closing::await);
        assertThrows(IllegalStateException.class, closing::isBroken);
        assertThrows(IllegalStateException.class, closing::reset);
        assertEquals("SharedBarrier[barrier.b, parties=3, waiting=0, broken=true]", barrier.toString());
    }
}

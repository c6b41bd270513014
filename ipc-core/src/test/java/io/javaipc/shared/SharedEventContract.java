package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.testing.Asleep;
import io.javaipc.testing.Running;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an event between processes must do. */
public abstract class SharedEventContract extends SpaceContract {
    private SharedEvent event;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedEventContract(String platform) {
        super(platform);
    }

    @BeforeEach
    final void openEvent() {
        event = space.event("e");
    }

    @Test
    void allSeeWhetherItIsSet() throws Exception {
        Peer other = peer(EventProgram.class);
        assertFalse(event.isSet());
        assertEquals("false", other.run("isSet"));
        event.set();
        event.set();
        assertTrue(event.isSet());
        assertEquals("true", other.run("isSet"));
        assertEquals("went on", other.run("await"));
        assertEquals("cleared", other.run("clear"));
        assertFalse(event.isSet());
        event.clear();
        assertFalse(event.isSet());
        assertEquals("set", other.run("set"));
        event.await();
        event.awaitUninterruptibly();
        assertTrue(event.await(Duration.ZERO));
        assertTrue(event.await(0, TimeUnit.DAYS));
        assertTrue(event.isSet());
    }

    @Test
    void itStaysAsItWasWhenAllWhoUsedItAreGone() throws Exception {
        Peer other = peer(EventProgram.class);
        assertEquals("set", other.run("set"));
        other.kill();
        space.close();
        space = SharedSpace.open(space.name());
        assertTrue(space.event("e").isSet());
    }

    @Test
    void allWhoWaitGoOnWhenItIsSet() throws Exception {
        Peer first = peer(EventProgram.class);
        Peer second = peer(EventProgram.class);
        assertEquals("asleep", first.run("background await"));
        assertEquals("asleep", second.run("background await"));
        Running.Call<Boolean> thread = asleep(() -> event.await(Long.MAX_VALUE, TimeUnit.DAYS));
        event.set();
        first.expect("went on");
        second.expect("went on");
        assertTrue(thread.outcome().get());
    }

    private static Running.Call<Boolean> asleep(Callable<Boolean> wait) throws Exception {
        Running.Call<Boolean> call = Running.start(wait);
        Asleep.until(call);
        return call;
    }

    @Test
    void whoWaitedWhenItWasSetGoesOnThoughItIsClear() throws Exception {
        Peer other = peer(EventProgram.class);
        for (int i = 0; i < 100; i++) {
            assertEquals("asleep", other.run("background await"));
            Running.Call<Boolean> thread = asleep(() -> event.await(Duration.ofDays(1)));
            event.set();
            event.clear();
            assertFalse(event.isSet());
            other.expect("went on");
            assertTrue(thread.outcome().get());
            assertFalse(event.await(Duration.ZERO));
        }
    }

    @Test
    void timesAreKept() throws Exception {
        assertFalse(event.await(Duration.ZERO));
        assertFalse(event.await(Duration.ofSeconds(-1)));
        assertFalse(event.await(Long.MIN_VALUE, TimeUnit.DAYS));
        long start = System.nanoTime();
        assertFalse(event.await(Duration.ofMillis(50)));
        assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(50));
        start = System.nanoTime();
        assertFalse(event.await(50, TimeUnit.MILLISECONDS));
        assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(50));
    }

    @Test
    void theDeadAndTheStoppedWhoWaitAreInNobodysWay() throws Exception {
        Peer victim = peer(EventProgram.class);
        Peer stopped = peer(EventProgram.class);
        assertEquals("asleep", victim.run("background await"));
        assertEquals("asleep", stopped.run("background await"));
        victim.kill();
        stopped.stop();
        Running.Call<Boolean> thread = asleep(() -> event.await(Duration.ofDays(1)));
        event.set();
        event.clear();
        assertTrue(thread.outcome().get());
        event.set();
        assertTrue(event.await(Duration.ZERO));
        event.clear();
        stopped.resume();
        stopped.expect("went on");
    }

    @Test
    void whatOneSetWhoDiedAtOnceIsSet() throws Exception {
        Peer victim = peer(EventProgram.class);
        Peer other = peer(EventProgram.class);
        assertEquals("asleep", other.run("background await"));
        victim.begin("setAndDie");
        victim.child().awaitExit();
        other.expect("went on");
        assertTrue(event.isSet());
    }

    @Test
    void anInterruptEndsWaitsThatMayBeInterrupted() throws Exception {
        Running.Call<Boolean> waiter = asleep(() -> {
            assertThrows(InterruptedException.class, event::await);
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> event.await(Duration.ofDays(1)));
            return Thread.interrupted();
        });
        waiter.thread().interrupt();
        assertFalse(waiter.outcome().get());
        Running.Call<Boolean> stubborn = asleep(() -> {
            event.awaitUninterruptibly();
            return Thread.interrupted();
        });
        stubborn.thread().interrupt();
        event.set();
        assertTrue(stubborn.outcome().get(), "the interrupt was swallowed");
    }

    @Test
    void whatIsDoneBeforeItIsSetIsSeenAfterIt() throws Exception {
        SharedLong number = space.longValue("number");
        Running.Call<Boolean> waiter = asleep(() -> {
            for (int i = 1; i <= 1000; i++) {
                event.await();
                if (number.getAcquire() != i) {
                    return false;
                }
                event.clear();
                space.event("back").set();
            }
            return true;
        });
        SharedEvent back = space.event("back");
        for (int i = 1; i <= 1000 && !waiter.outcome().isDone(); i++) {
            number.setRelease(i);
            event.set();
            back.await();
            back.clear();
        }
        assertTrue(waiter.outcome().get());
    }

    @Test
    void aClosedSpacesEventRefuses() throws Exception {
        SharedSpace again = SharedSpace.open(space.name());
        SharedEvent closing = again.event("e");
        Running.Call<Boolean> waiter = asleep(() -> {
            assertThrows(IllegalStateException.class, closing::await);
            return true;
        });
        again.close();
        assertTrue(waiter.outcome().get());
        assertThrows(IllegalStateException.class, closing::set);
        assertThrows(IllegalStateException.class, closing::clear);
        assertThrows(IllegalStateException.class, closing::isSet);
        assertThrows(IllegalStateException.class, () -> closing.await(Duration.ZERO));
        assertEquals("SharedEvent[event.e, set=false]", event.toString());
    }
}

package io.javaipc.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.testing.Await;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those who wait for signals are promised on every platform. */
// a registration counts by being open
@SuppressWarnings("try")
public abstract class SignalWaitingContract {
    private static final Duration LONG = Duration.ofDays(1);
    private static final Set<Signal> USR1 = Set.of(Signal.USR1);

    private final AtomicInteger handled = new AtomicInteger();

    /** For the implementations' tests. */
    protected SignalWaitingContract() {}

    /** A call on a thread of its own. */
    private record Waiting<T>(Thread thread, FutureTask<T> outcome) {
        /** Starts it, and returns once it waits. */
        static <T> Waiting<T> start(Callable<T> call) throws InterruptedException {
            FutureTask<T> outcome = new FutureTask<>(call);
            Thread thread = new Thread(outcome, "test-waiting");
            thread.setDaemon(true);
            thread.start();
            Await.until(() -> thread.getState() == Thread.State.WAITING
                    || thread.getState() == Thread.State.TIMED_WAITING
                    || outcome.isDone());
            return new Waiting<>(thread, outcome);
        }

        Throwable failure() {
            return assertThrows(ExecutionException.class, outcome::get).getCause();
        }
    }

    /** What one test has left counted is not another's. */
    @BeforeEach
    void takeWhatIsCounted() throws InterruptedException {
        Set<Signal> awaited = Set.of(Signal.USR1, Signal.WINCH);
        while (Signals.await(awaited, Duration.ZERO).isPresent()) {
            Thread.onSpinWait();
        }
    }

    private void raiseAndAwait(Signal signal) throws InterruptedException {
        int before = handled.get();
        Signals.raise(signal);
        Await.until(() -> handled.get() > before);
    }

    private SignalRegistration counting(Signal signal) {
        return Signals.handle(signal, s -> handled.incrementAndGet());
    }

    @Test
    void pauseReturnsWithAnyHandledSignalAfterItsHandlersWereCalled() throws Exception {
        try (SignalRegistration registration = counting(Signal.WINCH);
                SignalRegistration other = counting(Signal.USR1)) {
            Waiting<Signal> pausing = Waiting.start(Signals::pause);
            Signals.raise(Signal.WINCH);
            assertEquals(Signal.WINCH, pausing.outcome().get());
            assertEquals(1, handled.get());
        }
    }

    @Test
    void pauseIsInterruptible() throws Exception {
        Waiting<Signal> pausing = Waiting.start(Signals::pause);
        pausing.thread().interrupt();
        assertEquals(InterruptedException.class, pausing.failure().getClass());
    }

    @Test
    void anIgnoredSignalEndsNoPause() throws Exception {
        try (SignalRegistration ignored = Signals.ignore(Signal.WINCH);
                SignalRegistration registration = counting(Signal.USR1)) {
            Waiting<Signal> pausing = Waiting.start(Signals::pause);
            Signals.raise(Signal.WINCH);
            Signals.raise(Signal.USR1);
            assertEquals(Signal.USR1, pausing.outcome().get());
        }
    }

    @Test
    void awaitLosesNothingThatCameBetweenTwoCalls() throws Exception {
        Signals.await(USR1, Duration.ZERO);
        try (SignalRegistration registration = counting(Signal.USR1)) {
            raiseAndAwait(Signal.USR1);
            raiseAndAwait(Signal.USR1);
            raiseAndAwait(Signal.USR1);
        }
        for (int i = 0; i < 3; i++) {
            assertEquals(Optional.of(SignalInfo.of(Signal.USR1)), Signals.await(USR1, Duration.ZERO));
        }
        assertEquals(Optional.empty(), Signals.await(USR1, Duration.ZERO));
    }

    @Test
    void awaitTakesASignalOnceThoughTwoSetsHaveIt() throws Exception {
        Set<Signal> both = Set.of(Signal.USR1, Signal.WINCH);
        Signals.await(both, Duration.ZERO);
        try (SignalRegistration one = counting(Signal.USR1);
                SignalRegistration two = counting(Signal.WINCH)) {
            raiseAndAwait(Signal.WINCH);
            raiseAndAwait(Signal.USR1);
        }
        assertEquals(Signal.USR1, Signals.await(both, LONG).orElseThrow().signal());
        assertEquals(Optional.empty(), Signals.await(USR1, Duration.ZERO));
        assertEquals(Signal.WINCH, Signals.await(both, LONG).orElseThrow().signal());
    }

    @Test
    void awaitWaitsForASignal() throws Exception {
        Waiting<Optional<SignalInfo>> waiting = Waiting.start(() -> Signals.await(USR1, LONG));
        Signals.raise(Signal.USR1);
        assertEquals(Signal.USR1, waiting.outcome().get().orElseThrow().signal());
    }

    @Test
    void awaitPollsForNoTimeAndWaitsNoLessThanItsTime() throws Exception {
        assertEquals(Optional.empty(), Signals.await(USR1, Duration.ZERO));
        assertEquals(Optional.empty(), Signals.await(USR1, Duration.ofSeconds(-1)));
        Duration timeout = Duration.ofMillis(50);
        long start = System.nanoTime();
        assertEquals(Optional.empty(), Signals.await(USR1, timeout));
        assertTrue(System.nanoTime() - start >= timeout.toNanos());
    }

    @Test
    void awaitIsInterruptible() throws Exception {
        Waiting<Optional<SignalInfo>> waiting = Waiting.start(() -> Signals.await(USR1, LONG));
        waiting.thread().interrupt();
        assertEquals(InterruptedException.class, waiting.failure().getClass());
    }

    @Test
    void awaitNeedsASignal() {
        assertThrows(IllegalArgumentException.class, () -> Signals.await(Set.of(), LONG));
        assertThrows(IllegalArgumentException.class, () -> Signals.receiver(Set.of()));
    }

    @Test
    void aReceiverTakesEachSignalOnceWhoeverComesFirst() throws Exception {
        try (SignalReceiver receiver = Signals.receiver(USR1)) {
            Waiting<SignalInfo> one = Waiting.start(receiver::await);
            Waiting<SignalInfo> two = Waiting.start(receiver::await);
            Signals.raise(Signal.USR1);
            Await.until(() -> one.outcome().isDone() || two.outcome().isDone());
            assertFalse(one.outcome().isDone() && two.outcome().isDone());
            Signals.raise(Signal.USR1);
            assertEquals(SignalInfo.of(Signal.USR1), one.outcome().get());
            assertEquals(SignalInfo.of(Signal.USR1), two.outcome().get());
        }
    }

    @Test
    void closingAReceiverEndsItsWaitingThreadsAndItsCounting() throws Exception {
        SignalReceiver receiver = Signals.receiver(USR1);
        Waiting<SignalInfo> waiting = Waiting.start(receiver::await);
        receiver.close();
        receiver.close();
        assertEquals(IllegalStateException.class, waiting.failure().getClass());
        assertEquals("receiver is closed: signals=[SIGUSR1]", waiting.failure().getMessage());
        assertThrows(IllegalStateException.class, () -> receiver.await(Duration.ZERO));
    }

    @Test
    void closingAReceiverGivesItsSignalsBack() {
        Object theirs = JvmSignals.handler(() -> {});
        JvmSignals.install(Signal.URG, theirs);
        Signals.receiver(Set.of(Signal.URG)).close();
        assertSame(theirs, JvmSignals.install(Signal.URG, JvmSignals.SIG_DFL));
    }

    @Test
    void aReceiverIsInterruptibleAndGoesOn() throws Exception {
        try (SignalReceiver receiver = Signals.receiver(USR1)) {
            Waiting<SignalInfo> waiting = Waiting.start(receiver::await);
            waiting.thread().interrupt();
            assertEquals(InterruptedException.class, waiting.failure().getClass());
            Signals.raise(Signal.USR1);
            assertEquals(Signal.USR1, receiver.await().signal());
        }
    }

    @Test
    void aReceiverOfARefusedSignalLeavesNothingBehind() throws Exception {
        try (SignalRegistration registration = counting(Signal.USR1)) {
            assertThrows(
                    IllegalArgumentException.class, () -> Signals.receiver(Set.of(Signal.USR1, Signal.realTime(0))));
            raiseAndAwait(Signal.USR1);
        }
    }
}

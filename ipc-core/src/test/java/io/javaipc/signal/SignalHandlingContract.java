package io.javaipc.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.javaipc.testing.Await;
import io.javaipc.testing.Proc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What handlers are promised on every platform. */
// a registration counts by being open
@SuppressWarnings("try")
public abstract class SignalHandlingContract {
    private static final int SPINS = 20_000;

    private final AtomicInteger first = new AtomicInteger();
    private final AtomicInteger second = new AtomicInteger();

    /** For the implementations' tests. */
    protected SignalHandlingContract() {}

    /** Raises a signal and waits until a counter of its handler's has moved on. */
    private static void raiseAndAwait(Signal signal, AtomicInteger counter) throws InterruptedException {
        int before = counter.get();
        Signals.raise(signal);
        Await.until(() -> counter.get() > before);
    }

    @Test
    void aHandlerIsCalledForEachSignalThatComes() throws InterruptedException {
        AtomicReference<Signal> told = new AtomicReference<>();
        try (SignalRegistration registration = Signals.handle(Signal.USR1, signal -> {
            told.set(signal);
            first.incrementAndGet();
        })) {
            assertEquals(Signal.USR1, registration.signal());
            for (int i = 0; i < 10; i++) {
                raiseAndAwait(Signal.USR1, first);
            }
        }
        assertEquals(Signal.USR1, told.get());
        assertEquals(10, first.get());
    }

    @Test
    void handlersOfOneSignalAreCalledInTheOrderOfTheirRegistration() throws InterruptedException {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<SignalRegistration> registrations = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            registrations.add(Signals.handle(Signal.USR1, signal -> {
                for (int spin = number * SPINS; spin < 5 * SPINS; spin++) {
                    Thread.onSpinWait();
                }
                order.add(number);
            }));
        }
        registrations.add(Signals.handle(Signal.USR1, signal -> first.incrementAndGet()));
        for (int i = 0; i < 3; i++) {
            raiseAndAwait(Signal.USR1, first);
        }
        registrations.forEach(SignalRegistration::close);
        assertEquals(List.of(0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4), order);
    }

    @Test
    void aHandlerThatThrowsSpoilsNeitherTheOthersNorItself() throws InterruptedException {
        try (SignalRegistration throwing = Signals.handle(Signal.USR1, signal -> {
                    first.incrementAndGet();
                    throw new IllegalStateException("thrown by a handler, on purpose");
                });
                SignalRegistration failing = Signals.handle(Signal.USR1, signal -> {
                    throw new StackOverflowError("thrown by a handler, on purpose");
                });
                SignalRegistration well = Signals.handle(Signal.USR1, signal -> second.incrementAndGet())) {
            raiseAndAwait(Signal.USR1, second);
            raiseAndAwait(Signal.USR1, second);
        }
        assertEquals(2, first.get());
    }

    @Test
    void aHandlerThatBlocksHoldsUpOnlyItselfAndLosesNothing() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        SignalHandler blocking = signal -> {
            awaitUninterruptibly(release);
            first.incrementAndGet();
        };
        try (SignalRegistration blocked = Signals.handle(Signal.USR1, blocking);
                SignalRegistration well = Signals.handle(Signal.USR1, signal -> second.incrementAndGet());
                SignalRegistration other = Signals.handle(Signal.URG, signal -> second.incrementAndGet())) {
            raiseAndAwait(Signal.USR1, second);
            raiseAndAwait(Signal.USR1, second);
            raiseAndAwait(Signal.URG, second);
            raiseAndAwait(Signal.USR1, second);
            assertEquals(0, first.get());
            release.countDown();
            Await.until(() -> first.get() == 3);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void handlersRunOnDaemonThreadsWithTheLoaderOfTheirRegistration() throws InterruptedException {
        Set<Object> seen = ConcurrentHashMap.newKeySet();
        ClassLoader loader = new ClassLoader(getClass().getClassLoader()) {};
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try (SignalRegistration registration = Signals.handle(Signal.USR1, signal -> {
            seen.add(Thread.currentThread().isDaemon());
            seen.add(Thread.currentThread().getContextClassLoader());
            first.incrementAndGet();
        })) {
            raiseAndAwait(Signal.USR1, first);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        assertEquals(Set.of(true, loader), seen);
    }

    @Test
    void closingLeavesTheOtherHandlers() throws InterruptedException {
        SignalRegistration closed = Signals.handle(Signal.USR1, signal -> first.incrementAndGet());
        try (SignalRegistration open = Signals.handle(Signal.USR1, signal -> second.incrementAndGet())) {
            raiseAndAwait(Signal.USR1, second);
            closed.close();
            closed.close();
            raiseAndAwait(Signal.USR1, second);
            assertEquals(1, first.get());
        }
    }

    @Test
    void closingTheLastGivesTheSignalBackToWhoHadItBefore() throws InterruptedException {
        Object theirs = JvmSignals.handler(second::incrementAndGet);
        Object original = JvmSignals.install(Signal.URG, theirs);
        SignalRegistration older = Signals.handle(Signal.URG, signal -> first.incrementAndGet());
        SignalRegistration newer = Signals.handle(Signal.URG, signal -> first.incrementAndGet());
        raiseAndAwait(Signal.URG, first);
        older.close();
        raiseAndAwait(Signal.URG, first);
        newer.close();
        assertEquals(0, second.get());
        raiseAndAwait(Signal.URG, second);
        assertSame(theirs, JvmSignals.install(Signal.URG, original));
    }

    @Test
    void whoeverTookTheSignalOverMeanwhileKeepsIt() {
        Object theirs = JvmSignals.handler(() -> {});
        SignalRegistration ours = Signals.handle(Signal.URG, signal -> {});
        Object replaced = JvmSignals.install(Signal.URG, theirs);
        ours.close();
        assertSame(theirs, JvmSignals.install(Signal.URG, JvmSignals.SIG_DFL));
        assertEquals("io.javaipc.signal", replaced.toString());
    }

    @Test
    void aNewHandlerIsCalledThoughSomebodyTookTheSignalOver() throws InterruptedException {
        try (SignalRegistration older = Signals.handle(Signal.URG, signal -> first.incrementAndGet())) {
            Object theirs = JvmSignals.handler(() -> {});
            JvmSignals.install(Signal.URG, theirs);
            try (SignalRegistration newer = Signals.handle(Signal.URG, signal -> second.incrementAndGet())) {
                raiseAndAwait(Signal.URG, second);
            }
        }
        assertEquals(1, first.get());
        JvmSignals.install(Signal.URG, JvmSignals.SIG_DFL);
    }

    /** Waits until a {@code URG} that was raised is through: the JVM starts its thread before that of a higher number. */
    private static void awaitArrival() throws InterruptedException {
        AtomicInteger passed = new AtomicInteger();
        try (SignalRegistration later = Signals.handle(Signal.WINCH, signal -> passed.incrementAndGet())) {
            raiseAndAwait(Signal.WINCH, passed);
        }
        Await.until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("SIGURG handler")));
    }

    @Test
    void anIgnoredSignalReachesOnlyHandlersThatComeLater() throws InterruptedException {
        try (SignalRegistration earlier = Signals.handle(Signal.URG, signal -> first.incrementAndGet())) {
            SignalRegistration ignored = Signals.ignore(Signal.URG);
            Signals.raise(Signal.URG);
            awaitArrival();
            try (SignalRegistration later = Signals.handle(Signal.URG, signal -> second.incrementAndGet())) {
                raiseAndAwait(Signal.URG, second);
            }
            assertEquals(0, first.get());
            ignored.close();
            raiseAndAwait(Signal.URG, first);
        }
        assertEquals(1, first.get());
    }

    @Test
    void aResetSignalReachesOnlyHandlersThatComeLater() throws InterruptedException {
        try (SignalRegistration earlier = Signals.handle(Signal.URG, signal -> first.incrementAndGet())) {
            SignalRegistration reset = Signals.reset(Signal.URG);
            assertSame(JvmSignals.SIG_DFL, JvmSignals.install(Signal.URG, JvmSignals.SIG_DFL));
            try (SignalRegistration later = Signals.handle(Signal.URG, signal -> second.incrementAndGet())) {
                raiseAndAwait(Signal.URG, second);
            }
            assertSame(JvmSignals.SIG_DFL, JvmSignals.install(Signal.URG, JvmSignals.SIG_DFL));
            reset.close();
            raiseAndAwait(Signal.URG, first);
        }
        assertEquals(1, first.get());
    }

    @Test
    void ignoringHangUpCanBeTakenBack() throws Exception {
        assumeFalse(Proc.ignores(Signal.HUP.number()), "these tests were started with hang-up ignored");
        // SIG_IGN could not: a JVM never takes HUP, INT or TERM again once they are ignored
        Signals.ignore(Signal.HUP).close();
        try (SignalRegistration registration = Signals.handle(Signal.HUP, signal -> first.incrementAndGet())) {
            raiseAndAwait(Signal.HUP, first);
        }
    }
}

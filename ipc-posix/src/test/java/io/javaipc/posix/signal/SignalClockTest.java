package io.javaipc.posix.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.ExitStatus;
import io.javaipc.process.JavaProcess;
import io.javaipc.process.Output;
import io.javaipc.process.ProcessDiedException;
import io.javaipc.signal.IntervalTimer;
import io.javaipc.signal.Signal;
import io.javaipc.signal.SignalReceiver;
import io.javaipc.signal.SignalRegistration;
import io.javaipc.signal.Signals;
import io.javaipc.testing.Await;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The alarm clock and the interval timers. */
class SignalClockTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final AtomicInteger alarms = new AtomicInteger();
    private final AtomicInteger ticks = new AtomicInteger();

    @AfterEach
    void stopTheClock() {
        Signals.alarm(Duration.ZERO);
    }

    @Test
    void anAlarmComesOnceAndNotBeforeItsTime() throws InterruptedException {
        Duration after = Duration.ofMillis(40);
        try (SignalReceiver receiver = Signals.receiver(Set.of(Signal.ALRM))) {
            long start = System.nanoTime();
            assertEquals(Duration.ZERO, Signals.alarm(after));
            assertEquals(Signal.ALRM, receiver.await().signal());
            assertTrue(System.nanoTime() - start >= after.toNanos());
            assertTrue(receiver.await(after.multipliedBy(2)).isEmpty());
        }
    }

    @Test
    void aSecondAlarmReplacesTheFirstAndTellsWhatWasLeft() {
        assertEquals(Duration.ZERO, Signals.alarm(HOUR));
        assertIsLeftOf(HOUR, Signals.alarm(HOUR.multipliedBy(3)));
        assertIsLeftOf(HOUR.multipliedBy(3), Signals.alarm(Duration.ZERO));
        assertEquals(Duration.ZERO, Signals.alarm(Duration.ZERO));
    }

    private static void assertIsLeftOf(Duration whole, Duration left) {
        // no more, and not the other setting's
        assertTrue(left.compareTo(whole) <= 0 && left.compareTo(whole.dividedBy(2)) > 0, left::toString);
    }

    @Test
    void theShortestAlarmIsNotTakenForACancellation() throws InterruptedException {
        try (SignalReceiver receiver = Signals.receiver(Set.of(Signal.ALRM))) {
            Signals.alarm(Duration.ofNanos(1));
            assertEquals(Signal.ALRM, receiver.await().signal());
        }
    }

    @Test
    void aCancelledAlarmNeverComes() throws InterruptedException {
        try (SignalReceiver receiver = Signals.receiver(Set.of(Signal.ALRM))) {
            Duration after = Duration.ofMillis(100);
            Signals.alarm(after);
            assertTrue(Signals.alarm(Duration.ZERO).compareTo(Duration.ZERO) > 0);
            assertTrue(receiver.await(after.multipliedBy(2)).isEmpty());
        }
    }

    @Test
    void anAlarmWithoutAHandlerEndsTheJvm() throws InterruptedException {
        try (JavaProcess<Void> process = JavaProcess.start(() -> {
            Signals.alarm(Duration.ofMillis(1));
            new CountDownLatch(1).await();
        })) {
            assertThrows(ProcessDiedException.class, process::join);
            assertEquals(
                    new ExitStatus.Signaled(Signal.ALRM, false),
                    process.process().awaitExit());
        }
    }

    @Test
    void negativeTimesAreRefused() {
        Duration negative = Duration.ofNanos(-1);
        assertEquals(
                "time of an alarm is negative: after=PT-0.000000001S",
                assertThrows(IllegalArgumentException.class, () -> Signals.alarm(negative))
                        .getMessage());
        for (Duration bad : Set.of(negative, Duration.ZERO)) {
            assertThrows(IllegalArgumentException.class, () -> Signals.interval(Signal.ALRM, bad, HOUR));
            assertThrows(IllegalArgumentException.class, () -> Signals.interval(Signal.ALRM, HOUR, bad));
        }
    }

    @Test
    void anIntervalTimerTicksUntilItIsClosed() throws InterruptedException {
        Duration period = Duration.ofMillis(5);
        try (SignalReceiver receiver = Signals.receiver(Set.of(Signal.USR1))) {
            IntervalTimer timer = Signals.interval(Signal.USR1, Duration.ofMillis(30), period);
            long start = System.nanoTime();
            receiver.await();
            assertTrue(System.nanoTime() - start >= period.toNanos());
            for (int tick = 0; tick < 10; tick++) {
                assertEquals(Signal.USR1, receiver.await().signal());
            }
            timer.close();
            timer.close();
            // what had been sent by then may still arrive
            while (receiver.await(period.multipliedBy(20)).isPresent()) {
                ticks.incrementAndGet();
            }
        }
    }

    @Test
    void intervalTimersAndTheAlarmLeaveEachOtherAlone() throws InterruptedException {
        try (SignalRegistration alarm = Signals.handle(Signal.ALRM, signal -> alarms.incrementAndGet());
                SignalRegistration tick = Signals.handle(Signal.USR1, signal -> ticks.incrementAndGet())) {
            Signals.alarm(HOUR);
            try (IntervalTimer timer = Signals.interval(tick.signal(), Duration.ofMillis(1), Duration.ofMillis(1));
                    IntervalTimer slow = Signals.interval(tick.signal(), HOUR, HOUR)) {
                assertEquals(timer.signal(), slow.signal());
                Await.until(() -> ticks.get() > 10);
            }
            assertIsLeftOf(HOUR, Signals.alarm(Duration.ofMillis(1)));
            Await.until(() -> alarms.get() == 1);
            assertEquals(Signal.ALRM, alarm.signal());
        }
    }

    @Test
    void aStormOfSignalsCutsNeitherReadsNorWaitsShort() throws Exception {
        int bytes = 20_000_000;
        Command zeros =
                Command.of("head", "-c", String.valueOf(bytes), "/dev/zero").stdout(Output.pipe());
        Duration period = Duration.ofNanos(100_000);
        try (SignalRegistration tick = Signals.handle(Signal.USR1, signal -> ticks.incrementAndGet());
                IntervalTimer timer = Signals.interval(tick.signal(), period, period)) {
            do {
                try (ChildProcess child = zeros.start()) {
                    assertEquals(bytes, child.getInputStream().readAllBytes().length);
                    assertTrue(child.awaitExit().isSuccess());
                }
            } while (ticks.get() < 50);
            assertEquals(Signal.USR1, timer.signal());
        }
    }
}

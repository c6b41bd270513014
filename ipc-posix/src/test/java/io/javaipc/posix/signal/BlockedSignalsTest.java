package io.javaipc.posix.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.IpcException;
import io.javaipc.process.Command;
import io.javaipc.process.ExitStatus;
import io.javaipc.process.JavaProcess;
import io.javaipc.process.Output;
import io.javaipc.process.SerializableCallable;
import io.javaipc.signal.Signal;
import io.javaipc.signal.SignalInfo;
import io.javaipc.signal.SignalInfo.Origin;
import io.javaipc.signal.SignalReceiver;
import io.javaipc.signal.SignalRegistration;
import io.javaipc.signal.Signals;
import io.javaipc.testing.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JVMs launched with signals blocked receive them with sender and value, all and in order. */
class BlockedSignalsTest {
    private static final Signal RT = Signal.realTime(2);
    private static final Signal OTHER_RT = Signal.realTime(3);
    private static final Set<Signal> BLOCKED = Set.of(RT, OTHER_RT, Signal.USR1, Signal.WINCH, Signal.CHLD);
    private static final long SELF = ProcessHandle.current().pid();
    private static final int MANY = 1000;

    private static <T> JavaProcess<T> launch(SerializableCallable<T> task) {
        return JavaProcess.builder("blocked").blockedSignals(BLOCKED).start(task);
    }

    /** A value's sum of what is worth comparing: a task's value may hold nothing but what the JDK serializes. */
    private static String text(SignalInfo info) {
        return info.signal() + " " + info.origin() + " "
                + info.sender().map(sender -> sender.pid() + "/" + sender.uid()).orElse("nobody") + " "
                + info.value();
    }

    private static long uid() throws Exception {
        return ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
    }

    @Test
    void valuesArriveAllInOrderAndWithTheirSenderThoughNobodyHasLookedYet() throws Exception {
        try (JavaProcess<ArrayList<String>> process = launch(() -> {
            ArrayList<String> texts = new ArrayList<>();
            try (SignalReceiver receiver = Signals.receiver(Set.of(RT))) {
                for (int i = 0; i < MANY; i++) {
                    texts.add(text(receiver.await()));
                }
            }
            return texts;
        })) {
            // from the first moment on: the JVM has not begun to run Java
            for (int i = 0; i < MANY; i++) {
                Signals.queue(process.pid(), RT, i - 1);
            }
            String sender = SELF + "/" + uid();
            List<String> expected = IntStream.range(-1, MANY - 1)
                    .mapToObj(value -> RT + " QUEUED " + sender + " OptionalInt[" + value + "]")
                    .toList();
            assertEquals(expected, process.join());
        }
    }

    @Test
    void aReceiverThatWaitsIsWokenForEachValue() throws Exception {
        AtomicInteger latest = new AtomicInteger(-1);
        try (JavaProcess<Void> process = JavaProcess.builder("blocked")
                .blockedSignals(BLOCKED)
                .onReport(value -> latest.set((Integer) value))
                .start(() -> {
                    int value = 0;
                    while (value < 50) {
                        value = Signals.await(Set.of(RT), Duration.ofDays(1))
                                .orElseThrow()
                                .value()
                                .orElseThrow();
                        JavaProcess.report(value);
                    }
                })) {
            for (int i = 0; i <= 50; i++) {
                int value = i;
                Signals.queue(process.pid(), RT, value);
                Await.until(() -> latest.get() == value);
            }
            process.join();
        }
    }

    @Test
    void aPlainSignalComesWithItsSenderAndATimersWithNone() throws Exception {
        try (JavaProcess<String> process = launch(() -> {
            StringBuilder texts = new StringBuilder();
            try (SignalReceiver receiver = Signals.receiver(Set.of(Signal.USR1))) {
                texts.append(text(receiver.await()));
            }
            try (SignalReceiver receiver = Signals.receiver(Set.of(RT));
                    var timer = Signals.interval(RT, Duration.ofMillis(1), Duration.ofHours(1))) {
                texts.append(", ").append(timer.signal().equals(RT)).append(' ').append(text(receiver.await()));
            }
            return texts.toString();
        })) {
            Signals.send(process.pid(), Signal.USR1);
            assertEquals(
                    "SIGUSR1 SENT " + SELF + "/" + uid() + " OptionalInt.empty, true " + RT
                            + " TIMER nobody OptionalInt.empty",
                    process.join());
        }
    }

    @Test
    void whatAReceiverHasNotTakenIsThereForTheNext() throws Exception {
        try (JavaProcess<String> process = launch(() -> {
            long self = ProcessHandle.current().pid();
            for (int value = 1; value <= 3; value++) {
                Signals.queue(self, RT, value);
            }
            StringBuilder values = new StringBuilder();
            for (int i = 0; i < 3; i++) {
                try (SignalReceiver receiver = Signals.receiver(Set.of(RT))) {
                    values.append(receiver.await().value().orElseThrow());
                }
            }
            return values + " " + Signals.await(Set.of(RT), Duration.ZERO);
        })) {
            assertEquals("123 Optional.empty", process.join());
        }
    }

    @Test
    void lowerNumbersComeFirstAndHandledSignalsComeToTheSameReceiver() throws Exception {
        try (JavaProcess<String> process = launch(() -> {
            AtomicInteger handled = new AtomicInteger();
            StringBuilder signals = new StringBuilder();
            try (SignalReceiver receiver = Signals.receiver(Set.of(RT, OTHER_RT, Signal.USR1, Signal.TERM));
                    SignalRegistration counting = Signals.handle(Signal.TERM, s -> handled.incrementAndGet())) {
                long self = ProcessHandle.current().pid();
                Signals.queue(self, OTHER_RT, 1);
                Signals.queue(self, RT, 1);
                Signals.raise(Signal.USR1);
                Signals.raise(counting.signal());
                Await.until(() -> handled.get() == 1);
                for (int i = 0; i < 4; i++) {
                    SignalInfo info = receiver.await();
                    signals.append(info.signal())
                            .append(' ')
                            .append(info.origin())
                            .append(' ');
                }
            }
            return signals.toString();
        })) {
            String expected = "SIGTERM " + Origin.UNKNOWN + " SIGUSR1 " + Origin.SENT + " " + RT + " " + Origin.QUEUED
                    + " " + OTHER_RT + " " + Origin.QUEUED + " ";
            assertEquals(expected, process.join());
        }
    }

    @Test
    void receivingIsInterruptibleAndClosable() throws Exception {
        try (JavaProcess<String> process = launch(() -> {
            SignalReceiver receiver = Signals.receiver(Set.of(RT));
            FutureTask<SignalInfo> interrupted = new FutureTask<>(receiver::await);
            waiting(interrupted).interrupt();
            String failures = failure(interrupted);
            FutureTask<SignalInfo> closed = new FutureTask<>(receiver::await);
            waiting(closed);
            receiver.close();
            failures += " " + failure(closed);
            return failures;
        })) {
            assertEquals("InterruptedException IllegalStateException", process.join());
        }
    }

    private static Thread waiting(FutureTask<?> task) throws InterruptedException {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        Await.until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return thread;
    }

    private static String failure(FutureTask<?> task) throws InterruptedException {
        try {
            return "nothing but " + task.get();
        } catch (ExecutionException e) {
            return e.getCause().getClass().getSimpleName();
        }
    }

    @Test
    void aBlockedSignalIsRefusedToHandlersWhichWouldNeverSeeIt() throws Exception {
        try (JavaProcess<String> process = launch(() -> {
            try (SignalRegistration registration = Signals.handle(Signal.USR1, signal -> {})) {
                return "taken: " + registration;
            } catch (IllegalStateException e) {
                return e.getMessage();
            }
        })) {
            assertEquals(
                    "signal cannot be handled here: signal=SIGUSR1, reason=the JVM was launched with it blocked,"
                            + " so that no handler will see it; receive it",
                    process.join());
        }
    }

    @Test
    void theJvmKnowsWhatItWasLaunchedWith() throws Exception {
        try (JavaProcess<Boolean> process = launch(() -> Signals.blocked().equals(BLOCKED))) {
            assertTrue(process.join());
        }
        assertEquals(Set.of(), Signals.blocked());
    }

    @Test
    void blockingChildrensEndsLeavesExitCodesRightAndChildrenUnblocked() throws Exception {
        try (JavaProcess<String> process = launch(() -> {
            String jdk = "" + new ProcessBuilder("false").start().waitFor();
            String mask;
            try (var child = Command.of("grep", "SigBlk", "/proc/self/status")
                    .stdout(Output.pipe())
                    .start()) {
                mask = child.inputReader().readLine();
                jdk += " " + child.awaitExit();
            }
            return jdk + " " + mask.substring("SigBlk:".length()).strip();
        })) {
            assertEquals("1 " + new ExitStatus.Exited(0) + " 0000000000000000", process.join());
        }
    }

    @Test
    void receiversLeaveNoDescriptorOpen() throws Exception {
        try (JavaProcess<Long> process = launch(() -> {
            Set<Signal> signals = Set.of(RT);
            Signals.await(signals, Duration.ofNanos(1));
            long before = descriptors();
            for (int i = 0; i < 200; i++) {
                Signals.await(signals, Duration.ofNanos(1));
                Signals.receiver(signals).close();
            }
            return descriptors() - before;
        })) {
            assertEquals(0, process.join());
        }
    }

    private static long descriptors() throws Exception {
        try (Stream<Path> entries = Files.list(Path.of("/proc/self/fd"))) {
            return entries.count();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP", "SEGV", "USR2", "KILL", "QUIT"})
    void whatAJvmCannotHaveBlockedIsRefused(String name) {
        Signal signal = Signal.of(name);
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> JavaProcess.builder("blocked").blockedSignals(Set.of(signal)));
        assertEquals(
                "signal cannot be blocked: signal=SIG" + name + ", reason="
                        + signal.blockingRefusal().orElseThrow(),
                refused.getMessage());
    }

    @Test
    void queueingForAnEndedProcessIsToldAsSuch() throws Exception {
        long pid;
        try (JavaProcess<Integer> process = JavaProcess.start(() -> 1)) {
            pid = process.pid();
            process.join();
            process.process().awaitExit();
        }
        IpcException gone = assertThrows(IpcException.class, () -> Signals.queue(pid, RT, 1));
        assertEquals(
                "cannot queue signal " + RT.number() + ": operation=sigqueue, object=pid " + pid + ", errno=ESRCH",
                gone.getMessage());
    }
}

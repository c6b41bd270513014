package io.javaipc.signal;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.Capability;
import io.javaipc.process.JavaProcess;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract on the pure-Java platform, and what is refused there. */
class JavaSignalSendingTest extends SignalSendingContract {
    private static final long SELF = ProcessHandle.current().pid();

    @Test
    void whatThePlatformCannotDoIsRefusedByName() {
        Duration second = Duration.ofSeconds(1);
        Map<Runnable, Capability> refusals = Map.of(
                () -> Signals.send(1, Signal.USR1), Capability.ANY_SIGNAL,
                () -> Signals.raise(Signal.KILL), Capability.ANY_SIGNAL,
                () -> Signals.raise(Signal.URG), Capability.ANY_SIGNAL,
                () -> Signals.sendGroup(SELF, Signal.TERM), Capability.GROUP_SIGNALS,
                () -> Signals.queue(SELF, Signal.USR1, 1), Capability.QUEUED_SIGNALS,
                () -> Signals.alarm(second), Capability.SIGNAL_TIMERS,
                () -> Signals.interval(Signal.ALRM, second, second), Capability.SIGNAL_TIMERS,
                () -> start(JavaProcess.builder("blocked").blockedSignals(Set.of(Signal.USR1))),
                        Capability.QUEUED_SIGNALS);
        refusals.forEach((attempt, capability) -> {
            UnsupportedOperationException refused = assertThrows(UnsupportedOperationException.class, attempt::run);
            assertTrue(refused.getMessage().contains("capability=" + capability), refused::getMessage);
        });
    }

    private static void start(JavaProcess.Builder builder) {
        builder.start(() -> 1).close();
    }
}

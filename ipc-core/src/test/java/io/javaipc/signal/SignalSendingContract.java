package io.javaipc.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.IpcException;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Output;
import io.javaipc.testing.Programs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals between JVMs, as far as every platform can send them. */
public abstract class SignalSendingContract {
    private static final int ENDED_BY_TERM = 128 + 15;
    private static final int ENDED_BY_KILL = 128 + 9;

    /** For the implementations' tests. */
    protected SignalSendingContract() {}

    @Test
    void aSignalRunsTheHandlerOfAnotherJvm() throws Exception {
        try (ChildProcess child = SignalPrograms.start(SignalPrograms.Handling.command(Signal.TERM))) {
            Signals.send(child.pid(), Signal.TERM);
            assertEquals("SIGTERM", SignalPrograms.line(child));
            assertTrue(Signals.send(child.toHandle(), Signal.TERM));
            assertEquals("SIGTERM", SignalPrograms.line(child));
            assertTrue(child.isAlive());
            child.signal(Signal.KILL);
        }
    }

    @Test
    void killEndsAProcessWhateverItHandles() throws Exception {
        try (ChildProcess child = SignalPrograms.start(SignalPrograms.Handling.command(Signal.TERM))) {
            assertTrue(Signals.send(child.toHandle(), Signal.KILL));
            assertEquals(ENDED_BY_KILL, child.awaitExit().shellCode());
        }
    }

    @Test
    void anEndedProcessIsToldAsSuch() throws Exception {
        ProcessHandle handle;
        long pid;
        try (ChildProcess child = Command.of("sleep", "1000").start()) {
            handle = child.toHandle();
            pid = child.pid();
            child.signal(Signal.KILL);
            child.awaitExit();
        }
        assertFalse(Signals.send(handle, Signal.TERM));
        IpcException gone = assertThrows(IpcException.class, () -> Signals.send(pid, Signal.TERM));
        assertEquals("ESRCH", gone.errnoName().orElseThrow());
        assertEquals("pid " + pid, gone.object());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, -4711, 1L << 31, (1L << 32) + 1})
    void whatIsNoPidIsRefusedBeforeItReachesAGroupOrEverybody(long pid) {
        for (Runnable attempt :
                List.<Runnable>of(() -> Signals.send(pid, Signal.TERM), () -> Signals.queue(pid, Signal.TERM, 1))) {
            IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, attempt::run);
            assertTrue(refused.getMessage().startsWith("not a process: pid=" + pid + ", reason="), refused::getMessage);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 0, -1, -4711, 1L << 31})
    void whatIsNoGroupIsRefusedBeforeItReachesEverybody(long group) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Signals.sendGroup(group, Signal.TERM));
        assertTrue(refused.getMessage().startsWith("not a process group: group=" + group), refused::getMessage);
    }

    @Test
    void closingGivesTermBackToTheJvmAndItsShutdownHooks() throws Exception {
        try (ChildProcess child = SignalPrograms.start(Programs.java(SignalPrograms.GivingBack.class))) {
            Signals.send(child.pid(), Signal.TERM);
            assertEquals(ENDED_BY_TERM, child.awaitExit().shellCode());
            assertEquals("hook", SignalPrograms.line(child));
        }
    }

    @Test
    void aResetTermEndsTheJvmWithoutItsShutdownHooks() throws Exception {
        try (ChildProcess child = SignalPrograms.start(Programs.java(SignalPrograms.GivingBack.class, "reset"))) {
            Signals.send(child.pid(), Signal.TERM);
            assertEquals(ENDED_BY_TERM, child.awaitExit().shellCode());
            assertNull(SignalPrograms.line(child));
        }
    }

    @Test
    void whatAHandlerThrowsIsLogged() throws Exception {
        Command command = Programs.java(
                        List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=error"), SignalPrograms.Failing.class)
                .stderr(Output.pipe());
        try (ChildProcess child = SignalPrograms.start(command)) {
            Signals.send(child.pid(), Signal.TERM);
            assertEquals("SIGTERM", SignalPrograms.line(child));
            // the program ends with its second handler
            String log = new String(child.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(log.contains("signal handler failed: signal=SIGTERM"), log);
            assertTrue(log.contains("java.lang.IllegalStateException: failed on purpose"), log);
        }
    }
}

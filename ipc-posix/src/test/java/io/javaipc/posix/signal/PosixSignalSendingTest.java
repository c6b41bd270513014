package io.javaipc.posix.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.javaipc.platform.IpcException;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.ExitStatus;
import io.javaipc.process.Input;
import io.javaipc.process.Output;
import io.javaipc.signal.Signal;
import io.javaipc.signal.SignalPrograms;
import io.javaipc.signal.SignalRegistration;
import io.javaipc.signal.SignalSendingContract;
import io.javaipc.signal.Signals;
import io.javaipc.testing.Await;
import io.javaipc.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The contract on Linux, and what can be sent there besides. */
class PosixSignalSendingTest extends SignalSendingContract {
    private static final Path LAST_PID = Path.of("/proc/sys/kernel/ns_last_pid");

    @Test
    void anySignalThatAJvmHandsOverCanBeSent() throws Exception {
        Signal[] signals = Signal.standard().stream()
                .filter(signal -> signal.refusal().isEmpty())
                .toArray(Signal[]::new);
        try (ChildProcess child = SignalPrograms.start(SignalPrograms.Handling.command(signals))) {
            for (Signal signal : signals) {
                Signals.send(child.pid(), signal);
                assertEquals(signal.toString(), SignalPrograms.line(child));
                assertTrue(Signals.send(child.toHandle(), signal));
                assertEquals(signal.toString(), SignalPrograms.line(child));
            }
            child.signal(Signal.KILL);
        }
    }

    @Test
    void aJvmWithoutAHandlerDiesOfTheSignalAndItsStatusSaysSo() throws Exception {
        for (Signal signal : Set.of(Signal.USR1, Signal.ALRM, Signal.realTime(3))) {
            try (ChildProcess child = SignalPrograms.start(SignalPrograms.Handling.command())) {
                Signals.send(child.pid(), signal);
                assertEquals(new ExitStatus.Signaled(signal, false), child.awaitExit());
            }
        }
    }

    @Test
    void aResetTermEndsTheJvmByThatSignal() throws Exception {
        try (ChildProcess child = SignalPrograms.start(Programs.java(SignalPrograms.GivingBack.class, "reset"))) {
            Signals.send(child.pid(), Signal.TERM);
            assertEquals(new ExitStatus.Signaled(Signal.TERM, false), child.awaitExit());
        }
    }

    @Test
    void aGroupsProcessesAllGetTheSignal() throws Exception {
        Command leader = Programs.java(Family.class).newProcessGroup();
        try (ChildProcess outsider = SignalPrograms.start(SignalPrograms.Handling.command(Signal.USR1));
                ChildProcess child = SignalPrograms.start(leader)) {
            Signals.sendGroup(child.pid(), Signal.USR1);
            Set<String> told = new TreeSet<>();
            told.add(SignalPrograms.line(child));
            told.add(SignalPrograms.line(child));
            assertEquals(Set.of("leader SIGUSR1", "SIGUSR1"), told);
            Signals.sendGroup(child.pid(), Signal.KILL);
            // nothing but what it is sent now: the group's signal has not reached it
            Signals.send(outsider.pid(), Signal.USR1);
            assertEquals("SIGUSR1", SignalPrograms.line(outsider));
            outsider.signal(Signal.KILL);
            assertEquals(null, SignalPrograms.line(outsider));
        }
    }

    /** Leads a group of two, who both handle {@code USR1}. */
    private static final class Family {
        public static void main(String[] arguments) throws Exception {
            Signals.handle(Signal.USR1, signal -> System.out.println("leader " + signal));
            Command member = SignalPrograms.Handling.command(Signal.USR1).stdin(Input.empty());
            // its "ready" is the family's
            try (ChildProcess child = member.stdout(Output.inherit()).start()) {
                child.awaitExit();
            }
        }
    }

    @Test
    void aGroupThatIsGoneIsToldAsSuch() throws Exception {
        long group;
        try (ChildProcess child = Command.of("true").newProcessGroup().start()) {
            group = child.pid();
            child.awaitExit();
        }
        IpcException gone = assertThrows(IpcException.class, () -> Signals.sendGroup(group, Signal.TERM));
        assertEquals("ESRCH", gone.errnoName().orElseThrow());
        assertEquals("group " + group, gone.object());
    }

    @Test
    void aStrangerThatGotThePidIsNeverSignalled() throws Exception {
        assumeTrue(Files.isWritable(LAST_PID) && System.getProperty("user.name").equals("root"));
        ChildProcess meant = Command.of("sleep", "1000").start();
        ProcessHandle handle = meant.toHandle();
        // the kernel tells start times in hundredths of a second
        long start = System.nanoTime();
        Await.until(() -> System.nanoTime() - start > Duration.ofMillis(30).toNanos());
        meant.signal(Signal.KILL);
        meant.awaitExit();
        meant.close();
        try (ChildProcess stranger = startAs(meant.pid())) {
            assertFalse(Signals.send(handle, Signal.KILL));
            assertTrue(Signals.send(stranger.toHandle(), Signal.STOP));
            assertTrue(Signals.send(stranger.toHandle(), Signal.CONT));
            assertTrue(stranger.isAlive());
            Signals.send(stranger.toHandle(), Signal.TERM);
            assertEquals(new ExitStatus.Signaled(Signal.TERM, false), stranger.awaitExit());
        }
    }

    private static ChildProcess startAs(long pid) throws IOException {
        while (true) {
            Files.writeString(LAST_PID, String.valueOf(pid - 1));
            ChildProcess child = Command.of("sleep", "1000").start();
            if (child.pid() == pid) {
                return child;
            }
            // somebody else was quicker
            child.signal(Signal.KILL);
            child.close();
        }
    }

    @Test
    void raiseWithoutAHandlerDoesWhatTheSystemDoes() {
        Signals.raise(Signal.CONT);
        Signals.raise(Signal.URG);
        try (SignalRegistration reset = Signals.reset(Signal.CHLD)) {
            Signals.raise(reset.signal());
        }
    }

    @Test
    void sendingLeavesNoDescriptorOpen() throws Exception {
        try (ChildProcess child = Command.of("sleep", "1000").start()) {
            ProcessHandle handle = child.toHandle();
            Signals.send(handle, Signal.CONT);
            long before = descriptors();
            for (int i = 0; i < 200; i++) {
                assertTrue(Signals.send(handle, Signal.CONT));
            }
            assertEquals(before, descriptors());
            child.signal(Signal.KILL);
            child.awaitExit();
            for (int i = 0; i < 200; i++) {
                assertFalse(Signals.send(handle, Signal.CONT));
            }
        }
    }

    private static long descriptors() throws IOException {
        try (var entries = Files.list(Path.of("/proc/self/fd"))) {
            return entries.count();
        }
    }
}

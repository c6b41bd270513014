package io.javaipc.posix.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.javaipc.platform.TerminalSize;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Input;
import io.javaipc.process.Output;
import io.javaipc.process.ProcessInfo;
import io.javaipc.process.ProcessState;
import io.javaipc.process.ProcessTableContract;
import io.javaipc.signal.Signal;
import io.javaipc.testing.Await;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The process table of children that are started natively. */
class PosixProcessTableTest extends ProcessTableContract {
    @Test
    void aNewProcessGroupIsTold() {
        try (ChildProcess leader = Command.of("sleep", "1000").newProcessGroup().start()) {
            ProcessInfo info = ProcessInfo.of(leader.pid()).orElseThrow();
            assertEquals(OptionalLong.of(leader.pid()), info.processGroup());
            assertEquals(ProcessInfo.current().session(), info.session());
        }
    }

    @Test
    void aNewSessionIsToldAndHasNoTerminal() {
        try (ChildProcess leader = Command.of("sleep", "1000").newSession().start()) {
            ProcessInfo info = ProcessInfo.of(leader.pid()).orElseThrow();
            assertEquals(OptionalLong.of(leader.pid()), info.session());
            assertEquals(OptionalLong.of(leader.pid()), info.processGroup());
            assertEquals(Optional.empty(), info.terminal());
        }
    }

    @Test
    void theTerminalIsTheOneThatTheChildNames() throws Exception {
        Command tty = Command.of("sh", "-c", "tty; read line").terminal(new TerminalSize(80, 24));
        try (ChildProcess child = tty.start()) {
            String named = child.inputReader().readLine().strip();
            ProcessInfo info = ProcessInfo.of(child.pid()).orElseThrow();
            assertEquals(named, "/dev/" + info.terminal().orElseThrow());
        }
    }

    @Test
    void theUserIsTheOneThatItActsAs() throws Exception {
        assumeTrue(ProcessInfo.current().user().equals(Optional.of("root")), "only root may become another user");
        try (ChildProcess child = Command.of("sleep", "1000").user("nobody").start()) {
            Await.until(() -> ProcessInfo.of(child.pid()).orElseThrow().name().equals(Optional.of("sleep")));
            assertEquals(
                    Optional.of("nobody"),
                    ProcessInfo.of(child.pid()).orElseThrow().user());
        }
    }

    @Test
    void aFrozenChildIsStopped() throws Exception {
        try (ChildProcess child = Command.of("sleep", "1000").start()) {
            assertTrue(child.signal(Signal.STOP));
            Await.until(
                    () -> ProcessInfo.of(child.pid()).orElseThrow().state().equals(Optional.of(ProcessState.STOPPED)));
            child.signal(Signal.CONT);
        }
    }

    @Test
    void argumentsOfAllScriptsAreVerbatim() throws Exception {
        List<String> words = List.of("sh", "-c", "echo ready; read line", "größer", "日本語", "🐚");
        try (ChildProcess child =
                Command.of(words).stdin(Input.pipe()).stdout(Output.pipe()).start()) {
            assertEquals("ready", child.inputReader().readLine());
            assertEquals(words, ProcessInfo.of(child.pid()).orElseThrow().commandLine());
            child.getOutputStream().close();
        }
    }
}

package io.javaipc.posix.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

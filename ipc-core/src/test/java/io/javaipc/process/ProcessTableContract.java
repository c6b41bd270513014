package io.javaipc.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.testing.Await;
import io.javaipc.testing.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the process table tells of real processes, whichever platform starts them. */
public abstract class ProcessTableContract {
    private static final Command SLEEP = Command.of("sleep", "1000");

    @Test
    void thisProcessIsInItAsTheJdkKnowsIt() {
        ProcessTable table = ProcessTable.snapshot();
        ProcessHandle self = ProcessHandle.current();
        ProcessInfo info = table.current();
        assertEquals(self.pid(), info.pid());
        assertEquals(OptionalLong.of(self.parent().orElseThrow().pid()), info.ppid());
        assertEquals(self.info().startInstant(), info.start());
        assertEquals(self.info().user(), info.user());
        assertEquals(Path.of("java"), Path.of(info.commandLine().get(0)).getFileName());
        assertEquals(Optional.of("java"), info.name());
        assertTrue(info.threads().orElseThrow() > 1);
        assertTrue(info.residentBytes().orElseThrow() > 1 << 20);
        assertTrue(info.virtualBytes().orElseThrow() > info.residentBytes().orElseThrow());
        assertEquals(
                info.cpuTime().orElseThrow(),
                info.userTime().orElseThrow().plus(info.systemTime().orElseThrow()));
        assertTrue(ProcessInfo.current().isSameProcess(info));
    }

    @Test
    void theParentIsTheOneThatTheJdkKnows() {
        ProcessTable table = ProcessTable.snapshot();
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        assertEquals(parent.pid(), table.parent().orElseThrow().pid());
        assertEquals(parent.info().startInstant(), table.parent().orElseThrow().start());
    }

    @Test
    void aChildIsInItWithItsParentGroupAndSession() throws Exception {
        try (ChildProcess child = SLEEP.start()) {
            Await.until(() -> infoOf(child).commandLine().equals(SLEEP.words()));
            ProcessTable table = ProcessTable.snapshot();
            ProcessInfo info = table.find(child.pid()).orElseThrow();
            assertEquals(OptionalLong.of(ProcessHandle.current().pid()), info.ppid());
            assertEquals(table.current().processGroup(), info.processGroup());
            assertEquals(table.current().session(), info.session());
            assertEquals(table.current().user(), info.user());
            assertEquals(child.toHandle().info().startInstant(), info.start());
            assertEquals(Optional.of("sleep"), info.name());
            assertEquals(1, info.threads().orElseThrow());
            assertTrue(table.children(ProcessHandle.current().pid()).contains(info));
            assertTrue(table.processes().contains(info));
        }
    }

    @Test
    void aChildThatWasReapedIsNotInItAnyMore() throws Exception {
        ChildProcess child = SLEEP.start();
        child.close();
        assertEquals(Optional.empty(), ProcessInfo.of(child.pid()));
        assertEquals(Optional.empty(), ProcessTable.snapshot().find(child.pid()));
    }

    @Test
    void theCommandLineIsVerbatim() throws Exception {
        List<String> words = List.of(
                "sh",
                "-c",
                "echo ready; read line",
                "",
                "two words",
                " ",
                "\"quoted\"",
                "a\nb",
                "",
                "x".repeat(100_000));
        try (ChildProcess child =
                Command.of(words).stdin(Input.pipe()).stdout(Output.pipe()).start()) {
            assertEquals("ready", child.inputReader().readLine());
            assertEquals(words, infoOf(child).commandLine());
            child.getOutputStream().close();
        }
    }

    @Test
    void aSleeperSleepsAndASpinnerRunsAndUsesTime() throws Exception {
        try (ChildProcess sleeper = SLEEP.start();
                ChildProcess spinner = Programs.java(Spinner.class).start()) {
            Await.until(() -> hasState(sleeper.pid(), ProcessState.SLEEPING));
            CpuSampler sampler = new CpuSampler();
            Duration before = infoOf(spinner).cpuTime().orElseThrow();
            Await.until(
                    () -> infoOf(spinner).cpuTime().orElseThrow().minus(before).compareTo(Duration.ofMillis(500)) > 0);
            CpuSample sample = sampler.sample();
            assertTrue(sample.percent(infoOf(spinner)) > 0);
            assertTrue(sample.percent(infoOf(spinner)) > sample.percent(infoOf(sleeper)));
            assertTrue(sample.totalPercent() >= sample.percent(infoOf(spinner)));
            assertTrue(sample.processors() > 0);
            assertTrue(infoOf(spinner).userTime().orElseThrow().compareTo(Duration.ZERO) > 0);
        }
    }

    @Test
    void aStoppedProcessIsStopped() throws Exception {
        try (ShellFamily family = ShellFamily.start()) {
            family.stop();
            Await.until(() -> hasState(family.shellPid(), ProcessState.STOPPED));
            family.resume();
            Await.until(() -> hasState(family.shellPid(), ProcessState.SLEEPING));
        }
    }

    @Test
    void aProcessThatNobodyWaitedForIsAZombieUntilSomebodyDoes() throws Exception {
        try (ShellFamily family = ShellFamily.start()) {
            family.stop();
            Await.until(() -> hasState(family.shellPid(), ProcessState.STOPPED));
            family.killChild();
            Await.until(() -> hasState(family.childPid(), ProcessState.ZOMBIE));
            ProcessTable table = ProcessTable.snapshot();
            ProcessInfo zombie = table.find(family.childPid()).orElseThrow();
            assertEquals(OptionalLong.of(family.shellPid()), zombie.ppid());
            assertEquals(List.of(), zombie.commandLine());
            assertEquals("[sleep]", zombie.commandText());
            assertEquals(0, zombie.residentBytes().orElseThrow());
            assertEquals(List.of(zombie), table.children(family.shellPid()));
            family.resume();
            Await.untilGone(family.childPid());
        }
    }

    @Test
    void theTreeHasGrandchildren() throws Exception {
        try (ShellFamily family = ShellFamily.start()) {
            ProcessTree.Node self = ProcessTable.snapshot()
                    .tree()
                    .find(ProcessHandle.current().pid())
                    .orElseThrow();
            assertEquals(
                    List.of(ProcessHandle.current().pid(), family.shellPid(), family.childPid()),
                    self.walk().map(node -> node.process().pid()).toList());
            Await.until(() ->
                    ProcessInfo.of(family.childPid()).flatMap(ProcessInfo::name).equals(Optional.of("sleep")));
            String drawing = ProcessTable.snapshot()
                    .tree()
                    .find(family.shellPid())
                    .orElseThrow()
                    .render();
            assertEquals("sh(" + family.shellPid() + ")---sleep(" + family.childPid() + ")\n", drawing);
        }
    }

    @Test
    void aThreadIsNoProcess() throws Exception {
        long self = ProcessHandle.current().pid();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            Set<Long> threads = tasks.map(
                            task -> Long.valueOf(task.getFileName().toString()))
                    .filter(thread -> thread != self)
                    .collect(Collectors.toSet());
            assertFalse(threads.isEmpty());
            for (long thread : threads) {
                assertEquals(Optional.empty(), ProcessInfo.of(thread));
            }
        }
    }

    @Test
    void pidsThatCannotBeAreNobodys() {
        for (long pid : new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}) {
            assertEquals(Optional.empty(), ProcessInfo.of(pid));
            assertEquals(Optional.empty(), ProcessTable.snapshot().find(pid));
        }
    }

    @Test
    void anInterruptedThreadReadsItAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        ProcessTable table = ProcessTable.snapshot();
        assertTrue(Thread.interrupted());
        assertTrue(table.current().state().isPresent());
    }

    @Test
    void hundredsOfProcessesMayComeAndGoMeanwhile() throws Exception {
        int many = 300;
        AtomicBoolean done = new AtomicBoolean();
        List<ProcessTable> seen = new ArrayList<>();
        Thread churn = new Thread(() -> startAndEnd(many, done), "churn");
        churn.start();
        try (ChildProcess steady = SLEEP.start()) {
            while (!done.get()) {
                ProcessTable table = ProcessTable.snapshot();
                assertTrue(table.find(steady.pid()).isPresent());
                table.tree().render();
                seen.add(table);
            }
            assertEquals(
                    1,
                    ProcessTable.snapshot()
                            .children(ProcessHandle.current().pid())
                            .size());
        } finally {
            churn.join();
        }
        Set<Long> cameAndWent = seen.stream()
                .flatMap(table -> table.children(ProcessHandle.current().pid()).stream())
                .map(ProcessInfo::pid)
                .collect(Collectors.toSet());
        assertTrue(cameAndWent.size() > 1, "the churn was seen");
    }

    private static void startAndEnd(int many, AtomicBoolean done) {
        List<ChildProcess> children = new ArrayList<>();
        try {
            for (int i = 0; i < many; i++) {
                children.add(SLEEP.start());
                if (i % 2 == 1) {
                    children.remove(0).destroyForcibly();
                }
            }
        } finally {
            children.forEach(ChildProcess::destroyForcibly);
            children.forEach(ChildProcess::close);
            done.set(true);
        }
    }

    private static ProcessInfo infoOf(ChildProcess child) {
        return ProcessInfo.of(child.pid()).orElseThrow();
    }

    private static boolean hasState(long pid, ProcessState state) {
        return ProcessInfo.of(pid).flatMap(ProcessInfo::state).equals(Optional.of(state));
    }
}

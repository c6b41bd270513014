package io.javaipc.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.javaipc.platform.IoPriority;
import io.javaipc.platform.IoPriority.SchedulingClass;
import io.javaipc.platform.IpcException;
import io.javaipc.platform.Limit;
import io.javaipc.platform.Platform;
import io.javaipc.platform.ProcessControl;
import io.javaipc.platform.ResourceLimit;
import io.javaipc.platform.StateChange;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Children;
import io.javaipc.process.Command;
import io.javaipc.process.ExitStatus;
import io.javaipc.process.Input;
import io.javaipc.process.Output;
import io.javaipc.process.ProcessStartException;
import io.javaipc.signal.Signal;
import io.javaipc.testing.Await;
import io.javaipc.testing.PlatformContract;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Programs;
import io.javaipc.testing.program.StartsSleeper;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a child has that its parent has not. */
class ProcessAttributesTest extends PlatformContract {
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final ProcessControl control = Platform.current().processControl();

    @TempDir
    Path directory;

    ProcessAttributesTest() {
        super("posix");
    }

    private static Command waiting() {
        return Command.of("cat").stdin(Input.pipe());
    }

    @Test
    void theNiceValueIsSet() {
        try (ChildProcess child = waiting().nice(7).start()) {
            assertEquals(7, control.nice(child.pid()));
            assertEquals(0, control.nice(ProcessHandle.current().pid()));
        }
    }

    @Test
    void limitsAreSet() {
        try (ChildProcess child = waiting()
                .limit(ResourceLimit.OPEN_FILES, new Limit(50, 60))
                .limit(ResourceLimit.CORE_BYTES, Limit.of(0))
                .start()) {
            assertEquals(new Limit(50, 60), control.limit(child.pid(), ResourceLimit.OPEN_FILES));
            assertEquals(Limit.of(0), control.limit(child.pid(), ResourceLimit.CORE_BYTES));
        }
    }

    @Test
    void aLimitThatCannotBeSetLeavesNoChild() {
        Command impossible = waiting().limit(ResourceLimit.OPEN_FILES, Limit.of(Limit.UNLIMITED));
        ProcessStartException refused = assertThrows(ProcessStartException.class, impossible::start);
        assertTrue(refused.getMessage().contains("OPEN_FILES"), refused::getMessage);
        assertTrue(refused.getMessage().contains("EPERM"), refused::getMessage);
        assertEquals(0, ProcessHandle.current().children().count());
    }

    @Test
    void theProcessorsAreSet() {
        int last = Runtime.getRuntime().availableProcessors() - 1;
        try (ChildProcess child = waiting().processors(last).start()) {
            assertEquals(Set.of(last), control.affinity(child.pid()));
        }
    }

    @Test
    void theIoPriorityIsSet() {
        IoPriority idle = new IoPriority(SchedulingClass.IDLE, 0);
        try (ChildProcess child = waiting().ioPriority(idle).start()) {
            assertEquals(SchedulingClass.IDLE, control.ioPriority(child.pid()).schedulingClass());
        }
    }

    @Test
    void theUmaskIsTheChildsAlone() throws Exception {
        Path theirs = directory.resolve("theirs");
        Command.of("touch", theirs.toString()).umask(077).run();
        Path ours = Files.createFile(directory.resolve("ours"));
        Path later = directory.resolve("later");
        Command.of("touch", later.toString()).run();
        assertEquals("rw-------", permissions(theirs));
        assertEquals(permissions(ours), permissions(later));
        assertFalse(permissions(ours).equals(permissions(theirs)));
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void anotherUserRunsIt() throws Exception {
        assumeTrue(ROOT, "changing the user needs privileges");
        assertEquals("nobody nogroup nogroup\n", idOf(Command.of("id").user("nobody")));
    }

    @Test
    void anotherGroupRunsIt() throws Exception {
        assumeTrue(ROOT, "changing the group needs privileges");
        assertEquals("root daemon daemon\n", idOf(Command.of("id").group("daemon")));
    }

    private static String idOf(Command id) throws InterruptedException {
        StringBuilder words = new StringBuilder();
        for (String flag : List.of("-un", "-gn", "-Gn")) {
            words.append(id.arguments(flag).run().output().strip()).append(' ');
        }
        return words.toString().strip() + "\n";
    }

    @Test
    void limitsOfAnotherUsersChildAreSetToo() throws Exception {
        assumeTrue(ROOT, "changing the user needs privileges");
        Command limited = Command.of("sh", "-c", "ulimit -Sn; ulimit -Hn; id -un")
                .user("nobody")
                .limit(ResourceLimit.OPEN_FILES, new Limit(50, 60))
                .limit(ResourceLimit.CORE_BYTES, Limit.of(0));
        for (int round = 0; round < 10; round++) {
            assertEquals(
                    List.of("50", "60", "nobody"),
                    limited.run().output().lines().toList());
        }
    }

    @Test
    void anUnknownUserIsToldByName() {
        Command command = Command.of("id").user("no-such-user");
        ProcessStartException refused = assertThrows(ProcessStartException.class, command::start);
        assertTrue(refused.getMessage().contains("no such user"), refused::getMessage);
        assertTrue(refused.getMessage().contains("no-such-user"), refused::getMessage);
    }

    @Test
    void aMissingProgramOfAnotherUserIsToldAsMissing() {
        Command command = Command.of("/no/such/program").dieWithParent();
        ProcessStartException refused = assertThrows(ProcessStartException.class, command::start);
        assertTrue(refused.getMessage().contains("reason=no such program"), refused::getMessage);
        assertEquals("ENOENT", refused.errnoName().orElseThrow());
    }

    @Test
    void aNewSessionHasNoTerminal() throws Exception {
        try (ChildProcess child = waiting().newSession().start()) {
            assertEquals(child.pid(), Proc.session(child.pid()));
            assertEquals(child.pid(), Proc.processGroup(child.pid()));
        }
    }

    @Test
    void aChildThatDiesWithItsParentDoes() throws Exception {
        long child = sleeperOfAKilledParent("dieWithParent");
        Await.until(() -> !Proc.runs(child));
    }

    @Test
    void anOrdinaryChildOutlivesItsParent() throws Exception {
        long child = sleeperOfAKilledParent("ordinary");
        assertTrue(Proc.runs(child));
        end(child);
    }

    @Test
    void aDetachedChildOutlivesItsParentInASessionOfItsOwn() throws Exception {
        long child = sleeperOfAKilledParent("detached");
        assertTrue(Proc.runs(child));
        assertEquals(child, Proc.session(child));
        end(child);
    }

    private static long sleeperOfAKilledParent(String how) throws Exception {
        try (ChildProcess parent = Programs.java(StartsSleeper.class, how)
                        .stdout(Output.pipe())
                        .start();
                BufferedReader lines = parent.inputReader()) {
            long sleeper = Long.parseLong(lines.readLine());
            parent.signal(Signal.KILL);
            assertEquals(new ExitStatus.Signaled(Signal.KILL, false), parent.awaitExit());
            return sleeper;
        }
    }

    private static void end(long pid) throws InterruptedException {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        Await.until(() -> !Proc.runs(pid));
    }

    @Test
    void aChildDoesNotDieWithTheThreadThatStartedIt() throws Exception {
        BlockingQueue<ChildProcess> started = new LinkedBlockingQueue<>();
        Thread starter = new Thread(() -> started.add(waiting().dieWithParent().start()));
        starter.start();
        starter.join();
        try (ChildProcess child = started.take()) {
            // the signal would come at the thread's end, which is over: an echo proves that the child lives
            child.getOutputStream().write('x');
            assertTrue(child.isAlive());
            assertFalse(child.toHandle().info().command().isEmpty());
        }
    }

    @Test
    void aDetachedChildIsNotEndedByClosing() throws Exception {
        ChildProcess child = Command.of("sleep", "1000").detached().start();
        child.close();
        assertTrue(child.isAlive());
        assertFalse(Children.active().contains(child));
        child.signal(Signal.KILL);
        child.awaitExit();
    }

    @Test
    void stopsAndContinuationsAreTold() throws Exception {
        BlockingQueue<StateChange> changes = new LinkedBlockingQueue<>();
        try (ChildProcess child = waiting().start()) {
            child.onStateChange(changes::add);
            child.signal(Signal.STOP);
            assertEquals(new StateChange(true, Signal.STOP.number()), changes.take());
            child.signal(Signal.CONT);
            assertEquals(new StateChange(false, Signal.CONT.number()), changes.take());
        }
        assertEquals(List.of(), List.copyOf(changes));
    }

    @Test
    void watchingAChildLeavesItsEndToTheReaper() throws Exception {
        ChildProcess child =
                Command.of("sh", "-c", "read x; exit 9").stdin(Input.pipe()).start();
        child.onStateChange(change -> {});
        child.getOutputStream().close();
        assertEquals(new ExitStatus.Exited(9), child.awaitExit());
    }

    @Test
    void controllingAProcessThatIsGoneIsTold() throws Exception {
        ChildProcess child = Command.of("true").start();
        child.awaitExit();
        IpcException gone = assertThrows(IpcException.class, () -> control.setNice(child.pid(), 5));
        assertEquals("ESRCH", gone.errnoName().orElseThrow());
        assertTrue(gone.getMessage().contains(String.valueOf(child.pid())), gone::getMessage);
    }

    @Test
    void allThreadsOfAProcessGetTheNiceValue() throws Exception {
        try (ChildProcess jvm = Programs.java(StartsSleeper.class, "ordinary")
                .stdout(Output.pipe())
                .start()) {
            long sleeper = Long.parseLong(jvm.inputReader().readLine());
            control.setNice(jvm.pid(), 3);
            for (Path task : Files.list(Path.of("/proc/" + jvm.pid() + "/task")).toList()) {
                assertEquals(3, control.nice(Long.parseLong(task.getFileName().toString())));
            }
            end(sleeper);
        }
    }
}

package io.javaipc.posix.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.Descriptors;
import io.javaipc.platform.Descriptors.Access;
import io.javaipc.platform.Limit;
import io.javaipc.platform.Platform;
import io.javaipc.platform.ResourceLimit;
import io.javaipc.posix.program.ShowsSignalsOfChild;
import io.javaipc.process.ChildProcess;
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
import io.javaipc.testing.Running;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a child has and has not of its parent, beyond what every platform promises. */
class ChildSetupTest extends PlatformContract {
    private static final String NONE = "0000000000000000";
    private static final int CLOSE_ON_EXEC = 02000000;

    private final Descriptors descriptors = Platform.current().descriptors();

    @TempDir
    Path directory;

    ChildSetupTest() {
        super("posix");
    }

    @Test
    void aChildHasItsStandardStreamsAndNothingElse() throws IOException {
        try (FileInputStream leaky = new FileInputStream(file("leaky", "").toFile());
                ChildProcess child = startCat(Command.of("cat"))) {
            int number = numberOf("leaky");
            assertEquals(0, flags(number) & CLOSE_ON_EXEC, "the JDK does not leak this any more");
            assertEquals(Set.of(0, 1, 2), Proc.descriptors(child.pid()).keySet());
            assertEquals(0, leaky.available());
        }
    }

    @Test
    void aChildHasNothingOfItsSiblings() throws IOException {
        try (ChildProcess first = startCat(Command.of("cat"));
                ChildProcess second = startCat(Command.of("cat"))) {
            assertEquals(Set.of(0, 1, 2), Proc.descriptors(second.pid()).keySet());
            first.getOutputStream().close();
            // had the second the writing end as well, the first would read on
            assertTrue(first.onExit().join().exitValue() == 0);
        }
    }

    private int numberOf(String name) {
        return Proc.descriptors(ProcessHandle.current().pid()).entrySet().stream()
                .filter(entry -> entry.getValue().equals(directory.resolve(name).toString()))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static int flags(int number) throws IOException {
        return Integer.parseInt(Proc.field(Files.readString(Path.of("/proc/self/fdinfo/" + number)), "flags"), 8);
    }

    @Test
    void aChildBlocksAndIgnoresNoSignal() throws IOException {
        String own = Files.readString(Path.of("/proc/thread-self/status"));
        assertNotEquals(NONE, Proc.field(own, "SigBlk"), "a thread of this JVM blocks nothing any more");
        try (ChildProcess child =
                Command.of("cat", "/proc/self/status").stdout(Output.pipe()).start()) {
            String status = Running.text(child.getInputStream());
            assertEquals(NONE, Proc.field(status, "SigBlk"));
            assertEquals(NONE, Proc.field(status, "SigIgn"));
        }
    }

    @Test
    void aChildIgnoresNothingThatItsParentWasStartedToIgnore() throws IOException {
        Command program = Programs.java(ShowsSignalsOfChild.class);
        List<String> words = new ArrayList<>(List.of("nohup"));
        words.addAll(program.words());
        try (ChildProcess child = Command.of(words).stdout(Output.pipe()).start()) {
            assertEquals(NONE, Proc.field(Running.text(child.getInputStream()), "SigIgn"));
        }
    }

    @Test
    void aProcessGroupIsNewWhenAskedFor() throws IOException {
        Command cat = Command.of("cat");
        try (ChildProcess inOurs = startCat(cat);
                ChildProcess inItsOwn = startCat(cat.newProcessGroup())) {
            assertEquals(Proc.processGroup(ProcessHandle.current().pid()), Proc.processGroup(inOurs.pid()));
            assertEquals(inItsOwn.pid(), Proc.processGroup(inItsOwn.pid()));
        }
    }

    @Test
    void everyDeathBySignalIsToldAsSuch() throws InterruptedException {
        for (Signal signal : List.of(Signal.HUP, Signal.QUIT, Signal.ABRT, Signal.SEGV, Signal.PIPE, Signal.of(34))) {
            ChildProcess child = Command.of("sleep", "1000").start();
            assertTrue(child.signal(signal));
            ExitStatus.Signaled death = assertInstanceOf(ExitStatus.Signaled.class, child.awaitExit());
            assertEquals(signal, death.signal());
            assertEquals(128 + signal.number(), child.exitValue());
        }
    }

    @Test
    void aCoreDumpIsTold() throws Exception {
        String pattern = Files.readString(Path.of("/proc/sys/kernel/core_pattern"));
        assumeTrue(pattern.matches("[^|/]+"), "core dumps do not go to the working directory");
        Command crashes = Command.of("sh", "-c", "read line; kill -SEGV $$")
                .directory(directory)
                .stdin(Input.pipe());
        assertEquals(new ExitStatus.Signaled(Signal.SEGV, false), endOf(crashes, Limit.of(0)));
        assumeTrue(mayRaiseTheLimit(), "core dumps are not allowed here");
        assertEquals(new ExitStatus.Signaled(Signal.SEGV, true), endOf(crashes, Limit.of(Limit.UNLIMITED)));
    }

    private static boolean mayRaiseTheLimit() {
        long self = ProcessHandle.current().pid();
        return "root".equals(System.getProperty("user.name"))
                || Platform.current()
                                .processControl()
                                .limit(self, ResourceLimit.CORE_BYTES)
                                .hard()
                        == Limit.UNLIMITED;
    }

    private static ExitStatus endOf(Command command, Limit coreBytes) throws IOException, InterruptedException {
        try (ChildProcess child =
                command.limit(ResourceLimit.CORE_BYTES, coreBytes).start()) {
            child.getOutputStream().close();
            return child.awaitExit();
        }
    }

    @Test
    void inheritedDescriptorsHaveTheNumbersAskedForAndGapsAreClosed() throws IOException {
        try (Descriptor first = descriptors.openFile(file("first", ""), Access.READ);
                Descriptor second = descriptors.openFile(file("second", ""), Access.READ);
                ChildProcess child =
                        startCat(Command.of("cat").inherit(5, first).inherit(19, second))) {
            Map<Integer, String> open = Proc.descriptors(child.pid());
            assertEquals(Set.of(0, 1, 2, 5, 19), open.keySet());
            assertEquals(directory.resolve("first").toString(), open.get(5));
            assertEquals(directory.resolve("second").toString(), open.get(19));
            assertTrue(first.number() != second.number(), "closed here");
        }
    }

    @Test
    void inheritedDescriptorsMaySwapTheirNumbers() throws IOException {
        try (Descriptor first = descriptors.openFile(file("first", ""), Access.READ);
                Descriptor second = descriptors.openFile(file("second", ""), Access.READ);
                Descriptor third = descriptors.openFile(file("third", ""), Access.READ)) {
            Command swapped = Command.of("cat")
                    .inherit(first.number(), second)
                    .inherit(second.number(), first)
                    .inherit(third.number(), third)
                    .inherit(third.number() + 1, third);
            try (ChildProcess child = startCat(swapped)) {
                Map<Integer, String> inherited = new TreeMap<>(Proc.descriptors(child.pid()));
                inherited.keySet().removeAll(Set.of(0, 1, 2));
                assertEquals(
                        Map.of(
                                first.number(),
                                path("second"),
                                second.number(),
                                path("first"),
                                third.number(),
                                path("third"),
                                third.number() + 1,
                                path("third")),
                        inherited);
            }
        }
    }

    @Test
    void anInheritedDescriptorSharesItsPositionWithTheParents() throws IOException, InterruptedException {
        Path source = file("source", "abcdef");
        Path target = file("target", "");
        try (Descriptor input = descriptors.openFile(source, Access.READ);
                Descriptor output = descriptors.openFile(target, Access.WRITE)) {
            Command head = Command.of("head", "-c", "2")
                    .stdin(Input.descriptor(input))
                    .stdout(Output.descriptor(output))
                    .stderr(Output.descriptor(output));
            for (int i = 0; i < 3; i++) {
                assertTrue(head.start().awaitExit().isSuccess());
            }
        }
        assertEquals("abcdef", Files.readString(target));
    }

    @Test
    void aClosedDescriptorIsNotGivenToAnybody() throws IOException {
        Descriptor closed = descriptors.openFile(file("closed", ""), Access.READ);
        closed.close();
        Command command = Command.of("cat").stdout(Output.pipe()).inherit(3, closed);
        int before = Proc.openDescriptors();
        assertThrows(IllegalStateException.class, command::start);
        Proc.assertNoneMoreOpenThan(before);
    }

    @Test
    void anArgumentThatTheEncodingLacksIsRefused() {
        Command command = Command.of("true", "half a pair: \ud800").stdout(Output.pipe());
        int before = Proc.openDescriptors();
        assertThrows(IllegalArgumentException.class, command::start);
        Proc.assertNoneMoreOpenThan(before);
    }

    @Test
    void aTextFileIsNotGivenToAShell() throws IOException {
        Path script = file("script", "echo a shell was here\n");
        assertTrue(script.toFile().setExecutable(true));
        ProcessStartException told = assertThrows(ProcessStartException.class, Command.of(script.toString())::start);
        assertEquals(Optional.of("ENOEXEC"), told.errnoName());
    }

    @Test
    void outputThatIsThereIsCounted() throws Exception {
        try (ChildProcess child = startCat(Command.of("cat"))) {
            assertEquals(0, child.getInputStream().available());
            child.getOutputStream().write(new byte[3]);
            Await.until(() -> available(child) == 3);
            assertEquals(3, child.getInputStream().read(new byte[10]));
        }
    }

    private static int available(ChildProcess child) {
        try {
            return child.getInputStream().available();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aChildSurvivesTheThreadThatStartedIt() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "no setpriv on this machine");
        ChildProcess[] started = new ChildProcess[1];
        Thread thread = new Thread(() -> started[0] =
                Command.of("setpriv", "--pdeathsig", "KILL", "sleep", "1000").start());
        thread.start();
        thread.join();
        try (ChildProcess child = started[0]) {
            Await.until(() -> Proc.words(child.pid(), "cmdline").get(0).equals("sleep"));
            assertTrue(Command.of("true").start().awaitExit().isSuccess());
            assertTrue(child.isAlive());
        }
    }

    /** Starts a {@code cat} and returns once it has loaded its program, so that what is there is its own. */
    private static ChildProcess startCat(Command cat) throws IOException {
        ChildProcess child = cat.stdin(Input.pipe()).stdout(Output.pipe()).start();
        child.getOutputStream().write('!');
        assertEquals('!', child.getInputStream().read());
        return child;
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }
}

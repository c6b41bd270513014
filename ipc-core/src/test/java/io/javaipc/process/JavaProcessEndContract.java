package io.javaipc.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.Capability;
import io.javaipc.signal.Signal;
import io.javaipc.testing.Await;
import io.javaipc.testing.PlatformContract;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import io.javaipc.testing.program.Parent;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How processes that run functions end: by themselves, by force, with their parents; and that they leave nothing. */
public abstract class JavaProcessEndContract extends PlatformContract {
    private static final SerializableAction FOREVER = () -> new CountDownLatch(1).await();
    private static final String LOCK = ".lock";

    @TempDir
    Path temporary;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected JavaProcessEndContract(String platform) {
        super(platform);
    }

    @Test
    void aTaskThatExitsIsADeathWithItsCode() {
        assertDies(new ExitStatus.Exited(3), JavaProcess.start(() -> System.exit(3)));
        assertDies(
                new ExitStatus.Exited(4),
                JavaProcess.start(() -> Runtime.getRuntime().halt(4)));
        assertDies(new ExitStatus.Exited(0), JavaProcess.start(() -> System.exit(0)));
    }

    @Test
    void aKilledProcessIsADeathWithItsSignal() throws Exception {
        JavaProcess<Void> process = startRunning("victim");
        process.process().destroyForcibly();
        ProcessDiedException death = assertDies(endedBy(Signal.KILL), process);
        assertTrue(death.getMessage().contains("process=victim"), death.getMessage());
        assertTrue(death.getMessage().contains("pid=" + process.pid()), death.getMessage());
    }

    @Test
    void aProcessKilledBeforeItRunsIsADeath() {
        JavaProcess<Void> process = JavaProcess.start(FOREVER);
        process.process().destroyForcibly();
        assertDies(endedBy(Signal.KILL), process);
    }

    @Test
    void aJvmThatDoesNotStartIsADeath() {
        JavaProcess<Void> process = JavaProcess.builder("misconfigured")
                .jvmArguments("-XX:NoSuchFlag")
                .stderr(Output.discard())
                .stdout(Output.discard())
                .start(FOREVER);
        assertDies(new ExitStatus.Exited(1), process);
    }

    /** A process whose task runs; fails when it dies before. */
    private static JavaProcess<Void> startRunning(String name) throws Exception {
        CompletableFuture<Object> running = new CompletableFuture<>();
        JavaProcess<Void> process = JavaProcess.builder(name)
                .onReport(running::complete)
                .start(() -> {
                    JavaProcess.report("running");
                    FOREVER.run();
                });
        CompletableFuture.anyOf(running, process.onCompletion()).get();
        return process;
    }

    private static ProcessDiedException assertDies(ExitStatus status, JavaProcess<?> process) {
        ProcessDiedException death = assertThrows(ProcessDiedException.class, process::join);
        assertEquals(status, death.status());
        assertEquals(process.pid(), death.pid());
        return death;
    }

    @Test
    void closingEndsTheProcess() throws Exception {
        JavaProcess<Void> process = startRunning("closed");
        process.close();
        assertFalse(process.process().isAlive());
        process.close();
        assertThrows(ProcessDiedException.class, process::join);
    }

    @Test
    void processesEndWithAParentThatIsKilled() throws Exception {
        ChildProcess parent = startParent(1);
        long child = pid(parent);
        parent.terminate(Duration.ZERO);
        Await.until(() -> !Proc.runs(child));
        parent.close();
    }

    @Test
    void processesEndWithAParentThatExits() throws Exception {
        ChildProcess parent = startParent(1);
        long child = pid(parent);
        parent.getOutputStream().close();
        assertTrue(parent.awaitExit().isSuccess());
        Await.until(() -> !Proc.runs(child));
        assertEquals("", Running.text(parent.getErrorStream()));
    }

    @Test
    void generationsEndWithTheFirst() throws Exception {
        ChildProcess parent = startParent(2);
        long child = pid(parent);
        long grandchild = pid(parent);
        assertEquals(
                child,
                ProcessHandle.of(grandchild)
                        .orElseThrow()
                        .parent()
                        .orElseThrow()
                        .pid());
        parent.terminate(Duration.ZERO);
        Await.until(() -> !Proc.runs(child) && !Proc.runs(grandchild));
        assertEquals("", Running.text(parent.getErrorStream()));
    }

    @Test
    void aProcessGroupIsNewWhereThePlatformCan() throws Exception {
        JavaProcess.Builder builder = JavaProcess.builder("leader").newProcessGroup();
        if (!can(Capability.PROCESS_GROUPS)) {
            assertRefused(Capability.PROCESS_GROUPS, () -> builder.start(FOREVER));
            return;
        }
        try (JavaProcess<Void> leader = builder.start(FOREVER);
                JavaProcess<Void> member = JavaProcess.start(FOREVER)) {
            assertEquals(leader.pid(), Proc.processGroup(leader.pid()));
            assertEquals(Proc.processGroup(ProcessHandle.current().pid()), Proc.processGroup(member.pid()));
            leader.process().destroyForcibly();
            member.process().destroyForcibly();
        }
    }

    /** A parent that keeps its runtime directory where nobody else does. */
    private ChildProcess startParent(int generations) {
        return Programs.java(List.of("-Djava.io.tmpdir=" + temporary), Parent.class, Integer.toString(generations))
                .stdin(Input.pipe())
                .stdout(Output.pipe())
                .stderr(Output.pipe())
                .start();
    }

    private static long pid(ChildProcess parent) throws IOException {
        BufferedReader lines = Running.lines(parent);
        String line = lines.readLine();
        if (line == null) {
            throw new AssertionError("parent failed: " + Running.text(parent.getErrorStream()));
        }
        return Long.parseLong(line);
    }

    @Test
    void theRuntimeDirectoryIsPrivateAndGoesWithItsProcess() throws Exception {
        ChildProcess parent = startParent(1);
        pid(parent);
        Path base = runtimeBase();
        List<Path> own = list(base);
        assertEquals(2, own.size(), () -> "not a directory and its lock: " + own);
        assertMode("rwx------", base);
        for (Path path : own) {
            assertTrue(path.getFileName().toString().startsWith(parent.pid() + "-"), path::toString);
            assertMode(path.toString().endsWith(LOCK) ? "rw-------" : "rwx------", path);
        }
        parent.getOutputStream().close();
        parent.awaitExit();
        assertEquals(List.of(), list(base));
        parent.close();
    }

    @Test
    void whatAKilledProcessLeftIsSweptByTheNextAndWhatLivesStays() throws Exception {
        ChildProcess killed = startParent(1);
        long orphan = pid(killed);
        killed.terminate(Duration.ZERO);
        killed.close();
        Await.until(() -> !Proc.runs(orphan));
        assertEquals(Set.of(killed.pid()), owners());

        ChildProcess living = startParent(1);
        pid(living);
        assertEquals(Set.of(living.pid()), owners());

        ChildProcess next = startParent(1);
        pid(next);
        assertEquals(new TreeSet<>(Set.of(living.pid(), next.pid())), owners());
        for (ChildProcess parent : List.of(living, next)) {
            parent.getOutputStream().close();
            parent.awaitExit();
            parent.close();
        }
        assertEquals(Set.of(), owners());
    }

    private Path runtimeBase() {
        return temporary.resolve("javaipc-" + System.getProperty("user.name"));
    }

    private Set<Long> owners() throws IOException {
        return list(runtimeBase()).stream()
                .map(path -> Long.valueOf(path.getFileName().toString().split("-")[0]))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static void assertMode(String mode, Path path) throws IOException {
        assertEquals(mode, PosixFilePermissions.toString(Files.getPosixFilePermissions(path)), path::toString);
    }

    @Test
    void theTokenIsSeenByNobodyElseAndGoesWithItsProcess() throws Exception {
        JavaProcess<Void> silent = startSilent();
        Path file = tokenFile(silent);
        assertMode("rw-------", file);
        assertMode("rwx------", file.getParent());
        String token = Files.readString(file);
        assertEquals(32, token.length());
        assertFalse(String.join(" ", Proc.words(silent.pid(), "cmdline")).contains(token));
        assertFalse(String.join(" ", Proc.words(silent.pid(), "environ")).contains(token));
        silent.process().terminate(Duration.ZERO);
        assertThrows(ProcessDiedException.class, silent::join);
        assertFalse(Files.exists(file));
    }

    @Test
    void theTokenIsGoneOnceTheProcessHasCalledIn() throws Exception {
        JavaProcess<Void> process = startRunning("called-in");
        assertFalse(Files.exists(tokenFile(process)));
        process.close();
    }

    @Test
    void aProcessThatNeverCallsInKeepsNobodyOut() throws Exception {
        JavaProcess<Void> silent = startSilent();
        assertEquals("served", JavaProcess.start(() -> "served").join());
        assertTrue(silent.process().isAlive());
        silent.process().terminate(Duration.ZERO);
        assertThrows(ProcessDiedException.class, silent::join);
    }

    @Test
    void aStrangerWhoSaysNothingKeepsNobodyOut() throws Exception {
        JavaProcess<Void> silent = startSilent();
        try (SocketChannel stranger = SocketChannel.open(controlSocket(silent))) {
            assertEquals("served", JavaProcess.start(() -> "served").join());
            assertTrue(stranger.isConnected());
        }
        silent.process().terminate(Duration.ZERO);
    }

    @Test
    void aStrangerWhoKnowsNoTokenIsTurnedAway() throws Exception {
        JavaProcess<Void> silent = startSilent();
        byte[][] openings = {
            {0, 0, 0, 4, 0, 'h', 'e', 'l', 'o'},
            {0, 0, 0, 0, 1},
            {0, 0, 0, 0, 99},
            {0x7f, 0, 0, 0, 0},
            {-1, -1, -1, -1, 0},
        };
        int before = Proc.openDescriptors();
        for (byte[] opening : openings) {
            try (SocketChannel stranger = SocketChannel.open(controlSocket(silent))) {
                stranger.write(ByteBuffer.wrap(opening));
                assertEquals(-1, stranger.read(ByteBuffer.allocate(1)));
            }
        }
        Await.until(() -> Proc.openDescriptors() <= before);
        assertEquals("served", JavaProcess.start(() -> "served").join());
        silent.process().terminate(Duration.ZERO);
    }

    /** A process that halts before its main method, and so never says hello. */
    private static JavaProcess<Void> startSilent() {
        return JavaProcess.builder("silent")
                .jvmArguments("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0")
                .stdout(Output.discard())
                .start(FOREVER);
    }

    private static Path tokenFile(JavaProcess<?> process) throws InterruptedException {
        // a spawn returns in the middle of the exec, a moment before the new program's words are there
        Await.until(() -> Proc.words(process.pid(), "cmdline").size() > 1);
        List<String> words = Proc.words(process.pid(), "cmdline");
        return Path.of(words.get(words.size() - 1));
    }

    private static UnixDomainSocketAddress controlSocket(JavaProcess<?> process) throws InterruptedException {
        return UnixDomainSocketAddress.of(tokenFile(process).resolveSibling("control"));
    }
}

package io.javaipc.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.javaipc.platform.Capability;
import io.javaipc.testing.Await;
import io.javaipc.testing.PlatformContract;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import io.javaipc.testing.program.AlternatesOutput;
import io.javaipc.testing.program.LeavesGrandchild;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The standard streams of a child: pipes, files, nothing, this process's own. */
public abstract class StreamsContract extends PlatformContract {
    private static final int LINES = 200;

    @TempDir
    Path directory;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected StreamsContract(String platform) {
        super(platform);
    }

    @Test
    void outputAndErrorComeThroughPipesOfTheirOwn() throws Exception {
        try (ChildProcess child = Programs.java(AlternatesOutput.class, Integer.toString(LINES))
                .stdout(Output.pipe())
                .stderr(Output.pipe())
                .start()) {
            Running.Call<String> errors = Running.start(() -> Running.text(child.getErrorStream()));
            assertEquals(lines("out"), Running.text(child.getInputStream()));
            assertEquals(lines("err"), errors.outcome().get());
        }
    }

    private static String lines(String stream) {
        return IntStream.range(0, LINES).mapToObj(i -> stream + " " + i + "\n").collect(Collectors.joining());
    }

    @Test
    void errorJoinsOutputInTheOrderWritten() throws IOException {
        String expected = IntStream.range(0, LINES)
                .mapToObj(i -> "out " + i + "\nerr " + i + "\n")
                .collect(Collectors.joining());
        try (ChildProcess child = Programs.java(AlternatesOutput.class, Integer.toString(LINES))
                .stdout(Output.pipe())
                .stderr(Output.sameAsStandardOutput())
                .start()) {
            assertEquals(expected, Running.text(child.getInputStream()));
            assertEquals(-1, child.getErrorStream().read());
        }
    }

    @Test
    void errorJoinsOutputInAFile() throws IOException, InterruptedException {
        Path file = directory.resolve("both");
        Command.of("ls", "--no-such-option")
                .stdout(Output.file(file))
                .stderr(Output.sameAsStandardOutput())
                .start()
                .awaitExit();
        assertTrue(Files.readString(file).contains("no-such-option"));
    }

    @Test
    void outputCannotJoinItself() {
        Command command = Command.of("true").stdout(Output.sameAsStandardOutput());
        assertThrows(IllegalArgumentException.class, command::start);
    }

    @Test
    void whatIsWrittenToInputIsRead() throws IOException {
        try (ChildProcess child =
                Command.of("cat").stdin(Input.pipe()).stdout(Output.pipe()).start()) {
            try (OutputStream input = child.getOutputStream()) {
                input.write("first\n".getBytes(StandardCharsets.UTF_8));
                input.flush();
                assertEquals("first", Running.lines(child).readLine());
                input.write('!');
            }
            assertEquals("!", Running.lines(child).readLine());
        }
    }

    @Test
    void emptyInputIsAtItsEndAtOnce() throws IOException, InterruptedException {
        try (ChildProcess child = Command.of("cat").stdout(Output.pipe()).start()) {
            assertEquals("", Running.text(child.getInputStream()));
            assertTrue(child.awaitExit().isSuccess());
        }
    }

    @Test
    void inputComesFromAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("input"), "from a file");
        try (ChildProcess child =
                Command.of("cat").stdin(Input.file(file)).stdout(Output.pipe()).start()) {
            assertEquals("from a file", Running.text(child.getInputStream()));
        }
    }

    @Test
    void outputReplacesAFileOrIsAddedToIt() throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("output"), "what was there before\n");
        Command.of("printf", "new").stdout(Output.file(file)).start().awaitExit();
        assertEquals("new", Files.readString(file));
        Command.of("printf", " and more").stdout(Output.appendTo(file)).start().awaitExit();
        assertEquals("new and more", Files.readString(file));
    }

    @Test
    void filesForOutputAreCreated() throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Path error = directory.resolve("error");
        Command.of("ls", ".", "/no/such/file")
                .stdout(Output.appendTo(output))
                .stderr(Output.file(error))
                .start()
                .awaitExit();
        assertTrue(Files.size(output) > 0);
        assertTrue(Files.readString(error).contains("/no/such/file"));
    }

    @Test
    void discardedOutputGoesNowhere() throws IOException {
        try (ChildProcess child = Command.of("readlink", "/proc/self/fd/1", "/proc/self/fd/2")
                .stdout(Output.pipe())
                .stderr(Output.discard())
                .start()) {
            String[] targets = Running.text(child.getInputStream()).split("\n");
            assertTrue(targets[0].startsWith("pipe:"), targets[0]);
            assertEquals("/dev/null", targets[1]);
        }
    }

    @Test
    void inheritedStreamsAreThisProcessesOwn() throws IOException {
        Path own = Path.of("/proc/self/fd");
        String expected = Files.readSymbolicLink(own.resolve("0")) + "\n" + Files.readSymbolicLink(own.resolve("2"));
        try (ChildProcess child = Command.of("readlink", "/proc/self/fd/0", "/proc/self/fd/2")
                .stdin(Input.inherit())
                .stdout(Output.pipe())
                .stderr(Output.inherit())
                .start()) {
            assertEquals(expected, Running.text(child.getInputStream()).trim());
        }
    }

    @Test
    void streamsThatAreNoPipesAreEmptyAndRefuseToBeWritten() throws IOException, InterruptedException {
        ChildProcess child = Command.of("true").start();
        assertEquals(-1, child.getInputStream().read());
        assertEquals(-1, child.getErrorStream().read());
        assertThrows(IOException.class, () -> child.getOutputStream().write(1));
        assertTrue(child.awaitExit().isSuccess());
    }

    @Test
    void sixteenMebibytesArriveWhole() throws Exception {
        byte[] sent = new byte[16 * 1024 * 1024];
        new Random(1).nextBytes(sent);
        try (ChildProcess child =
                Command.of("cat").stdin(Input.pipe()).stdout(Output.pipe()).start()) {
            Running.Call<byte[]> received =
                    Running.start(() -> child.getInputStream().readAllBytes());
            try (OutputStream input = child.getOutputStream()) {
                input.write(sent);
            }
            assertTrue(Arrays.equals(sent, received.outcome().get()));
            assertTrue(child.awaitExit().isSuccess());
        }
    }

    @Test
    void outputIsThereAfterTheChildHasEnded() throws IOException, InterruptedException {
        try (ChildProcess child =
                Command.of("printf", "left behind").stdout(Output.pipe()).start()) {
            child.awaitExit();
            assertEquals("left behind", Running.text(child.getInputStream()));
        }
    }

    @Test
    void writingToAChildThatHasEndedIsAnException() throws IOException, InterruptedException {
        try (ChildProcess child = Command.of("true").stdin(Input.pipe()).start()) {
            child.awaitExit();
            OutputStream input = child.getOutputStream();
            assertThrows(IOException.class, () -> {
                input.write(new byte[64 * 1024]);
                input.flush();
            });
        }
    }

    @Test
    void aGrandchildThatHoldsOutputDelaysNothing() throws IOException, InterruptedException {
        ChildProcess child =
                Programs.java(LeavesGrandchild.class).stdout(Output.pipe()).start();
        long grandchild = Long.parseLong(Running.lines(child).readLine());
        try {
            assertEquals(new ExitStatus.Exited(5), child.awaitExit());
            assertEquals(5, child.onExit().join().exitValue());
            child.close();
            assertTrue(Proc.runs(grandchild));
        } finally {
            ProcessHandle.of(grandchild).ifPresent(ProcessHandle::destroyForcibly);
            Await.until(() -> !Proc.runs(grandchild));
        }
    }

    @Test
    void closingTheChildReleasesWhoReadsItsPipe() throws Exception {
        ChildProcess child = Command.of("sleep", "1000").stdout(Output.pipe()).start();
        Running.Call<Integer> reader = readerOf(child);
        child.close();
        assertEndsOrFails(reader);
    }

    @Test
    void closingTheStreamReleasesWhoReadsIt() throws Exception {
        assumeTrue(can(Capability.INHERITED_DESCRIPTORS), "the JDK's pipes cannot be closed under their reader");
        try (ChildProcess child =
                Command.of("sleep", "1000").stdout(Output.pipe()).start()) {
            Running.Call<Integer> reader = readerOf(child);
            child.getInputStream().close();
            assertEndsOrFails(reader);
            assertTrue(child.isAlive());
        }
    }

    @Test
    void anInterruptReleasesWhoReadsAPipe() throws Exception {
        assumeTrue(can(Capability.INHERITED_DESCRIPTORS), "the JDK's pipes cannot be interrupted");
        try (ChildProcess child =
                Command.of("sleep", "1000").stdout(Output.pipe()).start()) {
            Running.Call<Integer> reader = readerOf(child);
            reader.thread().interrupt();
            ExecutionException failure = assertThrows(
                    ExecutionException.class, () -> reader.outcome().get());
            assertInstanceOf(ClosedByInterruptException.class, failure.getCause());
            assertTrue(child.isAlive());
        }
    }

    @Test
    void anInterruptReleasesWhoWritesAFullPipe() throws Exception {
        assumeTrue(can(Capability.INHERITED_DESCRIPTORS), "the JDK's pipes cannot be interrupted");
        try (ChildProcess child =
                Command.of("sleep", "1000").stdin(Input.pipe()).start()) {
            OutputStream input = child.getOutputStream();
            Running.Call<Void> writer = Running.untilItReadsOrWrites(() -> {
                input.write(new byte[1024 * 1024]);
                return null;
            });
            writer.thread().interrupt();
            assertThrows(ExecutionException.class, () -> writer.outcome().get());
        }
    }

    private static Running.Call<Integer> readerOf(ChildProcess child) throws InterruptedException {
        InputStream output = child.getInputStream();
        return Running.untilItReadsOrWrites(output::read);
    }

    private static void assertEndsOrFails(Running.Call<Integer> reader) throws InterruptedException {
        try {
            assertEquals(-1, reader.outcome().get());
        } catch (ExecutionException e) {
            assertInstanceOf(IOException.class, e.getCause());
        }
    }
}

package io.javaipc.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.javaipc.platform.Capability;
import io.javaipc.platform.Descriptor;
import io.javaipc.testing.PlatformContract;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import io.javaipc.testing.program.Exit;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starting programs: what a {@link Command} says reaches the child, and what cannot be started is told clearly. */
public abstract class CommandContract extends PlatformContract {
    private static final String ABSENT = "no-such-program-anywhere";

    @TempDir
    Path directory;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected CommandContract(String platform) {
        super(platform);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 255})
    void theExitCodeComesBack(int code) throws InterruptedException {
        ChildProcess child = Programs.java(Exit.class, Integer.toString(code)).start();
        assertEquals(new ExitStatus.Exited(code), child.awaitExit());
    }

    @Test
    void aProgramGivenByPathRuns() throws InterruptedException {
        Path program = onPath("true");
        assertTrue(Command.of(program.toString()).start().awaitExit().isSuccess());
    }

    @Test
    void aRelativeProgramIsLookedUpInTheNewDirectory() throws IOException, InterruptedException {
        Files.createDirectory(directory.resolve("tools"));
        Path link = Files.createSymbolicLink(directory.resolve("tools/printf"), onPath("printf"));
        assertEquals("found", output(Command.of("tools/printf", "found").directory(directory)));
        Files.delete(link);
    }

    @Test
    void argumentsArriveAsTheyAre() throws IOException, InterruptedException {
        assertArgumentsArrive(
                "two words", "'single'", "\"double\"", "", "line\nbreak", "$HOME", "*", "back\\slash", "-n", "tab\t");
    }

    @Test
    void argumentsInAnyLanguageArriveAsTheyAre() throws IOException, InterruptedException {
        String[] words = {"Grüße", "日本語", "смех", "😀"};
        Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding"));
        assumeTrue(charset.newEncoder().canEncode(String.join("", words)), "the locale cannot express them");
        assertArgumentsArrive(words);
    }

    private static void assertArgumentsArrive(String... arguments) throws IOException, InterruptedException {
        String printed = output(Command.of("printf", "[%s]\\0").arguments(arguments));
        String expected =
                Arrays.stream(arguments).map(word -> "[" + word + "]\0").collect(Collectors.joining());
        assertEquals(expected, printed);
    }

    @Test
    void theEnvironmentIsThisProcessesUnlessChanged() throws IOException, InterruptedException {
        assertEquals(System.getenv(), environment(Command.of("env", "-0")));
    }

    @Test
    void environmentVariablesAreSetAndRemoved() throws IOException, InterruptedException {
        Map<String, String> expected = new HashMap<>(System.getenv());
        expected.put("JAVAIPC_TEST", "a=b c\nd");
        expected.put("JAVAIPC_EMPTY", "");
        expected.remove("HOME");
        assertEquals(
                expected,
                environment(Command.of("env", "-0")
                        .environment("JAVAIPC_TEST", "a=b c\nd")
                        .environment("JAVAIPC_EMPTY", "")
                        .environment("JAVAIPC_GONE", "once")
                        .withoutEnvironment("JAVAIPC_GONE")
                        .withoutEnvironment("HOME")));
    }

    @Test
    void aClearedEnvironmentHasNothingOfThisProcess() throws IOException, InterruptedException {
        assertEquals("", output(Command.of("env").clearEnvironment()));
        assertEquals(
                Map.of("ONLY", "this"),
                environment(Command.of("env", "-0")
                        .environment("BEFORE", "forgotten")
                        .clearEnvironment()
                        .environment("ONLY", "this")));
    }

    @Test
    void theWorkingDirectoryIsSet() throws IOException, InterruptedException {
        assertEquals(directory.toRealPath() + "\n", output(Command.of("pwd").directory(directory)));
    }

    @Test
    void theWorkingDirectoryIsThisProcessesUnlessSet() throws IOException, InterruptedException {
        assertEquals(Path.of("").toRealPath() + "\n", output(Command.of("pwd")));
    }

    @Test
    void aMissingProgramIsToldWithItsNameAndDirectory() {
        ProcessStartException told = assertStartFails(Command.of(ABSENT, "argument"), "ENOENT");
        assertTrue(told.getMessage().contains("reason=no such program in PATH"), told.getMessage());
        assertTrue(told.getMessage().contains("program=" + ABSENT), told.getMessage());
        assertTrue(told.getMessage().contains("directory=" + Path.of("").toAbsolutePath()), told.getMessage());
        assertEquals(ABSENT, told.object());
    }

    @Test
    void aMissingProgramGivenByPathIsTold() {
        Path program = directory.resolve("absent");
        assertReason("no such program", Command.of(program.toString()), "ENOENT");
    }

    @Test
    void aMissingProgramWhoseNameIsNoFileNameIsToldAllTheSame() {
        // half of a surrogate pair, which no file system path can hold
        RuntimeException told = assertThrows(
                RuntimeException.class, () -> Command.of("no\ud800such").start());
        assertTrue(
                told instanceof ProcessStartException || told.getClass() == IllegalArgumentException.class,
                () -> "told otherwise: " + told);
    }

    @Test
    void aMissingDirectoryIsTold() {
        ProcessStartException told =
                assertReason("no such directory", Command.of("true").directory(directory.resolve("absent")), "ENOENT");
        assertTrue(told.getMessage().contains("directory=" + directory.resolve("absent")), told.getMessage());
    }

    @Test
    void aDirectoryThatIsAFileIsTold() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertReason("directory is not a directory", Command.of("true").directory(file), "ENOTDIR");
    }

    @Test
    void aFileThatIsNotExecutableIsTold() throws IOException {
        Path file = Files.createFile(directory.resolve("data"));
        assertReason("program is not executable", Command.of(file.toString()), "EACCES");
    }

    @Test
    void aProgramThatIsADirectoryIsTold() {
        assertReason("program is a directory", Command.of(directory.toString()), "EACCES");
    }

    @Test
    void aMissingInterpreterIsTold() throws IOException {
        Path script = Files.writeString(directory.resolve("script"), "#!/no/such/interpreter\n");
        assertTrue(script.toFile().setExecutable(true));
        assertReason("program exists but was refused", Command.of(script.toString()), "ENOENT");
    }

    @Test
    void anArgumentThatIsTooLongIsTold() {
        String huge = "x".repeat(4 * 1024 * 1024);
        ProcessStartException told = assertStartFails(Command.of("true", huge), "E2BIG");
        assertTrue(told.getMessage().length() < 1000, "the message repeats the argument");
    }

    @Test
    void aStandardStreamsFileThatCannotBeOpenedIsTold() {
        Path absent = directory.resolve("absent/file");
        List<Command> commands = List.of(
                Command.of("true").stdin(Input.file(absent)),
                Command.of("true").stdout(Output.file(absent)),
                Command.of("true").stderr(Output.appendTo(absent)));
        for (Command command : commands) {
            ProcessStartException told = assertStartFails(command, "ENOENT");
            assertTrue(told.getMessage().contains("reason=cannot open file"), told.getMessage());
            assertTrue(told.getMessage().contains(absent.toString()), told.getMessage());
        }
    }

    private static ProcessStartException assertReason(String reason, Command command, String errno) {
        ProcessStartException told = assertStartFails(command, errno);
        assertTrue(told.getMessage().contains("reason=" + reason + ","), told.getMessage());
        assertTrue(told.getMessage().contains("program=" + command.words().get(0) + ","), told.getMessage());
        return told;
    }

    private static ProcessStartException assertStartFails(Command command, String errno) {
        ProcessStartException told = assertThrows(ProcessStartException.class, command::start);
        if (can(Capability.EXACT_EXIT_STATUS)) {
            // a platform that calls the kernel itself has its errno
            assertEquals(Optional.of(errno), told.errnoName());
            assertTrue(told.getMessage().endsWith("errno=" + errno), told.getMessage());
        }
        return told;
    }

    @Test
    void nulIsRefused() {
        Command command = Command.of("true");
        assertThrows(IllegalArgumentException.class, () -> Command.of("tr\0ue"));
        assertThrows(IllegalArgumentException.class, () -> Command.of("true", "a\0b"));
        assertThrows(IllegalArgumentException.class, () -> command.arguments("a\0b"));
        assertThrows(IllegalArgumentException.class, () -> command.environment("a\0b", "value"));
        assertThrows(IllegalArgumentException.class, () -> command.environment("name", "a\0b"));
    }

    @Test
    void namesThatNoEnvironmentCanHoldAreRefused() {
        Command command = Command.of("true");
        assertThrows(IllegalArgumentException.class, () -> command.environment("a=b", "value"));
        assertThrows(IllegalArgumentException.class, () -> command.environment("=", "value"));
        assertThrows(IllegalArgumentException.class, () -> command.environment("", "value"));
    }

    @Test
    void aCommandWithoutProgramIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Command.of(List.of()));
        assertThrows(IllegalArgumentException.class, () -> Command.of(""));
    }

    @Test
    void aChangeLeavesTheOriginalAsItWas() throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("printf", "%s"));
        Command original = Command.of(words);
        words.add("changed");
        original.arguments("changed")
                .environment("CHANGED", "yes")
                .directory(directory.resolve("absent"))
                .stdin(Input.file(directory.resolve("absent")));
        assertEquals(List.of("printf", "%s"), original.words());
        assertEquals("", output(original));
    }

    @Test
    void oneCommandStartsFromManyThreads() throws Exception {
        Command command = Command.of("printf", "same").stdout(Output.pipe());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> outputs = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                outputs.add(threads.submit(() -> output(command)));
            }
            for (Future<String> each : outputs) {
                assertEquals("same", each.get());
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aMissingCapabilityIsRefusedByName() {
        Command command = Command.of("true");
        try (Descriptor descriptor = new Descriptor(0, number -> {})) {
            if (!can(Capability.INHERITED_DESCRIPTORS)) {
                assertRefused(Capability.INHERITED_DESCRIPTORS, command.inherit(3, descriptor)::start);
                assertRefused(Capability.INHERITED_DESCRIPTORS, command.stdin(Input.descriptor(descriptor))::start);
                assertRefused(Capability.INHERITED_DESCRIPTORS, command.stdout(Output.descriptor(descriptor))::start);
            }
            if (!can(Capability.PROCESS_GROUPS)) {
                assertRefused(Capability.PROCESS_GROUPS, command.newProcessGroup()::start);
            }
        }
    }

    @Test
    void aDescriptorNumberOutOfRangeIsRefused() {
        Command command = Command.of("true");
        try (Descriptor descriptor = new Descriptor(0, number -> {})) {
            assertThrows(IllegalArgumentException.class, () -> command.inherit(2, descriptor));
            assertThrows(IllegalArgumentException.class, () -> command.inherit(256, descriptor));
        }
    }

    @Test
    void aCommandTellsItsWords() {
        assertEquals("Command[echo, a b]", Command.of("echo", "a b").toString());
    }

    private static Path onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private static String output(Command command) throws IOException, InterruptedException {
        ChildProcess child = command.stdout(Output.pipe()).start();
        String text = Running.text(child.getInputStream());
        assertTrue(child.awaitExit().isSuccess());
        child.close();
        return text;
    }

    private static Map<String, String> environment(Command env) throws IOException, InterruptedException {
        return Arrays.stream(output(env).split("\0"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}

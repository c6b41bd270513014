package io.javaipc.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.javaipc.testing.Await;
import io.javaipc.testing.PlatformContract;
import io.javaipc.testing.Proc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that cannot be started, for every reason there is: each attempt leaves everything as it was. */
public abstract class FailedStartContract extends PlatformContract {
    private static final int MANY = 1024;
    // one argument may have 128 KiB
    private static final int TOO_LONG = 128 * 1024;

    @TempDir
    protected Path directory;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected FailedStartContract(String platform) {
        super(platform);
    }

    /** A command with as much to clean up as can be. */
    protected static Command piped(String... words) {
        return Command.of(List.of(words))
                .stdin(Input.pipe())
                .stdout(Output.pipe())
                .stderr(Output.pipe());
    }

    /**
     * Commands that cannot be started.
     *
     * @return at least one for each reason
     * @throws IOException when one cannot be prepared
     */
    protected List<Command> impossible() throws IOException {
        Path absent = directory.resolve("absent");
        Path data = Files.writeString(directory.resolve("data"), "no program");
        Path text = Files.writeString(directory.resolve("script"), "#!" + absent + "\n");
        Path program = Files.copy(text, directory.resolve("program"));
        program.toFile().setExecutable(true);
        List<Command> commands = new ArrayList<>();
        commands.add(piped("no-such-program-anywhere"));
        commands.add(piped(absent.toString()));
        commands.add(piped(data.toString()));
        commands.add(piped(program.toString()));
        commands.add(piped("true").directory(absent));
        commands.add(piped("true").directory(data));
        commands.add(piped("true", "x".repeat(TOO_LONG)));
        commands.add(piped("true").stdin(Input.file(absent)));
        commands.add(piped("true").stdout(Output.file(absent.resolve("file"))));
        commands.add(piped("true").stderr(Output.appendTo(absent.resolve("file"))));
        commands.add(piped("no-such-program-anywhere").stdin(Input.text("never read")));
        commands.add(piped("no-such-program-anywhere").stdout(Output.lines(line -> {})));
        commands.add(piped("no-such-program-anywhere")
                .stdin(Input.file(data))
                .stdout(Output.file(directory.resolve("output")))
                .stderr(Output.sameAsStandardOutput()));
        return commands;
    }

    @Test
    void aThousandFailedStartsOfAllKindsLeaveNothing() throws IOException, InterruptedException {
        List<Command> commands = impossible();
        commands.forEach(FailedStartContract::assertFails);
        int descriptors = Proc.openDescriptors();
        int threads = threads();
        for (int i = 0; i < MANY; i++) {
            assertFails(commands.get(i % commands.size()));
        }
        Proc.assertNoneMoreOpenThan(descriptors);
        Await.until(() -> threads() <= threads);
        assertEquals(0, ProcessHandle.current().children().count());
        assertEquals(List.of(), Children.active());
    }

    /** The threads of the library and of the tests; the JVM's own come and go. */
    private static int threads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("javaipc-"))
                .count();
    }

    private static void assertFails(Command command) {
        assertThrows(ProcessStartException.class, command::start, command::toString);
    }
}

package io.javaipc.benchmarks.sync;

import io.javaipc.benchmarks.CProgram;
import io.javaipc.benchmarks.Contender;
import io.javaipc.process.Command;
import io.javaipc.process.CommandFailedException;
import io.javaipc.process.ProcessStartException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The loops in Python, timed there. */
final class PythonLoops implements AutoCloseable {
    private static final String SCRIPT = "sync_loops.py";
    private static final String SYSTEM = "Python";
    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    private final String interpreter;
    private final Path script;
    private final Optional<String> absence;

    /** With an interpreter of that name. */
    PythonLoops(String interpreter) throws IOException, InterruptedException {
        this.interpreter = interpreter;
        script = Files.createTempFile("ipc-benchmarks", ".py");
        try (InputStream resource = PythonLoops.class.getResourceAsStream(SCRIPT)) {
            Files.write(script, resource.readAllBytes());
        }
        absence = look();
    }

    private Optional<String> look() throws InterruptedException {
        try {
            Command.of(interpreter, "-c", "import multiprocessing.synchronize").run();
            return Optional.empty();
        } catch (ProcessStartException e) {
            return Optional.of("no Python: program=" + interpreter);
        } catch (CommandFailedException e) {
            return Optional.of("Python lacks multiprocessing: " + e.getMessage());
        }
    }

    /** One of them; its figures are nanoseconds, and are divided. */
    Contender contender(String mode, int count, double nanosPerUnit) {
        Command command = Command.of(interpreter, script.toString(), mode, String.valueOf(count))
                .timeout(LONGEST_RUN);
        return new Contender(
                SYSTEM,
                absence,
                () -> Arrays.stream(CProgram.figures(command))
                        .map(nanos -> nanos / nanosPerUnit)
                        .toArray());
    }

    @Override
    public void close() throws IOException {
        Files.delete(script);
    }
}

package io.javaipc.benchmarks;

import io.javaipc.process.Command;
import io.javaipc.process.CommandFailedException;
import io.javaipc.process.ProcessStartException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A script in Python that is among the resources, uses multiprocessing and prints figures. */
public final class PythonScript implements AutoCloseable {
    /** The name of the system that it measures. */
    public static final String SYSTEM = "Python";

    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    private final String interpreter;
    private final Path script;
    private final Optional<String> absence;

    /**
     * Looks for the interpreter.
     *
     * @param interpreter its name
     * @param owner a class of the package that has the resource
     * @param source the name of the script
     * @throws IOException when there is no room for it
     * @throws InterruptedException when interrupted
     */
    public PythonScript(String interpreter, Class<?> owner, String source) throws IOException, InterruptedException {
        this.interpreter = interpreter;
        script = Files.createTempFile("ipc-benchmarks", ".py");
        try (InputStream resource = owner.getResourceAsStream(source)) {
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

    /**
     * Why it cannot run on this machine.
     *
     * @return the reason; empty when it can
     */
    public Optional<String> absence() {
        return absence;
    }

    /**
     * Runs it.
     *
     * @param arguments its arguments
     * @return the figures that it printed, one a line
     * @throws InterruptedException when interrupted
     */
    public double[] run(List<String> arguments) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of(interpreter, script.toString()));
        words.addAll(arguments);
        return CProgram.figures(Command.of(words).timeout(LONGEST_RUN));
    }

    @Override
    public void close() throws IOException {
        Files.delete(script);
    }
}

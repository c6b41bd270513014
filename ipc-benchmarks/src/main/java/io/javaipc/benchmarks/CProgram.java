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

/** A program in C that is among the resources and prints figures; compiled when there is a compiler. */
public final class CProgram implements AutoCloseable {
    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    private final Path directory;
    private final Path program;
    private final Optional<String> absence;

    /**
     * Compiles a program.
     *
     * @param compiler the compiler's name
     * @param owner a class of the package that has the resources
     * @param source the name of the source file
     * @param headers the names of what it includes
     * @throws IOException when there is no room for it
     * @throws InterruptedException when interrupted
     */
    public CProgram(String compiler, Class<?> owner, String source, String... headers)
            throws IOException, InterruptedException {
        directory = Files.createTempDirectory("ipc-benchmarks");
        program = directory.resolve("program");
        for (String header : headers) {
            copy(owner, header);
        }
        absence = compile(compiler, copy(owner, source));
    }

    private Path copy(Class<?> owner, String name) throws IOException {
        Path file = directory.resolve(name);
        try (InputStream resource = owner.getResourceAsStream(name)) {
            Files.copy(resource, file);
        }
        return file;
    }

    private Optional<String> compile(String compiler, Path source) throws InterruptedException {
        try {
            Command.of(compiler, "-O2", "-pthread", "-o", program.toString(), source.toString())
                    .run();
            return Optional.empty();
        } catch (ProcessStartException e) {
            return Optional.of("no C compiler: program=" + compiler);
        } catch (CommandFailedException e) {
            return Optional.of("C compiler failed: " + e.getMessage());
        }
    }

    /**
     * Why it is not on this machine.
     *
     * @return the reason; empty when it is
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
        List<String> words = new ArrayList<>(List.of(program.toString()));
        words.addAll(arguments);
        return figures(Command.of(words).timeout(LONGEST_RUN));
    }

    /**
     * Runs a program that prints figures.
     *
     * @param command the program
     * @return the figures, one a line
     * @throws InterruptedException when interrupted
     */
    public static double[] figures(Command command) throws InterruptedException {
        return command.run().output().lines().mapToDouble(Double::parseDouble).toArray();
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}

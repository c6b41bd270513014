package io.javaipc.benchmarks.spawn;

import io.javaipc.process.Command;
import io.javaipc.process.CommandFailedException;
import io.javaipc.process.ProcessStartException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The same loops in C, timed there; compiled when there is a compiler. */
final class CLauncher implements Launcher, AutoCloseable {
    private static final String SOURCE = "spawn_loop.c";
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Path directory;
    private final Path program;
    private final Optional<String> absence;

    /** Compiles the program with a compiler of that name. */
    CLauncher(String compiler) throws IOException, InterruptedException {
        directory = Files.createTempDirectory("ipc-benchmarks");
        program = directory.resolve("spawn_loop");
        absence = compile(compiler);
    }

    private Optional<String> compile(String compiler) throws IOException, InterruptedException {
        Path source = directory.resolve(SOURCE);
        try (InputStream resource = CLauncher.class.getResourceAsStream(SOURCE)) {
            Files.copy(resource, source);
        }
        try {
            Command.of(compiler, "-O2", "-o", program.toString(), source.toString())
                    .run();
            return Optional.empty();
        } catch (ProcessStartException e) {
            return Optional.of("no C compiler: program=" + compiler);
        } catch (CommandFailedException e) {
            return Optional.of("C compiler failed: " + e.getMessage());
        }
    }

    @Override
    public String name() {
        return "C posix_spawn";
    }

    @Override
    public Optional<String> absence() {
        return absence;
    }

    @Override
    public double[] oneByOne(int count) throws InterruptedException {
        return run("each", count, List.of(Programs.TRIVIAL), NANOS_PER_MICRO);
    }

    @Override
    public double allAtOnce(int count) throws InterruptedException {
        return run("all", count, List.of(Programs.TRIVIAL), NANOS_PER_MILLI)[0];
    }

    @Override
    public double[] capture(int count, int bytes) throws InterruptedException {
        return run("capture", count, Programs.writing(bytes), NANOS_PER_MICRO);
    }

    private double[] run(String mode, int count, List<String> command, double nanosPerUnit)
            throws InterruptedException {
        List<String> words = new ArrayList<>(List.of(program.toString(), mode, String.valueOf(count)));
        words.addAll(command);
        return Command.of(words)
                .run()
                .output()
                .lines()
                .mapToDouble(nanos -> Long.parseLong(nanos) / nanosPerUnit)
                .toArray();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(program);
        Files.deleteIfExists(directory.resolve(SOURCE));
        Files.delete(directory);
    }
}

package io.javaipc.benchmarks.spawn;

import io.javaipc.benchmarks.CProgram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The same loops in C, timed there; compiled when there is a compiler. */
final class CLauncher implements Launcher, AutoCloseable {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;

    private final CProgram program;

    /** Compiles the program with a compiler of that name. */
    CLauncher(String compiler) throws IOException, InterruptedException {
        program = new CProgram(compiler, CLauncher.class, "spawn_loop.c");
    }

    @Override
    public String name() {
        return "C posix_spawn";
    }

    @Override
    public Optional<String> absence() {
        return program.absence();
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
        List<String> words = new ArrayList<>(List.of(mode, String.valueOf(count)));
        words.addAll(command);
        return Arrays.stream(program.run(words))
                .map(nanos -> nanos / nanosPerUnit)
                .toArray();
    }

    @Override
    public void close() throws IOException {
        program.close();
    }
}

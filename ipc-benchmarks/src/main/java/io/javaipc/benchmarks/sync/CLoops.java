package io.javaipc.benchmarks.sync;

import io.javaipc.benchmarks.CProgram;
import io.javaipc.benchmarks.Contender;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The loops in C, timed there. */
final class CLoops implements AutoCloseable {
    static final String ROBUST_MUTEX = "C robust mutex";

    private static final String HEADER = "two_processes.h";

    private final Map<String, CProgram> programs = new LinkedHashMap<>();

    /** Compiles them with a compiler of that name. */
    CLoops(String compiler) throws IOException, InterruptedException {
        for (String name : List.of("lock", "counter", "semaphore", "barrier")) {
            programs.put(name, new CProgram(compiler, CLoops.class, name + ".c", HEADER));
        }
    }

    /** One of them, in a mode; its figures are nanoseconds, and are divided. */
    Contender contender(String system, String program, String mode, int count, double nanosPerUnit) {
        CProgram chosen = programs.get(program);
        List<String> arguments = List.of(mode, String.valueOf(count));
        return new Contender(
                system,
                chosen.absence(),
                () -> Arrays.stream(chosen.run(arguments))
                        .map(nanos -> nanos / nanosPerUnit)
                        .toArray());
    }

    @Override
    public void close() throws IOException {
        for (CProgram program : programs.values()) {
            program.close();
        }
    }
}

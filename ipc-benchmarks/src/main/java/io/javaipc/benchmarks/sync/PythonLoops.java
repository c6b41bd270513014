package io.javaipc.benchmarks.sync;

import io.javaipc.benchmarks.Contender;
import io.javaipc.benchmarks.PythonScript;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The loops in Python, timed there. */
final class PythonLoops implements AutoCloseable {
    private final PythonScript script;

    /** With an interpreter of that name. */
    PythonLoops(String interpreter) throws IOException, InterruptedException {
        script = new PythonScript(interpreter, PythonLoops.class, "sync_loops.py");
    }

    /** One of them; its figures are nanoseconds, and are divided. */
    Contender contender(String mode, int count, double nanosPerUnit) {
        List<String> arguments = List.of(mode, String.valueOf(count));
        return new Contender(
                PythonScript.SYSTEM,
                script.absence(),
                () -> Arrays.stream(script.run(arguments))
                        .map(nanos -> nanos / nanosPerUnit)
                        .toArray());
    }

    @Override
    public void close() throws IOException {
        script.close();
    }
}

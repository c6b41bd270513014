package io.javaipc.benchmarks.queue;

import io.javaipc.benchmarks.Contender;
import io.javaipc.benchmarks.PythonScript;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The queues of Python's multiprocessing, timed there. They always block. */
final class PythonQueues implements AutoCloseable {
    private static final int MESSAGES = 4_000;
    private static final int ROUND_TRIPS = 500;

    private final PythonScript script;

    /** With an interpreter of that name. */
    PythonQueues(String interpreter) throws IOException, InterruptedException {
        script = new PythonScript(interpreter, PythonQueues.class, "queue_loops.py");
    }

    /** The contender, in cases that block; its figures are nanoseconds. */
    Optional<Contender> contender(QueueCase queueCase) {
        if (!queueCase.isBlocking()) {
            return Optional.empty();
        }
        Kind kind = queueCase.kind();
        List<String> arguments = kind == Kind.ROUND_TRIP
                ? List.of("round-trip", String.valueOf(queueCase.size()), String.valueOf(ROUND_TRIPS))
                : List.of(
                        "throughput",
                        String.valueOf(queueCase.size()),
                        String.valueOf(MESSAGES / kind.pairs),
                        String.valueOf(kind.pairs));
        return Optional.of(new Contender(PythonScript.SYSTEM, script.absence(), () -> script.run(arguments)));
    }

    @Override
    public void close() throws IOException {
        script.close();
    }
}

package io.javaipc.benchmarks.sync;

import io.javaipc.process.Input;
import io.javaipc.process.JavaProcess;
import io.javaipc.process.Output;
import io.javaipc.shared.SharedSpace;
import io.javaipc.signal.Signal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A JVM that is a {@link Side}. It ends when it is closed, or does not answer. */
final class Helper implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final String ENDED = "ended";

    private final JavaProcess<Void> process;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    /** Starts it. */
    Helper(SharedSpace space, int number, String... jvmArguments) {
        process = JavaProcess.builder("sync-" + number)
                .jvmArguments(jvmArguments)
                .stdin(Input.pipe())
                .stdout(Output.lines(answers::add))
                .start(() -> Side.run(space, number));
        process.onCompletion().whenComplete((value, failure) -> answers.add(ENDED));
    }

    /** Has it do something. */
    void tell(String what, int count) throws IOException {
        OutputStream toSide = process.process().getOutputStream();
        toSide.write((what + " " + count + "\n").getBytes(StandardCharsets.US_ASCII));
        toSide.flush();
    }

    /** What it answers. */
    String answer() throws InterruptedException {
        String answer = answers.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
        if (answer == null) {
            throw new IllegalStateException(
                    "process does not answer: process=" + process + ", seconds=" + LONGEST.toSeconds());
        }
        if (answer.equals(ENDED)) {
            process.join();
            throw new IllegalStateException("process ended without an answer: process=" + process);
        }
        return answer;
    }

    /** Kills it. */
    void kill() {
        process.process().signal(Signal.KILL);
    }

    @Override
    public void close() throws IOException {
        try {
            process.process().getOutputStream().close();
            process.process().awaitExit(GRACE);
        } catch (InterruptedException e) {
            // then it is killed
            Thread.currentThread().interrupt();
        } finally {
            process.close();
        }
    }
}

package io.javaipc.benchmarks;

import io.javaipc.process.Input;
import io.javaipc.process.JavaProcess;
import io.javaipc.process.Output;
import io.javaipc.process.SerializableAction;
import io.javaipc.signal.Signal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A JVM that does what it is told, line by line, and answers each line. It ends when it is closed, or does not answer. */
public final class Helper implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final String ENDED = "ended";

    private final JavaProcess<Void> process;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    /**
     * Starts it.
     *
     * @param name its name
     * @param jvmArguments what its JVM is started with
     * @param task reads the lines from its standard input until there is no more, and prints the answers
     */
    public Helper(String name, List<String> jvmArguments, SerializableAction task) {
        process = JavaProcess.builder(name)
                .jvmArguments(jvmArguments.toArray(new String[0]))
                .stdin(Input.pipe())
                .stdout(Output.lines(answers::add))
                .start(task);
        process.onCompletion().whenComplete((value, failure) -> answers.add(ENDED));
    }

    /**
     * Has it do something.
     *
     * @param line what
     * @throws IOException when it is gone
     */
    public void tell(String line) throws IOException {
        OutputStream toHelper = process.process().getOutputStream();
        toHelper.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        toHelper.flush();
    }

    /**
     * What it answers.
     *
     * @return the line
     * @throws InterruptedException when interrupted
     */
    public String answer() throws InterruptedException {
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
    public void kill() {
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

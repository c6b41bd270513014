package io.javaipc.testing.program;

import io.javaipc.process.Command;
import io.javaipc.process.Output;
import java.util.concurrent.atomic.AtomicLong;

/** Takes a gibibyte of output line by line, and prints how much came. To be run with a heap that could not hold it. */
public final class ReadsMuch {
    private static final String LINE = "x".repeat(8 * 1024 - 1);

    private ReadsMuch() {}

    /**
     * Runs the program.
     *
     * @param arguments none
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws InterruptedException {
        AtomicLong lines = new AtomicLong();
        AtomicLong characters = new AtomicLong();
        Output counted = Output.lines(line -> {
            lines.incrementAndGet();
            characters.addAndGet(line.length());
        });
        Command.of("yes", LINE)
                .pipe(Command.of("head", "-c", Integer.toString(1 << 30)).stdout(counted))
                .run();
        System.out.println("lines=" + lines + ", characters=" + characters);
    }
}

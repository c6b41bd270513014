package io.javaipc.examples;

import io.javaipc.process.CpuSample;
import io.javaipc.process.CpuSampler;
import java.util.Arrays;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;

/**
 * Shows which processes are busy: live in a terminal; printed a few times where there is none, or once with
 * {@code --once}.
 */
final class TopExample {
    private static final int PLAIN_TABLES = 2;
    private static final int PLAIN_WIDTH = 120;
    private static final int PLAIN_HEIGHT = 20;
    private static final long PLAIN_INTERVAL_MILLIS = 500;

    private TopExample() {}

    static void main(String[] arguments) throws Exception {
        if (Arrays.asList(arguments).contains("--once")) {
            print(1);
            return;
        }
        try (Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .systemOutput(SystemOutput.SysOut)
                .dumb(true)
                .build()) {
            if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                print(PLAIN_TABLES);
            } else {
                new TopScreen(terminal).run();
            }
        }
    }

    private static void print(int tables) throws InterruptedException {
        CpuSampler sampler = new CpuSampler();
        TopView view = new TopView();
        for (int i = 0; i < tables; i++) {
            Thread.sleep(PLAIN_INTERVAL_MILLIS);
            CpuSample sample = sampler.sample();
            view.lines(sample, PLAIN_WIDTH, PLAIN_HEIGHT).forEach(System.out::println);
            Check.that(
                    sample.percent(sample.table().current()) >= 0 && sample.totalPercent() >= 0,
                    "this process is in the table");
        }
    }
}

package io.javaipc.ftp.console;

import io.javaipc.ftp.client.TransferListener;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that appears when the transfer takes long enough to be worth one, and goes when it is over. */
final class TransferBar implements TransferListener, AutoCloseable {
    private static final long WORTH_A_BAR = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int REFRESH_MILLIS = 100;
    private static final long MEBIBYTE = 1 << 20;
    /** A key typed during a transfer is echoed at the end of the line, and must not make it two. */
    private static final int ROOM_FOR_CONTROL_C = 4;

    private final String name;
    private final PrintStream out;
    private final IntSupplier width;
    private final long start = System.nanoTime();
    private boolean decided;
    private ProgressBar bar;
    private long transferred;

    /** The width is asked for only if there will be a bar; 0 means that there is no terminal to show one on. */
    TransferBar(String name, PrintStream out, IntSupplier width) {
        this.name = name;
        this.out = out;
        this.width = width;
    }

    long transferred() {
        return transferred;
    }

    @Override
    public void transferred(long soFar, long total) {
        transferred = soFar;
        if (!decided && System.nanoTime() - start >= WORTH_A_BAR) {
            decided = true;
            int columns = width.getAsInt();
            bar = columns > 0 ? show(total, columns) : null;
        }
        if (bar != null) {
            bar.stepTo(soFar);
        }
    }

    private ProgressBar show(long total, int columns) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(total)
                .setUnit(" MiB", MEBIBYTE)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setConsumer(new VanishingLine(out, columns - ROOM_FOR_CONTROL_C))
                .clearDisplayOnFinish()
                .showSpeed()
                .build();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    /** Leaves the cursor where the bar was, for the report that takes its place; the original begins a new line. */
    private static final class VanishingLine extends ConsoleProgressBarConsumer {
        private final PrintStream out;

        VanishingLine(PrintStream out, int length) {
            super(out, length);
            this.out = out;
        }

        @Override
        public void close() {
            out.flush();
        }
    }
}

package io.javaipc.ftp.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Tells what happened, in numbered lines. */
final class Narrator {
    private static final double MILLIS_PER_SECOND = 1000.0;

    private final PrintWriter out;
    private final long start = System.nanoTime();
    private int step;

    Narrator(PrintWriter out) {
        this.out = out;
    }

    void begin() {
        out.println("A guided tour of the file server, as a client sees it.");
        out.flush();
    }

    void step(String whatHappened) {
        step++;
        out.printf(Locale.ROOT, "%2d. %s%n", step, whatHappened);
        out.flush();
    }

    void detail(String line) {
        out.println("      " + line);
        out.flush();
    }

    void end() {
        out.println("All " + step + " steps went as told, in " + since(start) + ".");
        out.flush();
    }

    /** The time since an instant of {@link System#nanoTime}, in words. */
    static String since(long nanos) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - nanos);
        return String.format(Locale.ROOT, "%.2f s", elapsed.toMillis() / MILLIS_PER_SECOND);
    }
}

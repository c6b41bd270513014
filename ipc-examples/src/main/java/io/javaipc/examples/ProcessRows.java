package io.javaipc.examples;

import io.javaipc.process.ProcessInfo;
import io.javaipc.process.ProcessState;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Processes in columns, as {@code ps(1)} prints them; a question mark where something is not told. */
final class ProcessRows {
    static final String HEADER = String.format(
            "%7s %7s %-8s %s %3s %4s %6s %8s %s", "PID", "PPID", "USER", "S", "NI", "THR", "RSS", "TIME", "COMMAND");

    private static final int WIDTH = 120;
    private static final int USER_WIDTH = 8;
    private static final int KIB = 1024;

    private ProcessRows() {}

    static String of(ProcessInfo process) {
        return of(process, WIDTH);
    }

    static String of(ProcessInfo process, int width) {
        String row = String.format(
                "%7d %7s %-8s %s %3s %4s %6s %8s %s",
                process.pid(),
                text(process.ppid()),
                cut(process.user().orElse("?"), USER_WIDTH),
                process.state().map(ProcessState::letter).orElse('?'),
                text(process.nice()),
                text(process.threads()),
                process.residentBytes().stream()
                        .mapToObj(ProcessRows::size)
                        .findFirst()
                        .orElse("?"),
                process.cpuTime().map(ProcessRows::time).orElse("?"),
                process.commandText());
        return cut(row, width);
    }

    static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width));
    }

    private static String text(OptionalInt value) {
        return value.isPresent() ? String.valueOf(value.getAsInt()) : "?";
    }

    private static String text(OptionalLong value) {
        return value.isPresent() ? String.valueOf(value.getAsLong()) : "-";
    }

    private static String size(long bytes) {
        long kib = bytes / KIB;
        return kib < 10L * KIB ? kib + "K" : kib / KIB + "M";
    }

    private static String time(Duration duration) {
        return String.format(
                "%d:%02d.%02d", duration.toMinutes(), duration.toSecondsPart(), duration.toMillisPart() / 10);
    }
}

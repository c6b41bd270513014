package io.javaipc.ftp.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A process and its children as lines of text. */
final class ProcessTree {
    private static final double MILLIS_PER_SECOND = 1000.0;

    private static final int COMMAND_WIDTH = 80;
    private static final Pattern JVM_OPTIONS_AND_DIRECTORIES =
            Pattern.compile(" -X\\S*| -D\\S*| --enable\\S*| -cp \\S*|(?<=^|\\s)/\\S*/");

    private ProcessTree() {}

    static List<String> of(ProcessHandle parent, List<ProcessHandle> children) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format("%8s %8s %8s  %s", "pid", "parent", "cpu", "command"));
        lines.add(line(parent, ""));
        children.forEach(child -> lines.add(line(child, "  └ ")));
        return lines;
    }

    private static String line(ProcessHandle process, String branch) {
        long parent = process.parent().map(ProcessHandle::pid).orElse(0L);
        double cpu = process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / MILLIS_PER_SECOND;
        String command = JVM_OPTIONS_AND_DIRECTORIES
                .matcher(process.info().commandLine().orElse("-"))
                .replaceAll("");
        String shown = command.length() <= COMMAND_WIDTH ? command : command.substring(0, COMMAND_WIDTH - 1) + "…";
        return String.format(Locale.ROOT, "%8d %8d %6.2f s  %s%s", process.pid(), parent, cpu, branch, shown);
    }
}

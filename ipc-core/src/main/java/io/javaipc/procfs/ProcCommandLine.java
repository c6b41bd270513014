package io.javaipc.procfs;

import java.util.ArrayList;
import java.util.List;

/** What {@code /proc/PID/cmdline} says; see {@code proc_pid_cmdline(5)}. */
public final class ProcCommandLine {
    private ProcCommandLine() {}

    /**
     * Parses the file: arguments, each ended by a NUL. A process may overwrite them with a title, which then comes as one
     * argument.
     *
     * @param text its text
     * @return the arguments as they were given, empty ones too; none for kernel threads and zombies
     */
    public static List<String> parse(String text) {
        List<String> arguments = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int nul = text.indexOf('\0', start);
            int end = nul < 0 ? text.length() : nul;
            arguments.add(text.substring(start, end));
            start = end + 1;
        }
        return List.copyOf(arguments);
    }
}

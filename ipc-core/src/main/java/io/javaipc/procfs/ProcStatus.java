package io.javaipc.procfs;

import java.util.Optional;

/**
 * What {@code /proc/PID/status} says beyond {@link ProcStat}; see {@code proc_pid_status(5)}.
 *
 * @param threadGroup the process that the task belongs to: its own pid, or that of the process whose thread it is
 * @param effectiveUid the user it acts as
 * @param residentBytes the memory it has in use; 0 for kernel threads and zombies, which have none
 */
public record ProcStatus(long threadGroup, long effectiveUid, long residentBytes) {
    private static final int BYTES_PER_KB = 1024;
    private static final int EFFECTIVE = 1;

    /**
     * Parses the file.
     *
     * @param text its text; a newline in the process's name is escaped there, so that every line is what it seems
     * @return what it says
     * @throws IllegalArgumentException when it is not such a file
     */
    public static ProcStatus parse(String text) {
        try {
            return new ProcStatus(
                    Long.parseLong(word(text, "Tgid:", 0)),
                    Long.parseLong(word(text, "Uid:", EFFECTIVE)),
                    line(text, "VmRSS:").isPresent() ? Long.parseLong(word(text, "VmRSS:", 0)) * BYTES_PER_KB : 0);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("cannot parse status of a process: text=" + text, e);
        }
    }

    private static String word(String text, String key, int index) {
        String[] words = line(text, key).orElse("").trim().split("\\s+");
        return index < words.length ? words[index] : "";
    }

    private static Optional<String> line(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()))
                .findFirst();
    }
}

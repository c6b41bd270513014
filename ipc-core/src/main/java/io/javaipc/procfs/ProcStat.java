package io.javaipc.procfs;

import java.time.Duration;

/**
 * What {@code /proc/PID/stat} says; see {@code proc_pid_stat(5)}.
 *
 * @param pid the process
 * @param name its name, at most 15 bytes of it (kernel threads: 63), which may be any characters
 * @param state the letter of its state
 * @param ppid its parent; 0 for none that can be seen from here
 * @param processGroup its process group; negative when it was reaped while it was read
 * @param session its session
 * @param terminal the device number of its controlling terminal; 0 for none
 * @param userTime processor time in its own code, in steps of 10 ms
 * @param systemTime processor time in the kernel on its behalf, in steps of 10 ms
 * @param priority the kernel's priority: 20 + nice, or negative for real-time scheduling
 * @param nice -20 (favoured) to 19
 * @param threads how many threads it has
 * @param startAfterBoot when it started, in steps of 10 ms
 * @param virtualBytes the size of its address space
 */
public record ProcStat(
        long pid,
        String name,
        char state,
        long ppid,
        long processGroup,
        long session,
        int terminal,
        Duration userTime,
        Duration systemTime,
        int priority,
        int nice,
        int threads,
        Duration startAfterBoot,
        long virtualBytes) {

    /** {@code USER_HZ}: 100 wherever Linux and Java meet, whatever the kernel's own clock does. */
    private static final long MILLIS_PER_TICK = 10;

    private static final int FIELDS_READ = 21;

    /**
     * Parses the file.
     *
     * @param text its text
     * @return what it says
     * @throws IllegalArgumentException when it is not such a file
     */
    public static ProcStat parse(String text) {
        // the name may contain parentheses, spaces and newlines; what follows it cannot
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')');
        if (open < 1 || close < open) {
            throw malformed(text, null);
        }
        String[] fields = text.substring(close + 1).trim().split(" ");
        if (fields.length < FIELDS_READ || fields[0].length() != 1) {
            throw malformed(text, null);
        }
        try {
            return new ProcStat(
                    Long.parseLong(text.substring(0, open).trim()),
                    text.substring(open + 1, close),
                    fields[0].charAt(0),
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[2]),
                    Long.parseLong(fields[3]),
                    Integer.parseInt(fields[4]),
                    ticks(fields[11]),
                    ticks(fields[12]),
                    Integer.parseInt(fields[15]),
                    Integer.parseInt(fields[16]),
                    Integer.parseInt(fields[17]),
                    ticks(fields[19]),
                    Long.parseLong(fields[20]));
        } catch (NumberFormatException e) {
            throw malformed(text, e);
        }
    }

    private static Duration ticks(String field) {
        return Duration.ofMillis(Long.parseLong(field) * MILLIS_PER_TICK);
    }

    private static IllegalArgumentException malformed(String text, NumberFormatException cause) {
        return new IllegalArgumentException("cannot parse stat of a process: text=" + text, cause);
    }
}

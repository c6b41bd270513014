package io.javaipc.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What Linux tells of a process in {@code proc(5)}. */
public final class Proc {
    private static final Path ROOT = Path.of("/proc");
    private static final char ABSENT = 'X';
    private static final int PROCESS_GROUP_FIELD = 2;
    private static final int SESSION_FIELD = 3;

    private Proc() {}

    /**
     * The open descriptors of a process.
     *
     * @param pid the process
     * @return their numbers, and what each refers to
     */
    public static Map<Integer, String> descriptors(long pid) {
        Map<Integer, String> open = new TreeMap<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(directory(pid).resolve("fd"))) {
            for (Path entry : entries) {
                try {
                    open.put(
                            Integer.valueOf(entry.getFileName().toString()),
                            Files.readSymbolicLink(entry).toString());
                } catch (NoSuchFileException e) {
                    // closed since, such as the one that this very listing uses
                    continue;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return open;
    }

    /**
     * Asserts that this process has no more descriptors open than before. Fewer are no fault: the collector may have closed
     * what earlier tests had dropped.
     *
     * @param before how many there were
     */
    public static void assertNoneMoreOpenThan(int before) {
        int now = openDescriptors();
        assertTrue(now <= before, () -> "descriptors leaked: before=" + before + ", now=" + now);
    }

    /**
     * The open descriptors of this process.
     *
     * @return how many there are
     */
    public static int openDescriptors() {
        return descriptors(ProcessHandle.current().pid()).size();
    }

    /**
     * One line of {@code /proc/PID/status}.
     *
     * @param status the whole text
     * @param field the line's name, such as {@code SigBlk}
     * @return what it says
     */
    public static String field(String status, String field) {
        return status.lines()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.substring(field.length() + 1).trim())
                .findFirst()
                .orElseThrow();
    }

    /**
     * Tells whether this process ignores a signal, as it does for good when whoever started it did so: {@code nohup}, or a
     * shell that starts something in the background.
     *
     * @param signal the signal's number
     * @return true when it is ignored
     * @throws IOException when {@code /proc} cannot be read
     */
    public static boolean ignores(int signal) throws IOException {
        String ignored = field(Files.readString(ROOT.resolve("self/status")), "SigIgn");
        return (Long.parseUnsignedLong(ignored, 16) >>> (signal - 1) & 1) != 0;
    }

    /**
     * The state of a process.
     *
     * @param pid the process
     * @return its letter, such as {@code S} for sleeping, {@code T} for stopped; {@code X} when there is none
     */
    public static char state(long pid) {
        List<String> fields = stat(pid);
        return fields.isEmpty() ? ABSENT : fields.get(0).charAt(0);
    }

    /**
     * Tells whether a process runs. Unlike {@link ProcessHandle} it counts a zombie as ended: whoever inherits the orphans
     * of this machine may take its time to reap them.
     *
     * @param pid the process
     * @return true when it runs
     */
    public static boolean runs(long pid) {
        char state = state(pid);
        return state != ABSENT && state != 'Z';
    }

    /**
     * The process group of a process.
     *
     * @param pid the process
     * @return the group's number
     */
    public static long processGroup(long pid) {
        return Long.parseLong(stat(pid).get(PROCESS_GROUP_FIELD));
    }

    /**
     * The session of a process.
     *
     * @param pid the process
     * @return the group's number
     */
    public static long session(long pid) {
        return Long.parseLong(stat(pid).get(SESSION_FIELD));
    }

    /**
     * A file of a process, such as its command line or its environment, where each word ends with NUL.
     *
     * @param pid the process
     * @param name {@code cmdline} or {@code environ}
     * @return the words
     */
    public static List<String> words(long pid, String name) {
        try {
            byte[] content = Files.readAllBytes(directory(pid).resolve(name));
            return List.of(new String(content, StandardCharsets.UTF_8).split("\0"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fields after the name, which may itself contain blanks and brackets: state, parent, process group... */
    private static List<String> stat(long pid) {
        try {
            String line = Files.readString(directory(pid).resolve("stat"), StandardCharsets.ISO_8859_1);
            return List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
        } catch (IOException e) {
            // no such process, or it ended while it was read (ESRCH)
            return List.of();
        }
    }

    private static Path directory(long pid) {
        return ROOT.resolve(Long.toString(pid));
    }
}

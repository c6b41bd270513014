package io.javaipc.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What was known of a process at one moment. Immutable: it stays as it is when the process changes or ends.
 *
 * <p>On Linux it comes from {@code /proc} ({@code proc(5)}), and everything is told that this user may read; elsewhere from
 * {@link ProcessHandle}, which tells pid, parent, user, command line, start and processor time. What is not told is empty.
 *
 * <p>Not for holding a process for long and then signalling its pid: pids are used again. {@link #isSameProcess} tells.
 *
 * @param pid the process
 * @param ppid its parent; empty when it has none that can be seen from here
 * @param processGroup its process group, the pid of the group's leader
 * @param session its session, the pid of the session's leader
 * @param terminal its controlling terminal, below {@code /dev}; empty when it has none
 * @param state what its first thread was doing, as in {@code ps(1)}: a JVM's sleeps while others compute
 * @param user the name of the user it acts as; the number where the user has no name
 * @param name the short name that the kernel keeps, cut to 15 bytes, which the process can change; elsewhere the file name
 *     of its program
 * @param commandLine the program and its arguments as they were given, unless the process has overwritten them; none for
 *     zombies and kernel threads
 * @param start when it started, in steps of 10 ms; equal to {@link ProcessHandle.Info#startInstant()}
 * @param nice -20 (favoured) to 19
 * @param priority the kernel's priority: 20 + nice, or negative for real-time scheduling
 * @param threads how many threads it had
 * @param cpuTime the processor time it has used, in its own code and in the kernel, in steps of 10 ms
 * @param userTime the part of it in its own code
 * @param systemTime the part of it in the kernel
 * @param residentBytes the memory it had in use (RSS), pages shared with others included
 * @param virtualBytes the size of its address space; a JVM reserves far more than it uses
 */
public record ProcessInfo(
        long pid,
        OptionalLong ppid,
        OptionalLong processGroup,
        OptionalLong session,
        Optional<String> terminal,
        Optional<ProcessState> state,
        Optional<String> user,
        Optional<String> name,
        List<String> commandLine,
        Optional<Instant> start,
        OptionalInt nice,
        OptionalInt priority,
        OptionalInt threads,
        Optional<Duration> cpuTime,
        Optional<Duration> userTime,
        Optional<Duration> systemTime,
        OptionalLong residentBytes,
        OptionalLong virtualBytes) {

    public ProcessInfo {
        commandLine = List.copyOf(commandLine);
    }

    /**
     * What is known of a process now.
     *
     * @param pid the process
     * @return what is known; empty when there is no such process
     * @throws io.javaipc.platform.IpcException when it cannot be found out
     */
    public static Optional<ProcessInfo> of(long pid) {
        return ProcessSource.current().find(pid);
    }

    /**
     * What is known of this process now.
     *
     * @return what is known
     */
    public static ProcessInfo current() {
        long pid = ProcessHandle.current().pid();
        return of(pid).orElseThrow(() -> new IllegalStateException(
                "this process is not in /proc, which is another pid namespace's: pid=" + pid));
    }

    /**
     * Tells whether another snapshot is of the same process: same pid, same start. A process that got the pid of one that
     * ended has another start.
     *
     * @param other the other snapshot
     * @return true when it is; where the start is not told, when the pids are equal
     */
    public boolean isSameProcess(ProcessInfo other) {
        return pid == other.pid && Objects.equals(start, other.start);
    }

    /**
     * The command line for people, as {@code ps(1)} prints it. Not for taking apart again.
     *
     * @return the arguments with spaces between them, or the name in brackets when there are none; control characters,
     *     which might move a terminal's cursor, are question marks
     */
    public String commandText() {
        return Printable.of(commandLine.isEmpty() ? "[" + name.orElse("?") + "]" : String.join(" ", commandLine));
    }
}

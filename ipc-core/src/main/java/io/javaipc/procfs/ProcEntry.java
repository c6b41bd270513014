package io.javaipc.procfs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code /proc/PID} says of a process.
 *
 * @param directory its directory
 * @param pid the process
 * @param stat its {@code stat}; empty when it may not be read
 * @param status its {@code status}; empty when it may not be read
 * @param commandLine its arguments; none when they may not be read
 */
public record ProcEntry(
        Path directory, long pid, Optional<ProcStat> stat, Optional<ProcStatus> status, List<String> commandLine) {}

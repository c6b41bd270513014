package io.javaipc.worker;

import io.javaipc.platform.Stdio;
import java.util.List;
import java.util.Set;

/**
 * How a worker JVM is launched.
 *
 * @param name names the worker in messages
 * @param stdin its standard input
 * @param stdout its standard output
 * @param stderr its standard error
 * @param jvmArguments what its {@code java} is given beyond what the library sets
 * @param newProcessGroup whether it is spared the terminal's Ctrl-C
 * @param blockedSignals the signals, by number, that it is launched with blocked
 */
public record WorkerOptions(
        String name,
        Stdio stdin,
        Stdio stdout,
        Stdio stderr,
        List<String> jvmArguments,
        boolean newProcessGroup,
        Set<Integer> blockedSignals) {
    public WorkerOptions {
        jvmArguments = List.copyOf(jvmArguments);
        blockedSignals = Set.copyOf(blockedSignals);
    }
}

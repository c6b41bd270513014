package io.javaipc.worker;

import io.javaipc.platform.Stdio;
import java.util.List;

/**
 * How a worker JVM is launched.
 *
 * @param name names the worker in messages
 * @param stdin its standard input
 * @param stdout its standard output
 * @param stderr its standard error
 * @param jvmArguments what its {@code java} is given beyond what the library sets
 * @param newProcessGroup whether it is spared the terminal's Ctrl-C
 */
public record WorkerOptions(
        String name, Stdio stdin, Stdio stdout, Stdio stderr, List<String> jvmArguments, boolean newProcessGroup) {
    public WorkerOptions {
        jvmArguments = List.copyOf(jvmArguments);
    }
}

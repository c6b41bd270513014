package io.javaipc.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A {@link ProcessInfo} in the making: what is not set is not known. Its eighteen parts get their names here. */
final class ProcessInfoBuilder {
    private final long pid;
    OptionalLong ppid = OptionalLong.empty();
    OptionalLong processGroup = OptionalLong.empty();
    OptionalLong session = OptionalLong.empty();
    Optional<String> terminal = Optional.empty();
    Optional<ProcessState> state = Optional.empty();
    Optional<String> user = Optional.empty();
    Optional<String> name = Optional.empty();
    List<String> commandLine = List.of();
    Optional<Instant> start = Optional.empty();
    OptionalInt nice = OptionalInt.empty();
    OptionalInt priority = OptionalInt.empty();
    OptionalInt threads = OptionalInt.empty();
    Optional<Duration> cpuTime = Optional.empty();
    Optional<Duration> userTime = Optional.empty();
    Optional<Duration> systemTime = Optional.empty();
    OptionalLong residentBytes = OptionalLong.empty();
    OptionalLong virtualBytes = OptionalLong.empty();

    ProcessInfoBuilder(long pid) {
        this.pid = pid;
    }

    ProcessInfo build() {
        return new ProcessInfo(
                pid,
                ppid,
                processGroup,
                session,
                terminal,
                state,
                user,
                name,
                commandLine,
                start,
                nice,
                priority,
                threads,
                cpuTime,
                userTime,
                systemTime,
                residentBytes,
                virtualBytes);
    }
}

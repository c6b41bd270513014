package io.javaipc.process;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.Grouping;
import io.javaipc.platform.IoPriority;
import io.javaipc.platform.Limit;
import io.javaipc.platform.ProcessAttributes;
import io.javaipc.platform.ResourceLimit;
import io.javaipc.platform.SpawnRequest;
import io.javaipc.platform.TerminalSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** What a {@link Command} says; changed only while the command that will own it is being made. */
final class CommandSettings {
    final List<String> words = new ArrayList<>();
    final Map<String, Optional<String>> environment = new TreeMap<>();
    final Map<Integer, Descriptor> inherited = new TreeMap<>();
    final Map<ResourceLimit, Limit> limits = new EnumMap<>(ResourceLimit.class);
    Optional<Path> directory = Optional.empty();
    boolean environmentCleared;
    Optional<Input> stdin = Optional.empty();
    Optional<Output> stdout = Optional.empty();
    Optional<Output> stderr = Optional.empty();
    Grouping grouping = Grouping.SAME;
    OptionalInt umask = OptionalInt.empty();
    Optional<String> user = Optional.empty();
    Optional<String> group = Optional.empty();
    boolean dieWithParent;
    boolean detached;
    OptionalInt nice = OptionalInt.empty();
    Set<Integer> processors = Set.of();
    Optional<IoPriority> ioPriority = Optional.empty();
    Optional<TerminalSize> terminal = Optional.empty();
    Optional<Duration> timeout = Optional.empty();
    boolean unchecked;

    CommandSettings() {}

    CommandSettings(CommandSettings from) {
        words.addAll(from.words);
        environment.putAll(from.environment);
        inherited.putAll(from.inherited);
        limits.putAll(from.limits);
        directory = from.directory;
        environmentCleared = from.environmentCleared;
        stdin = from.stdin;
        stdout = from.stdout;
        stderr = from.stderr;
        grouping = from.grouping;
        umask = from.umask;
        user = from.user;
        group = from.group;
        dieWithParent = from.dieWithParent;
        detached = from.detached;
        nice = from.nice;
        processors = from.processors;
        ioPriority = from.ioPriority;
        terminal = from.terminal;
        timeout = from.timeout;
        unchecked = from.unchecked;
    }

    /** What the platform is to start, with these standard streams. */
    SpawnRequest toRequest(Input in, Output out, Output err) {
        return new SpawnRequest(
                words,
                directory,
                childEnvironment(),
                in.stdio(),
                out.stdio(),
                err.stdio(),
                inherited,
                new ProcessAttributes(
                        grouping,
                        umask,
                        user,
                        group,
                        dieWithParent,
                        nice,
                        limits,
                        processors,
                        ioPriority,
                        terminal,
                        Set.of()));
    }

    /** The group or session that the child really gets. */
    Grouping childGrouping() {
        return terminal.isPresent() ? Grouping.NEW_SESSION : grouping;
    }

    private Map<String, String> childEnvironment() {
        if (environment.isEmpty() && !environmentCleared) {
            return System.getenv();
        }
        Map<String, String> variables = environmentCleared ? new HashMap<>() : new HashMap<>(System.getenv());
        environment.forEach(
                (name, value) -> value.ifPresentOrElse(set -> variables.put(name, set), () -> variables.remove(name)));
        return variables;
    }
}

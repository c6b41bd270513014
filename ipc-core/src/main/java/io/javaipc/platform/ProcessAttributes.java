package io.javaipc.platform;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a child has that its parent has not; everything else it inherits.
 *
 * @param grouping its process group and session
 * @param umask its file mode creation mask; see {@code umask(2)}
 * @param user the user it runs as, by name or number; needs privileges
 * @param group the group it runs as, by name or number; needs privileges
 * @param dieWithParent whether the kernel kills it when its parent ends
 * @param nice its nice value
 * @param limits its resource limits
 * @param processors the processors it may run on; empty for its parent's
 * @param ioPriority its i/o priority
 * @param terminal the size of a new pseudo-terminal that is its standard input, output and error; implies a new session
 * @param blockedSignals the signals, by number, that it starts with blocked; nothing is inherited here
 */
public record ProcessAttributes(
        Grouping grouping,
        OptionalInt umask,
        Optional<String> user,
        Optional<String> group,
        boolean dieWithParent,
        OptionalInt nice,
        Map<ResourceLimit, Limit> limits,
        Set<Integer> processors,
        Optional<IoPriority> ioPriority,
        Optional<TerminalSize> terminal,
        Set<Integer> blockedSignals) {
    /** Nothing different. */
    public static final ProcessAttributes NONE = of(Grouping.SAME);

    public ProcessAttributes {
        limits = Map.copyOf(limits);
        processors = Set.copyOf(processors);
        blockedSignals = Set.copyOf(blockedSignals);
    }

    /**
     * Nothing different but the grouping.
     *
     * @param grouping the grouping
     * @return the attributes
     */
    public static ProcessAttributes of(Grouping grouping) {
        return of(grouping, Set.of());
    }

    /**
     * Nothing different but the grouping and the blocked signals.
     *
     * @param grouping the grouping
     * @param blockedSignals the signals, by number
     * @return the attributes
     */
    public static ProcessAttributes of(Grouping grouping, Set<Integer> blockedSignals) {
        return new ProcessAttributes(
                grouping,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                OptionalInt.empty(),
                Map.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                blockedSignals);
    }

    /**
     * Tells whether a platform needs anything special for them.
     *
     * @return true when they are those of any child
     */
    public boolean isNone() {
        return equals(NONE);
    }
}

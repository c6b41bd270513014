package io.javaipc.benchmarks;

import java.util.regex.Pattern;

/**
 * Which cases and systems are measured.
 *
 * @param cases is found in the names of the cases
 * @param systems is found in the names of the systems; the library itself always takes part
 */
public record Choice(Pattern cases, Pattern systems) {
    /** All of them. */
    public static final Choice ALL = new Choice(Pattern.compile(""), Pattern.compile(""));

    /**
     * Whether a case is measured.
     *
     * @param name its name
     * @return true when it is
     */
    public boolean hasCase(String name) {
        return cases.matcher(name).find();
    }

    /**
     * Whether a system takes part.
     *
     * @param name its name
     * @return true when it does
     */
    public boolean hasSystem(String name) {
        return name.equals(Contender.OURS) || systems.matcher(name).find();
    }
}

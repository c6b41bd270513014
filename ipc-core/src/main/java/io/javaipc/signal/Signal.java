package io.javaipc.signal;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A signal: a number with a name. Numbers are those of Linux ({@code signal(7)}); the ones up to 15 that POSIX fixes are
 * the same everywhere. Immutable; equal when the numbers are.
 */
public final class Signal implements Serializable, Comparable<Signal> {
    private static final long serialVersionUID = 1L;

    private static final int HIGHEST = 64;
    private static final int FIRST_REAL_TIME = 34;
    private static final List<String> NAMES = List.of(
            "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
            "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
            "WINCH", "IO", "PWR", "SYS");
    private static final List<Signal> ALL = all();

    /** Hang-up: the terminal is gone, or "read your configuration again". */
    public static final Signal HUP = of("HUP");

    /** Interrupt from the keyboard. */
    public static final Signal INT = of("INT");

    /** Quit from the keyboard. */
    public static final Signal QUIT = of("QUIT");

    /** The program gave up by {@code abort(3)}. */
    public static final Signal ABRT = of("ABRT");

    /** The end that nothing can catch. */
    public static final Signal KILL = of("KILL");

    /** For the program to define. */
    public static final Signal USR1 = of("USR1");

    /** A bad memory access. */
    public static final Signal SEGV = of("SEGV");

    /** For the program to define; a JVM uses it itself. */
    public static final Signal USR2 = of("USR2");

    /** A pipe without a reader was written. */
    public static final Signal PIPE = of("PIPE");

    /** A timer of {@code alarm(2)} ran out. */
    public static final Signal ALRM = of("ALRM");

    /** The polite request to end. */
    public static final Signal TERM = of("TERM");

    /** A child stopped, went on or ended. */
    public static final Signal CHLD = of("CHLD");

    /** Go on, after a stop. */
    public static final Signal CONT = of("CONT");

    /** The stop that nothing can catch. */
    public static final Signal STOP = of("STOP");

    private final int number;

    private Signal(int number) {
        this.number = number;
    }

    private static List<Signal> all() {
        List<Signal> signals = new ArrayList<>(HIGHEST);
        for (int number = 1; number <= HIGHEST; number++) {
            signals.add(new Signal(number));
        }
        return List.copyOf(signals);
    }

    /**
     * The signal of a number.
     *
     * @param number 1 to 64
     * @return the signal
     * @throws IllegalArgumentException for any other number
     */
    public static Signal of(int number) {
        if (number < 1 || number > HIGHEST) {
            throw new IllegalArgumentException("no such signal: number=" + number + ", highest=" + HIGHEST);
        }
        return ALL.get(number - 1);
    }

    /**
     * The signal of a name.
     *
     * @param name such as {@code TERM} or {@code SIGTERM}, in any case
     * @return the signal
     * @throws IllegalArgumentException for an unknown name
     */
    public static Signal of(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        int index = NAMES.indexOf(upper.startsWith("SIG") ? upper.substring("SIG".length()) : upper);
        if (index < 0) {
            throw new IllegalArgumentException("no such signal: name=" + name);
        }
        return of(index + 1);
    }

    /**
     * The signal's number.
     *
     * @return 1 to 64
     */
    public int number() {
        return number;
    }

    /**
     * The signal's name, without {@code SIG}.
     *
     * @return such as {@code TERM}; {@code RTMIN+2} for real-time signals
     */
    public String name() {
        if (number <= NAMES.size()) {
            return NAMES.get(number - 1);
        }
        return number < FIRST_REAL_TIME ? "#" + number : "RTMIN+" + (number - FIRST_REAL_TIME);
    }

    @Override
    public int compareTo(Signal other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Signal signal && signal.number == number;
    }

    @Override
    public int hashCode() {
        return number;
    }

    @Override
    public String toString() {
        return "SIG" + name();
    }
}

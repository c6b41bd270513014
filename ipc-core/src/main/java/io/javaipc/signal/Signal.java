package io.javaipc.signal;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A signal: a number with a name. Numbers are those of Linux ({@code signal(7)}); the ones up to 15 that POSIX fixes are
 * the same everywhere. Immutable; equal when the numbers are.
 *
 * <p>Numbers 34 to 64 are the real-time signals, {@code RTMIN} to {@code RTMAX}; 32 and 33 have no name, since the C
 * library keeps them for itself.
 */
public final class Signal implements Serializable, Comparable<Signal> {
    private static final long serialVersionUID = 1L;

    static final int HIGHEST = 64;
    static final int FIRST_REAL_TIME = 34;
    private static final String FROM_FIRST = "RTMIN";
    private static final String FROM_LAST = "RTMAX";
    private static final List<StandardSignal> STANDARD = List.of(StandardSignal.values());
    private static final List<Signal> ALL =
            IntStream.rangeClosed(1, HIGHEST).mapToObj(Signal::new).toList();

    /** Hang-up: the terminal is gone, or "read your configuration again". */
    public static final Signal HUP = standard(StandardSignal.HUP);

    /** Interrupt from the keyboard. */
    public static final Signal INT = standard(StandardSignal.INT);

    /** Quit from the keyboard. */
    public static final Signal QUIT = standard(StandardSignal.QUIT);

    /** An illegal instruction. */
    public static final Signal ILL = standard(StandardSignal.ILL);

    /** A trace or breakpoint trap. */
    public static final Signal TRAP = standard(StandardSignal.TRAP);

    /** The program gave up by {@code abort(3)}. */
    public static final Signal ABRT = standard(StandardSignal.ABRT);

    /** Access to memory that is not there. */
    public static final Signal BUS = standard(StandardSignal.BUS);

    /** An arithmetic error. */
    public static final Signal FPE = standard(StandardSignal.FPE);

    /** The end that nothing can catch. */
    public static final Signal KILL = standard(StandardSignal.KILL);

    /** For the program to define. */
    public static final Signal USR1 = standard(StandardSignal.USR1);

    /** A bad memory access. */
    public static final Signal SEGV = standard(StandardSignal.SEGV);

    /** For the program to define; a JVM uses it itself. */
    public static final Signal USR2 = standard(StandardSignal.USR2);

    /** A pipe without a reader was written. */
    public static final Signal PIPE = standard(StandardSignal.PIPE);

    /** A timer of {@code alarm(2)} ran out. */
    public static final Signal ALRM = standard(StandardSignal.ALRM);

    /** The polite request to end. */
    public static final Signal TERM = standard(StandardSignal.TERM);

    /** A stack fault of the coprocessor; unused. */
    public static final Signal STKFLT = standard(StandardSignal.STKFLT);

    /** A child stopped, went on or ended. */
    public static final Signal CHLD = standard(StandardSignal.CHLD);

    /** Go on, after a stop. */
    public static final Signal CONT = standard(StandardSignal.CONT);

    /** The stop that nothing can catch. */
    public static final Signal STOP = standard(StandardSignal.STOP);

    /** Stop typed at the terminal. */
    public static final Signal TSTP = standard(StandardSignal.TSTP);

    /** Read from the terminal in the background. */
    public static final Signal TTIN = standard(StandardSignal.TTIN);

    /** Write to the terminal in the background. */
    public static final Signal TTOU = standard(StandardSignal.TTOU);

    /** Urgent data on a socket. */
    public static final Signal URG = standard(StandardSignal.URG);

    /** The limit of processor time was exceeded. */
    public static final Signal XCPU = standard(StandardSignal.XCPU);

    /** The limit of file size was exceeded. */
    public static final Signal XFSZ = standard(StandardSignal.XFSZ);

    /** A timer of the process's own time ran out. */
    public static final Signal VTALRM = standard(StandardSignal.VTALRM);

    /** A profiling timer ran out. */
    public static final Signal PROF = standard(StandardSignal.PROF);

    /** The terminal's window changed its size. */
    public static final Signal WINCH = standard(StandardSignal.WINCH);

    /** Input or output is possible. */
    public static final Signal IO = standard(StandardSignal.IO);

    /** A power failure. */
    public static final Signal PWR = standard(StandardSignal.PWR);

    /** A bad system call. */
    public static final Signal SYS = standard(StandardSignal.SYS);

    private final int number;

    private Signal(int number) {
        this.number = number;
    }

    private static Signal standard(StandardSignal signal) {
        return of(signal.number());
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
     * @param name such as {@code TERM}, {@code SIGTERM}, {@code RTMIN+2} or {@code RTMAX-1}, in any case
     * @return the signal
     * @throws IllegalArgumentException for an unknown name
     */
    public static Signal of(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        String plain = upper.startsWith("SIG") ? upper.substring("SIG".length()) : upper;
        return ALL.stream()
                .filter(signal ->
                        signal.name().equals(plain) || signal.nameFromLast().equals(plain))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such signal: name=" + name));
    }

    /**
     * A real-time signal: one without a meaning of its own, of which each is kept, in order and with its value.
     *
     * @param n 0 to 30: the n-th after {@code RTMIN}
     * @return the signal
     * @throws IllegalArgumentException for any other n
     */
    public static Signal realTime(int n) {
        if (n < 0 || n > HIGHEST - FIRST_REAL_TIME) {
            throw new IllegalArgumentException(
                    "no such real-time signal: n=" + n + ", highest=" + (HIGHEST - FIRST_REAL_TIME));
        }
        return of(FIRST_REAL_TIME + n);
    }

    /**
     * Every signal that a program may mean: the standard and the real-time ones.
     *
     * @return them, by number
     */
    public static List<Signal> all() {
        return ALL.stream()
                .filter(signal -> signal.isStandard() || signal.isRealTime())
                .toList();
    }

    /**
     * The signals that have a meaning and a name.
     *
     * @return them, by number
     */
    public static List<Signal> standard() {
        return ALL.stream().filter(Signal::isStandard).toList();
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
        if (isStandard()) {
            return STANDARD.get(number - 1).name();
        }
        return isRealTime() ? relative(FROM_FIRST, '+', number - FIRST_REAL_TIME) : "#" + number;
    }

    private String nameFromLast() {
        return isRealTime() ? relative(FROM_LAST, '-', HIGHEST - number) : name();
    }

    private static String relative(String base, char sign, int distance) {
        return distance == 0 ? base : base + sign + distance;
    }

    /**
     * What the signal is for.
     *
     * @return a short phrase
     */
    public String description() {
        if (isStandard()) {
            return STANDARD.get(number - 1).description();
        }
        return isRealTime() ? "for the program to define, queued with a value" : "kept by the C library for itself";
    }

    /**
     * What the system does with the signal where a process does nothing about it.
     *
     * @return the action
     */
    public DefaultAction defaultAction() {
        return isStandard() ? STANDARD.get(number - 1).action() : DefaultAction.TERMINATE;
    }

    /**
     * Tells whether this is one of {@link #realTime}.
     *
     * @return true when it is
     */
    public boolean isRealTime() {
        return number >= FIRST_REAL_TIME;
    }

    private boolean isStandard() {
        return number <= STANDARD.size();
    }

    /**
     * Why a JVM cannot give the signal to a {@link SignalHandler}, or must not.
     *
     * @return the reason, for people; empty when it can
     */
    public Optional<String> refusal() {
        return Refusals.ofHandling(this);
    }

    /**
     * Why a JVM cannot be launched with the signal blocked, to receive it with its sender and value.
     *
     * @return the reason, for people; empty when it can
     */
    public Optional<String> blockingRefusal() {
        return Refusals.ofBlocking(this);
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

package io.javaipc.signal;

import java.util.Optional;

/** What a JVM (HotSpot) does with signals itself, so that they are not ours to take; measured on 17 and 25. */
final class Refusals {
    private static final int HIGHEST_OF_THE_JVM = StandardSignal.SEGV.number();
    private static final int SUSPENSION = suspension();

    private Refusals() {}

    /** The signal that stops a thread for a look at its stack; moved by an environment variable of HotSpot's. */
    private static int suspension() {
        String moved = System.getenv("_JAVA_SR_SIGNUM");
        if (moved != null && moved.matches("\\d{1,2}")) {
            int number = Integer.parseInt(moved);
            if (number > HIGHEST_OF_THE_JVM && number <= Signal.HIGHEST) {
                return number;
            }
        }
        return StandardSignal.USR2.number();
    }

    static Optional<String> ofHandling(Signal signal) {
        Optional<String> owned = owned(signal);
        if (owned.isPresent()) {
            return owned;
        }
        if (signal.isRealTime()) {
            return Optional.of("a JVM hands no real-time signal to handlers; launch one with the signal blocked"
                    + " and receive it there");
        }
        return Optional.empty();
    }

    static Optional<String> ofBlocking(Signal signal) {
        Optional<String> owned = owned(signal);
        if (owned.isPresent()) {
            return owned;
        }
        return switch (signal.name()) {
            case "HUP", "INT", "TERM" ->
                Optional.of("every thread of a JVM lets it through, for the shutdown hooks; handle it");
            default -> Optional.empty();
        };
    }

    private static Optional<String> owned(Signal signal) {
        if (signal.number() == SUSPENSION) {
            return Optional.of("the JVM stops its threads with it, for profiles among other things");
        }
        return switch (signal.name()) {
            case "KILL", "STOP" -> Optional.of("nothing can catch or block it");
            case "SEGV", "BUS", "FPE", "ILL" ->
                Optional.of("the JVM's own null, range and arithmetic checks and safepoints stand on it");
            case "QUIT" -> Optional.of("the JVM answers it with a thread dump");
            case "PIPE", "XFSZ" -> Optional.of("the JVM turns it into an exception of the write that caused it");
            case "#32", "#33" -> Optional.of("the C library keeps it for its threads");
            default -> Optional.empty();
        };
    }
}

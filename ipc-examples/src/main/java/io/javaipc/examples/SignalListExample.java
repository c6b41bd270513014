package io.javaipc.examples;

import io.javaipc.signal.Signal;
import io.javaipc.signal.Signals;
import java.util.List;

/** Lists all signals: number, name, meaning, default action, and whether a JVM may handle it. */
final class SignalListExample {
    private SignalListExample() {}

    static void main(String[] arguments) {
        System.out.printf("%3s %-11s %-10s %-46s %s%n", "no", "name", "default", "meaning", "handled by a JVM");
        for (Signal signal : Signal.all()) {
            System.out.printf(
                    "%3d %-11s %-10s %-46s %s%n",
                    signal.number(),
                    signal,
                    signal.defaultAction(),
                    signal.description(),
                    signal.refusal().map(reason -> "no: " + reason).orElse("yes"));
        }

        List<Signal> handled = Signal.all().stream()
                .filter(signal -> signal.refusal().isEmpty())
                .toList();
        // none of these throws
        handled.forEach(signal -> Signals.handle(signal, s -> {}).close());
        System.out.println(handled.size() + " of " + Signal.all().size() + " can be handled");
        Check.that(handled.contains(Signal.TERM), "TERM can be handled");
        Check.that(!handled.contains(Signal.KILL), "KILL cannot");
    }
}

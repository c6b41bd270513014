package io.javaipc.examples;

import io.javaipc.signal.Signal;
import io.javaipc.signal.SignalRegistration;
import io.javaipc.signal.Signals;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Handles a signal by two handlers, ignores it for a while, and is refused one that belongs to the JVM. */
final class SignalHandlerExample {
    private static final BlockingQueue<String> SEEN = new LinkedBlockingQueue<>();

    private SignalHandlerExample() {}

    static void main(String[] arguments) throws InterruptedException {
        // what is registered first is called first; closing gives the signal back
        try (SignalRegistration reload = Signals.handle(Signal.HUP, signal -> SEEN.add(signal + ": reload"));
                SignalRegistration audit = Signals.handle(Signal.HUP, signal -> SEEN.add(signal + ": audit"))) {
            Signals.raise(reload.signal());
            List<String> seen = List.of(SEEN.take(), SEEN.take());
            System.out.println("handlers called: " + seen);
            Check.that(seen.equals(List.of("SIGHUP: reload", "SIGHUP: audit")), "they were called in their order");

            SignalRegistration ignored = Signals.ignore(audit.signal());
            Signals.raise(Signal.HUP);
            System.out.println("ignored for a while");
            ignored.close();

            Signals.raise(Signal.HUP);
            seen = List.of(SEEN.take(), SEEN.take());
            System.out.println("handlers called: " + seen);
            Check.that(seen.equals(List.of("SIGHUP: reload", "SIGHUP: audit")), "they are called again");
        }

        try {
            Signals.handle(Signal.SEGV, signal -> {});
            Check.that(false, "SEGV is refused");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}

package io.javaipc.examples;

import io.javaipc.signal.IntervalTimer;
import io.javaipc.signal.Signal;
import io.javaipc.signal.SignalRegistration;
import io.javaipc.signal.Signals;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Pauses until a signal comes. A clock sends one again and again, for one that comes before the pause ends none. */
final class PauseExample {
    private PauseExample() {}

    static void main(String[] arguments) throws InterruptedException {
        AtomicInteger handled = new AtomicInteger();
        Duration period = Duration.ofMillis(100);
        try (SignalRegistration registration = Signals.handle(Signal.USR1, signal -> handled.incrementAndGet());
                IntervalTimer clock = Signals.interval(registration.signal(), period, period)) {
            System.out.println("pausing; every " + period + " a clock sends " + clock.signal());
            Signal woken = Signals.pause();
            System.out.println("woken by " + woken + ", after its handler was called " + handled + " time(s)");
            Check.that(woken.equals(Signal.USR1), "USR1 ended the pause");
            Check.that(handled.get() > 0, "the handler was called before");
        }
    }
}

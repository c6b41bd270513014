package io.javaipc.examples;

import io.javaipc.signal.IntervalTimer;
import io.javaipc.signal.Signal;
import io.javaipc.signal.SignalReceiver;
import io.javaipc.signal.Signals;
import java.time.Duration;
import java.util.Set;

/** Sets the alarm clock, sets it anew, cancels it, and lets another clock tick. */
final class AlarmExample {
    private static final Duration HOUR = Duration.ofHours(1);

    private AlarmExample() {}

    static void main(String[] arguments) throws InterruptedException {
        // without a handler or receiver the alarm would end this program
        try (SignalReceiver alarms = Signals.receiver(Set.of(Signal.ALRM))) {
            Signals.alarm(HOUR);
            Duration left = Signals.alarm(Duration.ofMillis(200));
            System.out.println("an alarm in an hour, replaced by one in 200 ms; left of the hour: " + left);
            Check.that(left.compareTo(HOUR) <= 0 && !left.isZero(), "what was left is told");

            Signal came = alarms.await().signal();
            System.out.println("came: " + came);
            Check.that(came.equals(Signal.ALRM), "the alarm came");

            Signals.alarm(HOUR);
            left = Signals.alarm(Duration.ZERO);
            System.out.println("set again and cancelled; left: " + left);
            Check.that(Signals.alarm(Duration.ZERO).isZero(), "no alarm is set");

            Duration period = Duration.ofMillis(50);
            try (IntervalTimer clock = Signals.interval(Signal.ALRM, period, period)) {
                for (int tick = 1; tick <= 3; tick++) {
                    Check.that(alarms.await().signal().equals(clock.signal()), "the clock ticked");
                    System.out.println("tick " + tick);
                }
            }
        }
    }
}

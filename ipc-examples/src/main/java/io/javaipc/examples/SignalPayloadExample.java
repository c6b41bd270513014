package io.javaipc.examples;

import io.javaipc.process.JavaProcess;
import io.javaipc.signal.Signal;
import io.javaipc.signal.SignalInfo;
import io.javaipc.signal.SignalReceiver;
import io.javaipc.signal.Signals;
import java.util.Set;

/** Queues numbers for a child JVM by real-time signals; the child, launched with them blocked, learns who sent which. */
final class SignalPayloadExample {
    private static final Signal SIGNAL = Signal.realTime(2);
    private static final int COUNT = 3;

    private SignalPayloadExample() {}

    static void main(String[] arguments) throws InterruptedException {
        try (JavaProcess<Integer> receiver =
                JavaProcess.builder("receiver").blockedSignals(Set.of(SIGNAL)).start(SignalPayloadExample::receive)) {
            System.out.println("pid " + ProcessHandle.current().pid() + " queues " + COUNT + " numbers by " + SIGNAL
                    + " for pid " + receiver.pid());
            // none is lost, though the JVM over there has hardly begun to start
            for (int number = 1; number <= COUNT; number++) {
                Signals.queue(receiver.pid(), SIGNAL, number * number);
            }
            Check.that(receiver.join() == 1 + 4 + 9, "all numbers arrived");
        }
    }

    private static int receive() throws InterruptedException {
        int sum = 0;
        try (SignalReceiver receiver = Signals.receiver(Set.of(SIGNAL))) {
            for (int i = 0; i < COUNT; i++) {
                SignalInfo info = receiver.await();
                SignalInfo.Sender sender = info.sender().orElseThrow();
                int number = info.value().orElseThrow();
                System.out.println("  received " + number + " from pid " + sender.pid() + ", user " + sender.uid());
                sum += number;
            }
        }
        return sum;
    }
}

package io.javaipc.examples;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.ExitStatus;
import io.javaipc.signal.Signal;
import io.javaipc.signal.Signals;

/** Sends signals: with arguments as {@code kill(1)} does, without any to a child of its own. */
final class KillExample {
    private KillExample() {}

    static void main(String[] arguments) throws InterruptedException {
        if (arguments.length == 2) {
            Signals.send(Long.parseLong(arguments[1]), Signal.of(arguments[0]));
            return;
        }
        System.out.println("to signal any process: kill NAME PID");

        ProcessHandle handle;
        try (ChildProcess sleeper = Command.of("sleep", "1000").start()) {
            handle = sleeper.toHandle();
            System.out.println("pid " + sleeper.pid() + " sleeps; sending it SIGSTOP, SIGCONT, SIGTERM");
            Signals.send(handle, Signal.STOP);
            Signals.send(handle, Signal.CONT);
            Check.that(sleeper.isAlive(), "it survived the first two");
            Signals.send(handle, Signal.TERM);
            ExitStatus status = sleeper.awaitExit();
            System.out.println("it ended with " + status);
            Check.that(status.equals(new ExitStatus.Signaled(Signal.TERM, false)), "SIGTERM ended it");
        }

        // its pid may be another's by now: a handle is never taken for that one
        boolean sent = Signals.send(handle, Signal.KILL);
        System.out.println("sent to the ended process: " + sent);
        Check.that(!sent, "nothing is sent to an ended process");

        try {
            Signals.send(-1, Signal.KILL);
            Check.that(false, "-1, which is everybody, is refused");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}

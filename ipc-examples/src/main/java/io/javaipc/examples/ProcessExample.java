package io.javaipc.examples;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.ExitStatus;
import io.javaipc.process.Output;
import io.javaipc.process.ProcessStartException;

/** Starts programs, reads what one prints, and tells an exit code from a signal. */
final class ProcessExample {
    private ProcessExample() {}

    static void main(String[] arguments) throws Exception {
        Command uname = Command.of("uname", "-s").stdout(Output.pipe());
        try (ChildProcess child = uname.start()) {
            String system = child.inputReader().readLine();
            ExitStatus status = child.awaitExit();
            System.out.println("pid " + child.pid() + " printed \"" + system + "\" and ended with " + status);
            Check.that(status.isSuccess(), "uname succeeded");
        }

        try (ChildProcess sleeper = Command.of("sleep", "1000").start()) {
            System.out.println("pid " + sleeper.pid() + " sleeps; ending it politely");
            sleeper.destroy();
            ExitStatus status = sleeper.awaitExit();
            System.out.println("it ended with " + status);
            Check.that(status.shellCode() == 128 + 15, "sleep was ended by SIGTERM");
        }

        try {
            Command.of("no-such-program").start();
            Check.that(false, "a missing program is an exception");
        } catch (ProcessStartException e) {
            System.out.println(e.getMessage());
        }
    }
}

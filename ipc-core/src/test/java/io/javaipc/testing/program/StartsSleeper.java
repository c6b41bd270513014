package io.javaipc.testing.program;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;

/** Starts a child that sleeps for long, in the way its argument says, prints the child's pid, and waits for it. */
public final class StartsSleeper {
    private StartsSleeper() {}

    /**
     * Runs the program.
     *
     * @param arguments {@code ordinary}, {@code dieWithParent} or {@code detached}
     * @throws InterruptedException when interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        Command sleeper = Command.of("sleep", "1000");
        Command command = switch (arguments[0]) {
            case "dieWithParent" -> sleeper.dieWithParent();
            case "detached" -> sleeper.detached();
            default -> sleeper;
        };
        ChildProcess child = command.start();
        System.out.println(child.pid());
        child.awaitExit();
    }
}

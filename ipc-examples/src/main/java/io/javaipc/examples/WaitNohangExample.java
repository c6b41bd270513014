package io.javaipc.examples;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.ExitStatus;
import io.javaipc.process.Input;
import java.util.Optional;

/** Looks after a child without waiting for it, and does something else meanwhile. */
final class WaitNohangExample {
    private static final int ROUNDS = 3;

    private WaitNohangExample() {}

    static void main(String[] arguments) throws Exception {
        Command command = Command.of("sh", "-c", "read line; exit 5").stdin(Input.pipe());
        try (ChildProcess child = command.start()) {
            for (int round = 1; round <= ROUNDS; round++) {
                Optional<ExitStatus> status = child.poll();
                System.out.println("look " + round + ": " + (status.isEmpty() ? "still running" : status.get()));
                Check.that(status.isEmpty(), "a running child has no status");
            }
            child.getOutputStream().close();
            Wait.until(() -> child.poll().isPresent());
            System.out.println("at last: " + child.poll().orElseThrow());
            Check.that(child.poll().equals(Optional.of(new ExitStatus.Exited(5))), "its status is told");
            Check.that(child.poll().isPresent(), "and again, as often as one looks");
        }
    }
}

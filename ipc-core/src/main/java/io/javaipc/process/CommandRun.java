package io.javaipc.process;

import java.time.Duration;
import java.util.Optional;

/** Runs a command to its end, with everything bounded by its timeout. */
final class CommandRun {
    /** How long a pipe must be silent, after the child's end, to be taken for held by somebody else. */
    static final Duration SILENCE = Duration.ofMillis(100);

    private CommandRun() {}

    static CommandResult run(Command command, CommandSettings settings) throws InterruptedException {
        long started = System.nanoTime();
        Deadline deadline = Deadline.after(settings.timeout);
        CollectingSink output = new CollectingSink();
        CollectingSink error = new CollectingSink();
        ChildProcess child = command.start(
                settings.stdin.orElse(Input.empty()),
                settings.stdout.orElse(Output.to(output)),
                settings.stderr.orElse(Output.to(error)));
        try (child) {
            Optional<ExitStatus> inTime = child.awaitExit(deadline.left());
            if (inTime.isEmpty()) {
                child.killTree(Duration.ZERO);
            }
            boolean complete = child.settle(SILENCE, deadline.nanos());
            CommandResult result = new CommandResult(
                    command.toString(),
                    child.awaitExit(),
                    output.bytes(),
                    error.bytes(),
                    complete,
                    child.resourceUsage(),
                    Duration.ofNanos(System.nanoTime() - started));
            if (inTime.isEmpty()) {
                throw new CommandTimeoutException(settings.timeout.orElseThrow(), result);
            }
            if (!settings.unchecked && !result.status().isSuccess()) {
                throw new CommandFailedException(result);
            }
            return result;
        } catch (InterruptedException e) {
            TreeKiller.killUninterruptibly(child);
            throw e;
        }
    }
}

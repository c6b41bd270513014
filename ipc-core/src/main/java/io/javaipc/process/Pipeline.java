package io.javaipc.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Programs of which each reads what the one before it writes, as {@code a | b | c} in a shell. Immutable and reusable.
 *
 * <pre>{@code
 * String top = Command.of("sort").stdin(Input.file(words)).pipe(Command.of("uniq", "-c")).run().output();
 * }</pre>
 *
 * <p>All run at once. <b>Failures:</b> the pipeline fails when any of them does, unless that one is
 * {@linkplain Command#unchecked() unchecked}; of several, the last one in order is told. One that a {@code PIPE} signal
 * ended is not a failure, but for the last: its reader simply had enough, as in {@code yes | head}.
 */
public final class Pipeline {
    private final List<Command> commands;
    private final Optional<Duration> timeout;

    private Pipeline(List<Command> commands, Optional<Duration> timeout) {
        this.commands = commands;
        this.timeout = timeout;
    }

    /**
     * A pipeline of commands.
     *
     * @param commands at least one, in the order the data flows
     * @return the pipeline
     */
    public static Pipeline of(Command... commands) {
        if (commands.length == 0) {
            throw new IllegalArgumentException("a pipeline needs a command: commands=[]");
        }
        return new Pipeline(List.of(commands), Optional.empty());
    }

    /**
     * Adds a command at the end.
     *
     * @param next the command
     * @return a pipeline that has it
     */
    public Pipeline pipe(Command next) {
        List<Command> longer = new ArrayList<>(commands);
        longer.add(next);
        return new Pipeline(List.copyOf(longer), timeout);
    }

    /**
     * Bounds {@link #run()}: afterwards the programs and their descendants are killed.
     *
     * @param duration how long the whole call may take
     * @return a pipeline that has it
     */
    public Pipeline timeout(Duration duration) {
        return new Pipeline(commands, Optional.of(duration));
    }

    /**
     * Runs the programs to their ends. The last one's standard output, and the standard errors of all of them, are
     * collected in memory unless their commands send them elsewhere.
     *
     * @return what became of the program that decided: the one that failed, otherwise the last
     * @throws CommandFailedException when it failed
     * @throws CommandTimeoutException when it took too long
     * @throws ProcessStartException when one cannot be started; those that had been are killed
     * @throws InterruptedException when interrupted; all are killed
     */
    public CommandResult run() throws InterruptedException {
        return PipelineRun.run(commands, timeout);
    }

    @Override
    public String toString() {
        return "Pipeline" + commands;
    }
}

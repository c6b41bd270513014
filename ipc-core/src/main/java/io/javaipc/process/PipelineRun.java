package io.javaipc.process;

import io.javaipc.platform.Capability;
import io.javaipc.platform.Descriptor;
import io.javaipc.platform.Descriptors;
import io.javaipc.platform.Platform;
import io.javaipc.signal.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of a {@link Pipeline}: starts its programs, connects them, and finds out which one decides. */
final class PipelineRun {
    private static final int SHELL_CODE_OF_SIGNAL = 128;

    private final List<Command> commands;
    private final Optional<Duration> timeout;
    private final Deadline deadline;
    private final long started = System.nanoTime();
    private final CollectingSink output = new CollectingSink();
    private final List<CollectingSink> errors = new ArrayList<>();
    private final List<ChildProcess> children = new ArrayList<>();

    private PipelineRun(List<Command> commands, Optional<Duration> timeout) {
        this.commands = commands;
        this.timeout = timeout;
        this.deadline = Deadline.after(timeout);
    }

    static CommandResult run(List<Command> commands, Optional<Duration> timeout) throws InterruptedException {
        PipelineRun run = new PipelineRun(commands, timeout);
        try {
            run.start();
            return run.finish();
        } catch (InterruptedException | RuntimeException e) {
            run.children.forEach(TreeKiller::killUninterruptibly);
            throw e;
        } finally {
            run.children.forEach(ChildProcess::close);
        }
    }

    private void start() {
        if (Platform.current().capabilities().has(Capability.INHERITED_DESCRIPTORS)) {
            startWithPipes(Platform.current().descriptors());
        } else {
            startWithRelays();
        }
    }

    /** The programs share pipes; nothing passes through this process. */
    private void startWithPipes(Descriptors descriptors) {
        List<Descriptor> ours = new ArrayList<>();
        try {
            Input input = firstInput();
            for (Command command : commands.subList(0, commands.size() - 1)) {
                Descriptors.PipeEnds pipe = descriptors.pipe();
                ours.addAll(List.of(pipe.source(), pipe.sink()));
                startOne(command, input, Output.descriptor(pipe.sink()));
                // now: a reader sees the end of its input only when nobody has this end open
                pipe.sink().close();
                input = Input.descriptor(pipe.source());
            }
            startOne(last(), input, lastOutput());
        } finally {
            ours.forEach(Descriptor::close);
        }
    }

    /** Where descriptors cannot be shared, threads carry the bytes from one program to the next. */
    private void startWithRelays() {
        Input input = firstInput();
        for (int i = 0; i < commands.size() - 1; i++) {
            startOne(commands.get(i), input, Output.pipe());
            input = Input.pipe();
        }
        startOne(last(), input, lastOutput());
        for (int i = 0; i < children.size() - 1; i++) {
            PipeRelay.start(
                    children.get(i).getInputStream(), children.get(i + 1).getOutputStream());
        }
    }

    private Input firstInput() {
        return commands.get(0).settings().stdin.orElse(Input.empty());
    }

    private Command last() {
        return commands.get(commands.size() - 1);
    }

    private Output lastOutput() {
        return last().settings().stdout.orElse(Output.to(output));
    }

    private void startOne(Command command, Input input, Output target) {
        CollectingSink error = new CollectingSink();
        errors.add(error);
        children.add(command.start(input, target, command.settings().stderr.orElse(Output.to(error))));
    }

    private CommandResult finish() throws InterruptedException {
        boolean late = false;
        for (ChildProcess child : children) {
            late |= child.awaitExit(deadline.left()).isEmpty();
        }
        if (late) {
            for (ChildProcess child : children) {
                child.killTree(Duration.ZERO);
            }
        }
        boolean complete = true;
        for (ChildProcess child : children) {
            complete &= child.settle(CommandRun.SILENCE, deadline.nanos());
        }
        int decisive = decisive();
        CommandResult result = result(decisive, complete);
        if (late) {
            throw new CommandTimeoutException(timeout.orElseThrow(), result);
        }
        if (failed(decisive)) {
            throw new CommandFailedException(result);
        }
        return result;
    }

    private int decisive() throws InterruptedException {
        for (int i = children.size() - 1; i >= 0; i--) {
            if (failed(i)) {
                return i;
            }
        }
        return children.size() - 1;
    }

    private boolean failed(int index) throws InterruptedException {
        ExitStatus status = children.get(index).awaitExit();
        boolean hadReaderThatStopped =
                index < children.size() - 1 && status.shellCode() == SHELL_CODE_OF_SIGNAL + Signal.PIPE.number();
        return !status.isSuccess()
                && !hadReaderThatStopped
                && !commands.get(index).settings().unchecked;
    }

    private CommandResult result(int decisive, boolean complete) throws InterruptedException {
        ChildProcess child = children.get(decisive);
        return new CommandResult(
                commands.get(decisive).toString(),
                child.awaitExit(),
                output.bytes(),
                errors.get(decisive).bytes(),
                complete,
                child.resourceUsage(),
                Duration.ofNanos(System.nanoTime() - started));
    }
}

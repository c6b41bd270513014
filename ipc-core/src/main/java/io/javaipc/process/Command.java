package io.javaipc.process;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.Grouping;
import io.javaipc.platform.IoPriority;
import io.javaipc.platform.IpcException;
import io.javaipc.platform.Limit;
import io.javaipc.platform.Platform;
import io.javaipc.platform.ResourceLimit;
import io.javaipc.platform.SpawnRequest;
import io.javaipc.platform.SpawnedProcess;
import io.javaipc.platform.TerminalSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A program to run, and how: immutable, and startable any number of times. Each method gives a command that differs in
 * one thing.
 *
 * <pre>{@code
 * ChildProcess child = Command.of("ffmpeg", "-i", "a.mkv", "b.mp4").directory(films).start();
 * }</pre>
 *
 * <p>Unless told otherwise the child reads nothing ({@link Input#empty()}), writes where this process writes
 * ({@link Output#inherit()}), and has this process's environment and working directory. No shell is involved. The child
 * has no other descriptor of this process, no signal blocked and no signal ignored (as far as the
 * {@linkplain io.javaipc.platform.Platform platform} can).
 */
public final class Command {
    private static final int FIRST_FREE_DESCRIPTOR = 3;

    private final CommandSettings settings;

    private Command(CommandSettings settings) {
        this.settings = settings;
    }

    /**
     * A command of a program and its arguments.
     *
     * @param program a path when it contains a slash; otherwise it is looked up in this process's {@code PATH}
     * @param arguments its arguments, each passed as it is
     * @return the command
     */
    public static Command of(String program, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(program);
        words.addAll(Arrays.asList(arguments));
        return of(words);
    }

    /**
     * A command of a program and its arguments.
     *
     * @param words the program, then its arguments
     * @return the command
     */
    public static Command of(List<String> words) {
        if (words.isEmpty() || words.get(0).isEmpty()) {
            throw new IllegalArgumentException("a command needs a program: words=" + words);
        }
        words.forEach(word -> requireNoNul("argument", word));
        CommandSettings settings = new CommandSettings();
        settings.words.addAll(words);
        return new Command(settings);
    }

    /**
     * Adds arguments.
     *
     * @param more the further arguments
     * @return a command that has them
     */
    public Command arguments(String... more) {
        for (String argument : more) {
            requireNoNul("argument", argument);
        }
        return changed(s -> s.words.addAll(Arrays.asList(more)));
    }

    /**
     * Sets the working directory.
     *
     * @param path the directory; must exist when the command is started
     * @return a command that runs there
     */
    public Command directory(Path path) {
        Objects.requireNonNull(path, "path");
        return changed(s -> s.directory = Optional.of(path));
    }

    /**
     * Sets an environment variable.
     *
     * @param name its name, without {@code =}
     * @param value its value
     * @return a command that has it
     */
    public Command environment(String name, String value) {
        requireNoNul("environment variable", name);
        requireNoNul("environment variable", value);
        if (name.isEmpty() || name.indexOf('=') >= 0) {
            throw new IllegalArgumentException("bad name of an environment variable: name=" + name);
        }
        return changed(s -> s.environment.put(name, Optional.of(value)));
    }

    /**
     * Takes an environment variable away.
     *
     * @param name its name
     * @return a command without it
     */
    public Command withoutEnvironment(String name) {
        return changed(s -> s.environment.put(name, Optional.empty()));
    }

    /**
     * Starts from an empty environment instead of this process's.
     *
     * @return a command that has only the variables set from here on
     */
    public Command clearEnvironment() {
        return changed(s -> {
            s.environmentCleared = true;
            s.environment.clear();
        });
    }

    /**
     * Sets standard input.
     *
     * @param input where it comes from
     * @return a command that reads it
     */
    public Command stdin(Input input) {
        Objects.requireNonNull(input, "input");
        return changed(s -> s.stdin = Optional.of(input));
    }

    /**
     * Sets standard output.
     *
     * @param output where it goes
     * @return a command that writes there
     */
    public Command stdout(Output output) {
        Objects.requireNonNull(output, "output");
        return changed(s -> s.stdout = Optional.of(output));
    }

    /**
     * Sets standard error.
     *
     * @param output where it goes
     * @return a command that writes there
     */
    public Command stderr(Output output) {
        Objects.requireNonNull(output, "output");
        return changed(s -> s.stderr = Optional.of(output));
    }

    /**
     * Gives the child a descriptor of this process. Needs
     * {@link io.javaipc.platform.Capability#INHERITED_DESCRIPTORS INHERITED_DESCRIPTORS}.
     *
     * @param number the number it has in the child: 3 to 255
     * @param descriptor the descriptor; stays open here, and must be when the command is started
     * @return a command whose child has it
     */
    public Command inherit(int number, Descriptor descriptor) {
        if (number < FIRST_FREE_DESCRIPTOR || number > 255) {
            throw new IllegalArgumentException("descriptor number is out of range: number=" + number + ", least="
                    + FIRST_FREE_DESCRIPTOR + ", most=255");
        }
        Objects.requireNonNull(descriptor, "descriptor");
        return changed(s -> s.inherited.put(number, descriptor));
    }

    /**
     * Makes the child the leader of a process group of its own, so that a Ctrl-C at the terminal does not reach it. Needs
     * {@link io.javaipc.platform.Capability#PROCESS_GROUPS PROCESS_GROUPS}.
     *
     * @return a command that starts so
     */
    public Command newProcessGroup() {
        return changed(s -> s.grouping = Grouping.NEW_GROUP);
    }

    /**
     * Makes the child the leader of a session of its own, without a controlling terminal; see {@code setsid(2)}. Needs
     * {@link io.javaipc.platform.Capability#PROCESS_GROUPS PROCESS_GROUPS}.
     *
     * @return a command that starts so
     */
    public Command newSession() {
        return changed(s -> s.grouping = Grouping.NEW_SESSION);
    }

    /**
     * Lets the child live on when this process ends: it has a session of its own, reads nothing and, unless told
     * otherwise, writes nowhere. {@link ChildProcess#close()} does not end it. Needs
     * {@link io.javaipc.platform.Capability#PROCESS_GROUPS PROCESS_GROUPS}.
     *
     * @return a command that starts so
     */
    public Command detached() {
        return changed(s -> {
            s.detached = true;
            s.grouping = Grouping.NEW_SESSION;
        });
    }

    /**
     * Has the kernel kill the child when this process ends, by whatever cause; see {@code PR_SET_PDEATHSIG} in
     * {@code prctl(2)}. The child's own children are not killed. The program is started through {@code setpriv(1)}; should
     * this process be killed within the first millisecond or two, before that has run, the child lives on. Needs
     * {@link io.javaipc.platform.Capability#PROCESS_ATTRIBUTES PROCESS_ATTRIBUTES}.
     *
     * @return a command that starts so
     */
    public Command dieWithParent() {
        return changed(s -> s.dieWithParent = true);
    }

    /**
     * Sets the user that the child runs as, with that user's groups. Needs privileges and
     * {@link io.javaipc.platform.Capability#PROCESS_ATTRIBUTES PROCESS_ATTRIBUTES}.
     *
     * @param name the user's name
     * @return a command that runs as that user
     */
    public Command user(String name) {
        requireNoNul("user", name);
        return changed(s -> s.user = Optional.of(name));
    }

    /**
     * Sets the group that the child runs as. Needs privileges and
     * {@link io.javaipc.platform.Capability#PROCESS_ATTRIBUTES PROCESS_ATTRIBUTES}.
     *
     * @param name the group's name
     * @return a command that runs as that group
     */
    public Command group(String name) {
        requireNoNul("group", name);
        return changed(s -> s.group = Optional.of(name));
    }

    /**
     * Sets the child's file mode creation mask; see {@code umask(2)}. Needs
     * {@link io.javaipc.platform.Capability#PROCESS_ATTRIBUTES PROCESS_ATTRIBUTES}.
     *
     * @param mask the permissions that its new files do not get, such as {@code 077}
     * @return a command that has it
     */
    public Command umask(int mask) {
        if (mask < 0 || mask > 0777) {
            throw new IllegalArgumentException("umask is out of range: umask=0" + Integer.toOctalString(mask));
        }
        return changed(s -> s.umask = OptionalInt.of(mask));
    }

    /**
     * Sets the child's nice value. Needs
     * {@link io.javaipc.platform.Capability#PROCESS_ATTRIBUTES PROCESS_ATTRIBUTES}.
     *
     * @param value -20 (favoured; below this process's it needs privileges) to 19
     * @return a command that has it
     */
    public Command nice(int value) {
        if (value < -20 || value > 19) {
            throw new IllegalArgumentException("nice value is out of range: nice=" + value);
        }
        return changed(s -> s.nice = OptionalInt.of(value));
    }

    /**
     * Limits what the child may use; see {@code getrlimit(2)}. The limit is set just after the program has begun. Needs
     * {@link io.javaipc.platform.Capability#PROCESS_ATTRIBUTES PROCESS_ATTRIBUTES}.
     *
     * @param resource what is limited
     * @param limit the limit
     * @return a command that has it
     */
    public Command limit(ResourceLimit resource, Limit limit) {
        return changed(s -> s.limits.put(resource, limit));
    }

    /**
     * Sets the processors that the child may run on; see {@code sched_setaffinity(2)}. Needs
     * {@link io.javaipc.platform.Capability#PROCESS_ATTRIBUTES PROCESS_ATTRIBUTES}.
     *
     * @param numbers the processors' numbers, from 0; at least one
     * @return a command that runs there
     */
    public Command processors(Integer... numbers) {
        if (numbers.length == 0) {
            throw new IllegalArgumentException("a child needs a processor: processors=[]");
        }
        return changed(s -> s.processors = Set.of(numbers));
    }

    /**
     * Sets how the child is served by the disk scheduler. Needs
     * {@link io.javaipc.platform.Capability#PROCESS_ATTRIBUTES PROCESS_ATTRIBUTES}.
     *
     * @param priority the priority
     * @return a command that has it
     */
    public Command ioPriority(IoPriority priority) {
        return changed(s -> s.ioPriority = Optional.of(priority));
    }

    /**
     * Gives the child a pseudo-terminal as standard input, output and error, in a session of its own:
     * {@link ChildProcess#getInputStream()} reads what it shows, {@link ChildProcess#getOutputStream()} types. Needs
     * {@link io.javaipc.platform.Capability#PSEUDO_TERMINALS PSEUDO_TERMINALS}.
     *
     * @param size the size of its window
     * @return a command that has it
     */
    public Command terminal(TerminalSize size) {
        return changed(s -> s.terminal = Optional.of(size));
    }

    /**
     * Bounds {@link #run()}: afterwards the child and its descendants are killed.
     *
     * @param duration how long the whole call may take
     * @return a command that has it
     */
    public Command timeout(Duration duration) {
        return changed(s -> s.timeout = Optional.of(duration));
    }

    /**
     * Lets {@link #run()} return a result also when the program fails.
     *
     * @return a command whose failure is not an exception
     */
    public Command unchecked() {
        return changed(s -> s.unchecked = true);
    }

    /**
     * Starts the program.
     *
     * @return the child, running
     * @throws ProcessStartException naming program, directory and errno, when it cannot be started
     * @throws UnsupportedOperationException when the platform cannot do what the command asks for
     */
    public ChildProcess start() {
        Output unset = settings.detached ? Output.discard() : Output.inherit();
        boolean streamsAreSet =
                settings.stdin.isPresent() || settings.stdout.isPresent() || settings.stderr.isPresent();
        if (settings.terminal.isPresent() && streamsAreSet) {
            throw new IllegalArgumentException("a terminal is all three standard streams: command=" + this);
        }
        return start(
                settings.stdin.orElse(Input.empty()), settings.stdout.orElse(unset), settings.stderr.orElse(unset));
    }

    /** Starts the program with these standard streams. */
    ChildProcess start(Input in, Output out, Output err) {
        SpawnRequest request = settings.toRequest(in, out, err);
        try {
            SpawnedProcess spawned = Platform.current().spawner().spawn(request);
            ChildProcess child =
                    new ChildProcess(spawned, request.command(), settings.childGrouping(), settings.detached);
            child.serve(in, out, err);
            if (!settings.detached) {
                Children.add(child);
            }
            return child;
        } catch (IpcException e) {
            throw StartDiagnosis.explain(request, e);
        } catch (OutOfMemoryError e) {
            throw StartDiagnosis.explain(request, e);
        }
    }

    /**
     * Runs the program to its end and brings back what it wrote. Standard output and error are collected in memory unless
     * the command sends them elsewhere.
     *
     * <p>The end is the program's own: a grandchild that still holds its pipes is not waited for. What is in the pipes by
     * then is read; when they fall silent and are still open, {@link CommandResult#outputComplete()} is false.
     *
     * @return what became of it
     * @throws CommandFailedException when it ended with anything but exit code 0, unless {@link #unchecked()}
     * @throws CommandTimeoutException when it took longer than the {@link #timeout}; it and its descendants are killed
     * @throws ProcessStartException when it cannot be started
     * @throws InterruptedException when interrupted; it and its descendants are killed
     */
    public CommandResult run() throws InterruptedException {
        return CommandRun.run(this, settings);
    }

    /**
     * Feeds this command's output to another; see {@link Pipeline}.
     *
     * @param next the command that reads it
     * @return the pipeline
     */
    public Pipeline pipe(Command next) {
        return Pipeline.of(this, next);
    }

    CommandSettings settings() {
        return settings;
    }

    /**
     * The program and its arguments.
     *
     * @return an unmodifiable list
     */
    public List<String> words() {
        return List.copyOf(settings.words);
    }

    @Override
    public String toString() {
        return "Command" + settings.words;
    }

    private Command changed(Consumer<CommandSettings> change) {
        CommandSettings copy = new CommandSettings(settings);
        change.accept(copy);
        return new Command(copy);
    }

    private static void requireNoNul(String what, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(what + " contains NUL: text=" + text.replace("\0", "\\0"));
        }
    }
}

package io.javaipc.process;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.IpcException;
import io.javaipc.platform.Platform;
import io.javaipc.platform.SpawnRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
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

    private final Settings settings;

    private Command(Settings settings) {
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
        Settings settings = new Settings();
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
        return changed(s -> s.stdin = input);
    }

    /**
     * Sets standard output.
     *
     * @param output where it goes
     * @return a command that writes there
     */
    public Command stdout(Output output) {
        Objects.requireNonNull(output, "output");
        return changed(s -> s.stdout = output);
    }

    /**
     * Sets standard error.
     *
     * @param output where it goes
     * @return a command that writes there
     */
    public Command stderr(Output output) {
        Objects.requireNonNull(output, "output");
        return changed(s -> s.stderr = output);
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
        return changed(s -> s.newProcessGroup = true);
    }

    /**
     * Starts the program.
     *
     * @return the child, running
     * @throws ProcessStartException naming program, directory and errno, when it cannot be started
     * @throws UnsupportedOperationException when the platform cannot do what the command asks for
     */
    public ChildProcess start() {
        SpawnRequest request = settings.toRequest();
        try {
            return new ChildProcess(Platform.current().spawner().spawn(request), request.command());
        } catch (IpcException e) {
            throw StartDiagnosis.explain(request, e);
        }
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

    private Command changed(Consumer<Settings> change) {
        Settings copy = new Settings(settings);
        change.accept(copy);
        return new Command(copy);
    }

    private static void requireNoNul(String what, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(what + " contains NUL: text=" + text.replace("\0", "\\0"));
        }
    }

    /** What a command says; changed only while the command that will own it is being made. */
    private static final class Settings {
        private final List<String> words = new ArrayList<>();
        private final Map<String, Optional<String>> environment = new TreeMap<>();
        private final Map<Integer, Descriptor> inherited = new TreeMap<>();
        private Optional<Path> directory = Optional.empty();
        private boolean environmentCleared;
        private boolean newProcessGroup;
        private Input stdin = Input.empty();
        private Output stdout = Output.inherit();
        private Output stderr = Output.inherit();

        Settings() {}

        Settings(Settings from) {
            words.addAll(from.words);
            environment.putAll(from.environment);
            inherited.putAll(from.inherited);
            directory = from.directory;
            environmentCleared = from.environmentCleared;
            newProcessGroup = from.newProcessGroup;
            stdin = from.stdin;
            stdout = from.stdout;
            stderr = from.stderr;
        }

        SpawnRequest toRequest() {
            return new SpawnRequest(
                    words,
                    directory,
                    childEnvironment(),
                    stdin.stdio(),
                    stdout.stdio(),
                    stderr.stdio(),
                    inherited,
                    newProcessGroup);
        }

        private Map<String, String> childEnvironment() {
            Map<String, String> variables = environmentCleared ? new HashMap<>() : new HashMap<>(System.getenv());
            environment.forEach((name, value) ->
                    value.ifPresentOrElse(set -> variables.put(name, set), () -> variables.remove(name)));
            return variables;
        }
    }
}

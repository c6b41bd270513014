package io.javaipc.tool;

import io.javaipc.memory.SharedMemory;
import io.javaipc.platform.IpcException;
import io.javaipc.shared.SpaceProvider;
import io.javaipc.shared.SpaceReport;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Shows what processes of this user share, as {@code ipcs(1)} does, and removes what is left of it.
 *
 * <pre>
 * java -cp ipc-core.jar:slf4j-api.jar io.javaipc.tool.Ipcs list
 * </pre>
 *
 * <p>{@code list} and {@code show} change nothing in what they look at, and are answered by none of its processes: they work
 * as well when those are stopped or dead. {@code --help} tells the rest.
 */
public final class Ipcs {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final String MEMORY = "memory:";

    private static final String HELP = """
            Shows what processes share by Java IPC, and removes what is left of it.

              list              the spaces, and the raw shared memory that this library created
              show NAME         who takes part in a space, and what is in it
              gc                removes what dead processes left: temporary spaces, unfinished files
              rm NAME           removes a space and all that is in it, whoever uses it
              rm memory:NAME    removes the name of raw shared memory, whoever created it

              --json            prints JSON
              --help            prints this
              --                ends the options

            Exit status: 0 done, 1 failed, 2 wrong usage.
            The JVM's option -Djavaipc.dir=DIRECTORY has it look there, not below /dev/shm.
            """;

    private final PrintStream out;
    private final Arguments arguments;
    private final SpaceProvider spaces = SpaceProvider.installed();

    private Ipcs(PrintStream out, Arguments arguments) {
        this.out = out;
        this.arguments = arguments;
    }

    /**
     * Runs the tool, and ends the JVM with its exit status.
     *
     * @param arguments a command and its arguments; see {@code --help}
     */
    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /**
     * Runs the tool.
     *
     * @param out what it prints
     * @param err errors, a line for each
     * @param arguments a command and its arguments; see {@code --help}
     * @return the exit status: 0 when it was done, 1 when it failed, 2 when the arguments are wrong
     */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        try {
            Arguments parsed = Arguments.parse(Arrays.asList(arguments));
            if (parsed.isHelp()) {
                out.print(HELP);
            } else {
                new Ipcs(out, parsed).run();
            }
            return DONE;
        } catch (UsageException e) {
            err.println(Text.printable(e.getMessage()) + " (--help tells the usage)");
            return WRONG_USAGE;
        } catch (IpcException | IllegalArgumentException | UnsupportedOperationException e) {
            err.println(Text.printable(e.getMessage()));
            return FAILED;
        } finally {
            out.flush();
        }
    }

    private void run() {
        switch (arguments.command()) {
            case "list" -> list();
            case "show" -> show(arguments.name());
            case "gc" -> collect();
            default -> remove(arguments.name());
        }
    }

    private void list() {
        List<SpaceReport> found = new ArrayList<>();
        for (String name : spaces.names()) {
            inspect(name).ifPresent(found::add);
        }
        Listing listing = new Listing(found, SharedMemory.reports());
        print(arguments.isJson() ? JsonView.of(listing) : TextView.of(listing));
    }

    /** Empty when it was removed meanwhile. */
    private Optional<SpaceReport> inspect(String name) {
        try {
            return Optional.of(spaces.inspect(name));
        } catch (IpcException e) {
            return e.errnoName().equals(Optional.of("ENOENT"))
                    ? Optional.empty()
                    : Optional.of(unreadable(name, e.getMessage()));
        } catch (IllegalArgumentException e) {
            return Optional.of(unreadable(name, e.getMessage()));
        }
    }

    private static SpaceReport unreadable(String name, String problem) {
        return new SpaceReport(name, "", false, 0, List.of(), List.of(), Optional.of(problem));
    }

    private void show(String name) {
        SpaceReport report = spaces.inspect(name);
        print(arguments.isJson() ? JsonView.of(report) : TextView.of(report));
    }

    private void collect() {
        List<String> removed = new ArrayList<>();
        try {
            removed.addAll(spaces.collect());
            removed.addAll(SharedMemory.collect());
        } catch (IpcException e) {
            if (!removed.isEmpty()) {
                printRemoved(removed);
            }
            throw e;
        }
        printRemoved(removed);
    }

    private void remove(String name) {
        if (name.startsWith(MEMORY)) {
            SharedMemory.unlink(name.substring(MEMORY.length()));
        } else {
            spaces.remove(name);
        }
        printRemoved(List.of(name));
    }

    private void printRemoved(List<String> removed) {
        print(arguments.isJson() ? JsonView.ofRemoved(removed) : TextView.ofRemoved(removed));
    }

    private void print(String text) {
        out.print(text);
    }
}

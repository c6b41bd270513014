package io.javaipc.posix.process;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.Descriptors.Access;
import io.javaipc.platform.Descriptors.PipeEnds;
import io.javaipc.platform.SpawnRequest;
import io.javaipc.platform.Stdio;
import io.javaipc.platform.TerminalSize;
import io.javaipc.posix.descriptor.RawDescriptors;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The descriptors of one child-to-be: which of ours becomes which of its, and our ends of its pipes.
 *
 * <p>Every source is kept above the child's highest target, so that no {@code dup2} overwrites the source of a later
 * one. {@code close()} closes what was opened for the child; our ends too, unless the streams were taken.
 */
final class StdioSetup implements AutoCloseable {
    static final int STDIN = 0;
    static final int STDOUT = 1;
    static final int STDERR = 2;

    private static final Path NULL_DEVICE = Path.of("/dev/null");

    private final int highestTarget;
    private final Map<Integer, Integer> childDescriptors = new LinkedHashMap<>();
    private final List<Descriptor> openedForChild = new ArrayList<>();
    private OutputStream stdin = closedOutput();
    private InputStream stdout = InputStream.nullInputStream();
    private InputStream stderr = InputStream.nullInputStream();
    private PseudoTerminal terminal;
    private boolean streamsTaken;

    private StdioSetup(int highestTarget) {
        this.highestTarget = highestTarget;
    }

    static StdioSetup of(SpawnRequest request) {
        int highest = Stream.concat(Stream.of(STDERR), request.inherited().keySet().stream())
                .max(Integer::compare)
                .orElseThrow();
        StdioSetup setup = new StdioSetup(highest);
        try {
            if (request.attributes().terminal().isPresent()) {
                setup.openTerminal(request.attributes().terminal().get());
            } else {
                setup.input(request.stdin());
                setup.output(STDOUT, request.stdout());
                setup.output(STDERR, request.stderr());
            }
            request.inherited().forEach((target, descriptor) -> setup.give(target, descriptor, false));
            return setup;
        } catch (RuntimeException e) {
            setup.close();
            throw e;
        }
    }

    private void openTerminal(TerminalSize size) {
        terminal = PseudoTerminal.open(size);
        stdin = terminal.output();
        stdout = terminal.input();
        // the child opens its end as standard input; these two are duplicates of that
        childDescriptors.put(STDOUT, STDIN);
        childDescriptors.put(STDERR, STDIN);
    }

    private void input(Stdio stdio) {
        if (stdio instanceof Stdio.Pipe) {
            PipeEnds pipe = RawDescriptors.pipe();
            try (Descriptor ours = pipe.sink()) {
                give(STDIN, pipe.source(), true);
                stdin = new PipeOutputStream(ours);
            }
        } else if (stdio instanceof Stdio.Null) {
            give(STDIN, RawDescriptors.open(NULL_DEVICE, Access.READ), true);
        } else if (stdio instanceof Stdio.FromFile file) {
            give(STDIN, RawDescriptors.open(file.path(), Access.READ), true);
        } else if (stdio instanceof Stdio.FromDescriptor from) {
            give(STDIN, from.descriptor(), false);
        } else if (!(stdio instanceof Stdio.Inherit)) {
            throw new IllegalArgumentException("redirection does not fit standard input: redirection=" + stdio);
        }
    }

    private void output(int target, Stdio stdio) {
        if (stdio instanceof Stdio.Pipe) {
            PipeEnds pipe = RawDescriptors.pipe();
            try (Descriptor ours = pipe.source()) {
                give(target, pipe.sink(), true);
                InputStream stream = new PipeInputStream(ours);
                if (target == STDOUT) {
                    stdout = stream;
                } else {
                    stderr = stream;
                }
            }
        } else if (stdio instanceof Stdio.Null) {
            give(target, RawDescriptors.open(NULL_DEVICE, Access.WRITE), true);
        } else if (stdio instanceof Stdio.ToFile file) {
            give(target, RawDescriptors.open(file.path(), file.append() ? Access.APPEND : Access.WRITE), true);
        } else if (stdio instanceof Stdio.FromDescriptor from) {
            give(target, from.descriptor(), false);
        } else if (stdio instanceof Stdio.ToStandardOutput && target == STDERR) {
            childDescriptors.put(STDERR, childDescriptors.getOrDefault(STDOUT, STDOUT));
        } else if (!(stdio instanceof Stdio.Inherit)) {
            throw new IllegalArgumentException(
                    "redirection does not fit standard output or error: redirection=" + stdio);
        }
    }

    private void give(int target, Descriptor source, boolean ours) {
        if (ours) {
            openedForChild.add(source);
        }
        Descriptor safe = source;
        if (source.number() <= highestTarget) {
            safe = RawDescriptors.duplicate(source, highestTarget + 1);
            openedForChild.add(safe);
        }
        childDescriptors.put(target, safe.number());
    }

    /** The child's numbers, each with the number of ours that it is a duplicate of, in the order to duplicate them. */
    Map<Integer, Integer> childDescriptors() {
        return childDescriptors;
    }

    /** The child's terminal, if it gets one. */
    Optional<PseudoTerminal> terminal() {
        return Optional.ofNullable(terminal);
    }

    int highestTarget() {
        return highestTarget;
    }

    /** Our ends of the pipes. */
    Streams streams() {
        return new Streams(stdin, stdout, stderr, terminal());
    }

    /** Leaves our ends of the pipes to somebody else. */
    void streamsAreTaken() {
        streamsTaken = true;
    }

    @Override
    public void close() {
        openedForChild.forEach(Descriptor::close);
        if (!streamsTaken) {
            streamsTaken = true;
            try {
                stdin.close();
                stdout.close();
                stderr.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close the pipes of a child that did not start", e);
            }
        }
    }

    private static OutputStream closedOutput() {
        try {
            OutputStream stream = OutputStream.nullOutputStream();
            stream.close();
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Our ends of a child's standard streams.
     *
     * @param stdin writes to its input
     * @param stdout reads its output
     * @param stderr reads its error
     * @param terminal what the first two stand for when the child has a terminal
     */
    record Streams(OutputStream stdin, InputStream stdout, InputStream stderr, Optional<PseudoTerminal> terminal) {}
}

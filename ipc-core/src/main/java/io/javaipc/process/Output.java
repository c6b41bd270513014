package io.javaipc.process;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.Stdio;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Where a child's standard output or error goes. Immutable. */
public final class Output {
    private final Stdio stdio;
    private final Supplier<ByteSink> sink;

    private Output(Stdio stdio) {
        this(stdio, null);
    }

    private Output(Stdio stdio, Supplier<ByteSink> sink) {
        this.stdio = stdio;
        this.sink = sink;
    }

    /**
     * A pipe that this process reads, through {@link ChildProcess#getInputStream()} or
     * {@link ChildProcess#getErrorStream()}. A child that has filled it (64 KiB) waits until it is read.
     *
     * @return the output
     */
    public static Output pipe() {
        return new Output(new Stdio.Pipe());
    }

    /**
     * Nowhere.
     *
     * @return the output
     */
    public static Output discard() {
        return new Output(new Stdio.Null());
    }

    /**
     * The same as this process's.
     *
     * @return the output
     */
    public static Output inherit() {
        return new Output(new Stdio.Inherit());
    }

    /**
     * A file, written from its start.
     *
     * @param path the file; created, or cut to nothing, when the child is started
     * @return the output
     */
    public static Output file(Path path) {
        return new Output(new Stdio.ToFile(path, false));
    }

    /**
     * A file, written at its end.
     *
     * @param path the file; created, when absent, as the child is started
     * @return the output
     */
    public static Output appendTo(Path path) {
        return new Output(new Stdio.ToFile(path, true));
    }

    /**
     * A descriptor, such as a socket. Needs
     * {@link io.javaipc.platform.Capability#INHERITED_DESCRIPTORS INHERITED_DESCRIPTORS}.
     *
     * @param descriptor the descriptor; stays open here
     * @return the output
     */
    public static Output descriptor(Descriptor descriptor) {
        return new Output(new Stdio.FromDescriptor(descriptor));
    }

    /**
     * For standard error: wherever standard output goes, in the order written.
     *
     * @return the output
     */
    public static Output sameAsStandardOutput() {
        return new Output(new Stdio.ToStandardOutput());
    }

    /**
     * A consumer, line by line: UTF-8, ended by LF or CRLF. The child is read for as long as it writes, from before
     * {@link Command#start()} returns.
     *
     * @param consumer called on a thread of its own for each line; should it throw, that is logged and the rest of the
     *     output is dropped
     * @return the output
     */
    public static Output lines(Consumer<String> consumer) {
        Objects.requireNonNull(consumer, "consumer");
        return new Output(new Stdio.Pipe(), () -> new LineSink(consumer));
    }

    /** An output that is kept in a sink of our own. */
    static Output to(ByteSink sink) {
        return new Output(new Stdio.Pipe(), () -> sink);
    }

    Stdio stdio() {
        return stdio;
    }

    /** Begins to read the child's end of the pipe, if somebody here wants what comes. */
    Optional<StreamPump> attach(InputStream source) {
        return sink == null ? Optional.empty() : Optional.of(StreamPump.start(source, sink.get()));
    }

    @Override
    public String toString() {
        return "Output[" + stdio + "]";
    }
}

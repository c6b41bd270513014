package io.javaipc.process;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.Stdio;
import java.nio.file.Path;

/** Where a child's standard output or error goes. Immutable. */
public final class Output {
    private final Stdio stdio;

    private Output(Stdio stdio) {
        this.stdio = stdio;
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

    Stdio stdio() {
        return stdio;
    }

    @Override
    public String toString() {
        return "Output[" + stdio + "]";
    }
}

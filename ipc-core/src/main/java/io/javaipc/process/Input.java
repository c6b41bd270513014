package io.javaipc.process;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.Stdio;
import java.nio.file.Path;

/** Where a child's standard input comes from. Immutable. */
public final class Input {
    private final Stdio stdio;

    private Input(Stdio stdio) {
        this.stdio = stdio;
    }

    /**
     * A pipe that this process writes, through {@link ChildProcess#getOutputStream()}.
     *
     * @return the input
     */
    public static Input pipe() {
        return new Input(new Stdio.Pipe());
    }

    /**
     * Nothing: the child reads end of file at once.
     *
     * @return the input
     */
    public static Input empty() {
        return new Input(new Stdio.Null());
    }

    /**
     * The same as this process's.
     *
     * @return the input
     */
    public static Input inherit() {
        return new Input(new Stdio.Inherit());
    }

    /**
     * A file.
     *
     * @param path the file; opened when the child is started
     * @return the input
     */
    public static Input file(Path path) {
        return new Input(new Stdio.FromFile(path));
    }

    /**
     * A descriptor, such as a socket. Needs
     * {@link io.javaipc.platform.Capability#INHERITED_DESCRIPTORS INHERITED_DESCRIPTORS}.
     *
     * @param descriptor the descriptor; stays open here
     * @return the input
     */
    public static Input descriptor(Descriptor descriptor) {
        return new Input(new Stdio.FromDescriptor(descriptor));
    }

    Stdio stdio() {
        return stdio;
    }

    @Override
    public String toString() {
        return "Input[" + stdio + "]";
    }
}

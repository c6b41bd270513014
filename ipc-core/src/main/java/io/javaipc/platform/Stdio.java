package io.javaipc.platform;

import java.nio.file.Path;
import java.util.Objects;

/** Where a child's standard input comes from, or its standard output or error goes to. Immutable. */
public sealed interface Stdio {
    /** A pipe whose other end this process reads or writes. */
    record Pipe() implements Stdio {}

    /** The same as this process's. */
    record Inherit() implements Stdio {}

    /** {@code /dev/null}: empty to read, and swallows what is written. */
    record Null() implements Stdio {}

    /** Standard error only: wherever standard output goes, in the order written. */
    record ToStandardOutput() implements Stdio {}

    /**
     * A file, read as standard input.
     *
     * @param path the file
     */
    record FromFile(Path path) implements Stdio {
        public FromFile {
            Objects.requireNonNull(path, "path");
        }
    }

    /**
     * A file, written as standard output or error.
     *
     * @param path the file; created when absent
     * @param append whether to write at its end; otherwise it is cut to nothing first
     */
    record ToFile(Path path, boolean append) implements Stdio {
        public ToFile {
            Objects.requireNonNull(path, "path");
        }
    }

    /**
     * A descriptor of this process; the child gets a duplicate.
     *
     * @param descriptor the descriptor; stays the caller's to close
     */
    record FromDescriptor(Descriptor descriptor) implements Stdio {
        public FromDescriptor {
            Objects.requireNonNull(descriptor, "descriptor");
        }
    }
}

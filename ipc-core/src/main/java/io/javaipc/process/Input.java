package io.javaipc.process;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.Stdio;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a child's standard input comes from. Immutable. */
public final class Input {
    private static final Logger LOG = LoggerFactory.getLogger(Input.class);

    private final Stdio stdio;
    private final byte[] content;

    private Input(Stdio stdio) {
        this(stdio, null);
    }

    private Input(Stdio stdio, byte[] content) {
        this.stdio = stdio;
        this.content = content;
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

    /**
     * Bytes, then end of file. A child that does not read them all is no error.
     *
     * @param bytes the bytes; copied
     * @return the input
     */
    public static Input bytes(byte[] bytes) {
        return new Input(new Stdio.Pipe(), bytes.clone());
    }

    /**
     * A text in UTF-8, then end of file.
     *
     * @param text the text
     * @return the input
     */
    public static Input text(String text) {
        return new Input(new Stdio.Pipe(), text.getBytes(StandardCharsets.UTF_8));
    }

    Stdio stdio() {
        return stdio;
    }

    /** Begins to write what this input says to the child's end of the pipe, on a thread of its own. */
    void feed(OutputStream target) {
        if (content != null) {
            Thread thread = new Thread(() -> write(target), "javaipc-feeder");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void write(OutputStream target) {
        try (target) {
            target.write(content);
        } catch (IOException e) {
            // the child has ended, or reads no more: it may, as the first of "yes | head" shows
            LOG.trace("child did not read all of its input", e);
        }
    }

    @Override
    public String toString() {
        return "Input[" + stdio + "]";
    }
}

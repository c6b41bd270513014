package io.javaipc.local.segment;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A handle on a file of a space. Thread-safe; {@link #close()} is seen by other threads in time, not at once. */
public final class Segment implements AutoCloseable {
    /** Where what the file is for begins: after the header. */
    public static final int BODY_AT = SegmentHeader.BYTES;

    private final Path path;
    private final Participants participants;
    private ByteBuffer memory;

    Segment(Path path, ByteBuffer memory, Participants participants) {
        this.path = path;
        this.memory = memory;
        this.participants = participants;
    }

    /**
     * The whole file, in the machine's byte order.
     *
     * @return its memory
     * @throws IllegalStateException when closed
     */
    public ByteBuffer memory() {
        // a plain field: this is on the way of every access
        ByteBuffer open = memory;
        if (open == null) {
            throw new IllegalStateException("shared object is closed with its space: path=" + path);
        }
        return open;
    }

    /**
     * Who takes part in the space.
     *
     * @return the participants
     */
    public Participants participants() {
        return participants;
    }

    /**
     * What stands before a lock in this file, for the threads of this JVM.
     *
     * @return the file's name
     */
    public String name() {
        return path.getFileName().toString();
    }

    /** Lets go of the memory. It stays mapped until the garbage collector finds that nobody in this JVM uses it. */
    @Override
    public void close() {
        memory = null;
    }
}

package io.javaipc.local.segment;

import io.javaipc.memory.MemoryView;
import io.javaipc.platform.Platform;
import io.javaipc.platform.WaitWord;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A handle on a file of a space. Thread-safe; {@link #close()} is seen by other threads in time, not at once. */
public final class Segment implements AutoCloseable {
    /** Where what the file is for begins: after the header. */
    public static final int BODY_AT = SegmentHeader.BYTES;

    private final Path path;
    private final Participants participants;
    private final MappedByteBuffer mapped;
    private MemoryView memory;

    Segment(Path path, MappedByteBuffer mapped, MemoryView memory, Participants participants) {
        this.path = path;
        this.mapped = mapped;
        this.memory = memory;
        this.participants = participants;
    }

    /**
     * The whole file.
     *
     * @return its memory; who keeps it can go on using it when this handle is closed
     * @throws IllegalStateException when closed
     */
    public MemoryView memory() {
        // a plain field: this is on the way of every access
        MemoryView open = memory;
        if (open == null) {
            throw new IllegalStateException("shared object is closed with its space: path=" + path);
        }
        return open;
    }

    /**
     * What the kind counts.
     *
     * @return such as the length of an array
     */
    public long geometry() {
        return SegmentHeader.geometry(memory());
    }

    /**
     * A word of the file that processes wait for.
     *
     * @param offset where it is, a multiple of 4
     * @return the word
     */
    public WaitWord waitWord(int offset) {
        return Platform.current().waitSupport().word(mapped, offset);
    }

    /**
     * Refuses to go on when the file has lost its name: those who come later would have another one, and never be met here.
     *
     * @throws io.javaipc.memory.SegmentLostException when it has, unless the whole space was destroyed
     */
    public void requireName() {
        participants.requireName(path);
    }

    /**
     * What the threads of this JVM share besides this file, whatever class loader they come from.
     *
     * @param maker makes it when this is the first to ask; a type of the JDK
     * @return the same for all
     */
    public Object companion(Supplier<?> maker) {
        return participants.companion(name(), maker);
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
     * The file's name.
     *
     * @return such as {@code lock.stock}
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

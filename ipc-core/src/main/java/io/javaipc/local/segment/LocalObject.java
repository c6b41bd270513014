package io.javaipc.local.segment;

import io.javaipc.memory.MemoryView;
import io.javaipc.shared.SharedHandle;
import java.io.Serializable;
import java.util.Map;

/** What is in a file of a space: it travels as a {@link SharedHandle}, and can be shown to people. */
public abstract class LocalObject implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient Segment segment;

    /**
     * Makes the object of a file.
     *
     * @param segment the file
     */
    protected LocalObject(Segment segment) {
        this.segment = segment;
    }

    /**
     * The object's file.
     *
     * @return the file
     */
    protected final Segment segment() {
        return segment;
    }

    /**
     * The memory of the object's file.
     *
     * @return its memory
     * @throws IllegalStateException when the space was closed
     */
    protected final MemoryView memory() {
        return segment.memory();
    }

    /**
     * What can be told of it, for people.
     *
     * @return its facts by name, in the order in which they are to be read
     */
    public abstract Map<String, String> facts();

    /**
     * Where to find it.
     *
     * @return its handle
     */
    protected final SharedHandle handle() {
        String[] kindAndName = segment.name().split("\\.", 2);
        return new SharedHandle(segment.participants().space(), kindAndName[0], kindAndName[1]);
    }

    /**
     * What is written instead of it.
     *
     * @return its handle, or what has it
     */
    protected Object writeReplace() {
        return handle();
    }
}

package io.javaipc.memory;

import java.util.List;

/**
 * Memory that processes share by name: a POSIX shared-memory object, byte for byte.
 *
 * <p>There is no header and nothing of ours in it. On Linux the object {@code NAME} is the file {@code /dev/shm/NAME}, which
 * C and C++ map through {@code shm_open("/NAME")} and Python through
 * {@code multiprocessing.shared_memory.SharedMemory("NAME")}.
 *
 * <pre>{@code
 * try (SharedMemory memory = SharedMemory.create("counters", 4096)) {
 *     memory.view().longs().getAndAdd(0, 1);         // another process: SharedMemory.open("counters")
 *     memory.unlink();
 * }
 * }</pre>
 *
 * <p><b>Creation is complete or did not happen.</b> A segment gets its name in one step, when all its pages are there and
 * zero: nobody opens half a segment, and no access fails later because memory has run out. If the creator is killed
 * before, its work has no name, and the next segment that the same user makes, in whatever process, clears it away.
 *
 * <p><b>Names stay until they are unlinked</b>, whoever ends, also all of them, and until the machine restarts. Neither
 * {@link #close()} nor the end of a JVM unlinks: see {@link #unlink()}. Objects have mode 0600: they are for processes of
 * one user.
 *
 * <p>Who creates a segment should see to it that it is unlinked. Those that were not are told by {@link #reports()} and the
 * tool {@code io.javaipc.tool.Ipcs}: creation leaves a record of some bytes beside the spaces of {@code io.javaipc.shared},
 * below {@code /dev/shm/javaipc-UID/} or what {@code javaipc.dir} names, that unlinking removes. It is a note for people; a
 * segment is created also when it cannot be written, and the log says so.
 *
 * <p><b>When a process dies</b>, what it wrote stays, perhaps half of it. There is no owner and no lock.
 *
 * <p><b>Names</b> are file names of at most 255 bytes in UTF-8, without a slash; one leading slash, as {@code shm_open}
 * has it, is taken off. <b>Sizes</b> are in bytes and may exceed 2 GiB.
 *
 * <p><b>Interruption:</b> a thread that is interrupted while it creates or opens, or was before, gets an
 * {@link io.javaipc.platform.IpcException} and stays interrupted; nothing is left.
 *
 * <p>Instances may be used by any thread. Memory effects are those of {@link MemoryView}, {@link IntAccess} and
 * {@link LongAccess}.
 *
 * <p>Not for memory that should vanish with its users, and not for objects with a layout that somebody has to check.
 * Where {@code /dev/shm} is missing, as on macOS, all methods that take a name throw
 * {@link UnsupportedOperationException}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/shm_overview.7.html">shm_overview(7)</a>
 */
public final class SharedMemory implements AutoCloseable {
    private final SegmentDirectory directory;
    private final Mapping mapping;
    private final MemoryView view;

    SharedMemory(SegmentDirectory directory, Mapping mapping) {
        this.directory = directory;
        this.mapping = mapping;
        this.view = new MemoryView(mapping);
    }

    /**
     * Creates a segment, all zero. This writes every page once, and takes as long as that does.
     *
     * @param name its name
     * @param bytes its size in bytes, more than 0
     * @return a handle on it
     * @throws IllegalArgumentException when the name or the size cannot be
     * @throws io.javaipc.platform.IpcException when the name is taken ({@code EEXIST}), when there is not enough space
     *     ({@code ENOSPC}; the message says what is needed and what is free), or when the system refuses
     */
    public static SharedMemory create(String name, long bytes) {
        return SegmentDirectory.SYSTEM.create(name, bytes);
    }

    /**
     * Opens a segment, whoever made it, in the size that it has.
     *
     * @param name its name
     * @return a handle on it
     * @throws IllegalArgumentException when the name cannot be
     * @throws io.javaipc.platform.IpcException when there is none ({@code ENOENT}), when it is a link, not a regular file
     *     or empty, or when the system refuses
     */
    public static SharedMemory open(String name) {
        return SegmentDirectory.SYSTEM.open(name);
    }

    /**
     * Opens a segment, or creates it when there is none. Of several processes that do so at once, one creates and all
     * open the same.
     *
     * @param name its name
     * @param bytes the size that it gets or must at least have, in bytes, more than 0
     * @return a handle on it; its size is the one found
     * @throws IllegalArgumentException when the name or the size cannot be
     * @throws io.javaipc.platform.IpcException when it is smaller (the message says both sizes), and as
     *     {@link #create} and {@link #open} do
     */
    public static SharedMemory createOrOpen(String name, long bytes) {
        return SegmentDirectory.SYSTEM.createOrOpen(name, bytes);
    }

    /**
     * Removes a name as {@link #unlink()} does, whoever has made the segment, without opening it.
     *
     * @param name the name
     * @throws IllegalArgumentException when the name cannot be
     * @throws io.javaipc.platform.IpcException when there is no such name ({@code ENOENT}), it is that of a directory
     *     ({@code EISDIR}), or the system refuses
     */
    public static void unlink(String name) {
        SegmentDirectory.SYSTEM.unlink(name);
    }

    /**
     * The segments that processes of this user have created by this class, and nobody has unlinked. Those of other libraries
     * and languages are not among them, nor is one whose record could not be written.
     *
     * @return them, by name
     * @throws io.javaipc.platform.IpcException when the records may not be looked at
     */
    public static List<SharedMemoryReport> reports() {
        return SegmentDirectory.SYSTEM.reports();
    }

    /**
     * Removes what dead processes have left of segments that they were creating, and records of segments that somebody has
     * unlinked otherwise. No segment that has its name is touched.
     *
     * @return what was removed, for people
     * @throws io.javaipc.platform.IpcException when the system refuses
     */
    public static List<String> collect() {
        return SegmentDirectory.SYSTEM.collect();
    }

    /**
     * The name.
     *
     * @return it, without a leading slash
     */
    public String name() {
        return mapping.name();
    }

    /**
     * The size.
     *
     * @return how many bytes there are, also after closing
     */
    public long size() {
        return mapping.size();
    }

    /**
     * The bytes.
     *
     * @return the view of them, always the same
     */
    public MemoryView view() {
        return view;
    }

    /**
     * Removes the name. Who has the segment open, this process included, goes on with it; its memory is freed when the last
     * of them closes or ends. May be called after closing. If somebody has unlinked it and made another of the same name,
     * that one's name is removed, as {@code shm_unlink(3)} does.
     *
     * @throws io.javaipc.platform.IpcException when there is no such name any more ({@code ENOENT}), when a directory has it
     *     ({@code EISDIR}), or when the system refuses
     */
    public void unlink() {
        directory.unlink(mapping.name());
    }

    /**
     * Gives up this handle: later accesses throw {@link IllegalStateException}, one that is under way in another thread
     * ends well. The name stays. May be repeated.
     *
     * <p>The memory is unmapped by the garbage collector, some time after this: Java 17 has no other way. A segment
     * that was unlinked occupies memory until then.
     */
    @Override
    public void close() {
        mapping.close();
    }

    @Override
    public String toString() {
        return "SharedMemory[name=" + name() + ", size=" + size() + "]";
    }
}

package io.javaipc.process;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The processes of this machine (of this pid namespace, and those that this user may see) at one moment, as
 * {@code ps(1)} lists them. Immutable.
 *
 * <pre>{@code
 * ProcessTable table = ProcessTable.snapshot();
 * for (ProcessInfo process : table.processes()) { ... }
 * System.out.print(table.tree().render());
 * }</pre>
 *
 * <p>Processes are read one after the other, so the moment lasts some milliseconds: one that starts or ends meanwhile may
 * be in the table or not, and a child may be there without its parent. Kernel threads are in it, threads are not.
 *
 * <p>Not for following a single process, for which {@link ProcessInfo#of(long)} reads far less, and not for acting on
 * processes, which {@link ProcessTuning} does.
 */
public final class ProcessTable {
    private final Instant takenAt;
    private final long takenAtNanos;
    private final Map<Long, ProcessInfo> byPid;

    ProcessTable(Instant takenAt, long takenAtNanos, Collection<ProcessInfo> processes) {
        Map<Long, ProcessInfo> sorted = new TreeMap<>();
        processes.forEach(process -> sorted.put(process.pid(), process));
        this.takenAt = takenAt;
        this.takenAtNanos = takenAtNanos;
        this.byPid = Collections.unmodifiableMap(sorted);
    }

    /**
     * Reads all processes. Does not wait for any of them, and pays no heed to an interrupt.
     *
     * @return the table
     * @throws io.javaipc.platform.IpcException when they cannot be read, for want of a descriptor for example
     */
    public static ProcessTable snapshot() {
        return new ProcessTable(
                Instant.now(), System.nanoTime(), ProcessSource.current().all());
    }

    /**
     * All processes.
     *
     * @return an unmodifiable list, in the order of pids
     */
    public List<ProcessInfo> processes() {
        return List.copyOf(byPid.values());
    }

    /**
     * A process.
     *
     * @param pid the process
     * @return what is known of it; empty when it was not there
     */
    public Optional<ProcessInfo> find(long pid) {
        return Optional.ofNullable(byPid.get(pid));
    }

    /**
     * The children of a process, zombies included.
     *
     * @param pid the process
     * @return its children, in the order of pids
     */
    public List<ProcessInfo> children(long pid) {
        return byPid.values().stream()
                .filter(process -> process.ppid().orElse(0) == pid)
                .toList();
    }

    /**
     * This process.
     *
     * @return what is known of it
     */
    public ProcessInfo current() {
        return find(ProcessHandle.current().pid())
                .orElseThrow(() -> new IllegalStateException("this process is not in the table: pid="
                        + ProcessHandle.current().pid()));
    }

    /**
     * The parent of this process.
     *
     * @return what is known of it; empty when it cannot be seen from here, as in a container's first process
     */
    public Optional<ProcessInfo> parent() {
        return current().ppid().stream().boxed().findFirst().flatMap(this::find);
    }

    /**
     * The processes as children of their parents.
     *
     * @return the tree
     */
    public ProcessTree tree() {
        return new ProcessTree(processes());
    }

    /**
     * When it was taken.
     *
     * @return the moment at which reading began
     */
    public Instant takenAt() {
        return takenAt;
    }

    /** The same moment, by {@link System#nanoTime()}: differences are not hurt when the clock is set. */
    long takenAtNanos() {
        return takenAtNanos;
    }

    @Override
    public String toString() {
        return "ProcessTable[takenAt=" + takenAt + ", processes=" + byPid.size() + "]";
    }
}

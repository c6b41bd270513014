package io.javaipc.process;

import io.javaipc.platform.Capability;
import io.javaipc.platform.IoPriority;
import io.javaipc.platform.IpcException;
import io.javaipc.platform.Limit;
import io.javaipc.platform.Platform;
import io.javaipc.platform.ProcessControl;
import io.javaipc.platform.ResourceLimit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Priority, processors and limits of a running process, ours or another's, as far as this user may change them: what
 * {@code renice(1)}, {@code taskset(1)}, {@code prlimit(1)} and {@code ionice(1)} do. Immutable and thread-safe.
 *
 * <pre>{@code
 * ProcessTuning.of(pid).renice(10);
 * }</pre>
 *
 * <p>It means one process and never its successor: each call first compares the start of whatever has the pid now. The
 * system calls know pids only, so a process that ends, and whose pid is used again, within the microseconds between the
 * two is not noticed.
 *
 * <p>Needs {@link Capability#PROCESS_CONTROL}; without it each method throws {@link UnsupportedOperationException}. Each
 * throws {@link ProcessGoneException} when the process is gone, and {@link IpcException} with {@code EPERM} or
 * {@code EACCES} when this user may not.
 */
public final class ProcessTuning {
    private final ProcessInfo process;

    private ProcessTuning(ProcessInfo process) {
        this.process = process;
    }

    /**
     * Of a process that was seen before.
     *
     * @param process the process
     * @return its tuning
     */
    public static ProcessTuning of(ProcessInfo process) {
        return new ProcessTuning(Objects.requireNonNull(process, "process"));
    }

    /**
     * Of the process that has a pid now.
     *
     * @param pid the process
     * @return its tuning
     * @throws ProcessGoneException when there is none
     */
    public static ProcessTuning of(long pid) {
        return of(ProcessInfo.of(pid).orElseThrow(() -> ProcessGoneException.ended("ProcessTuning.of", pid)));
    }

    /**
     * Its nice value.
     *
     * @return -20 (favoured) to 19
     */
    public int nice() {
        return guarded("nice", control -> control.nice(process.pid()));
    }

    /**
     * Sets the nice value of all its threads.
     *
     * @param nice -20 (favoured; lowering it needs privileges) to 19
     * @throws IllegalArgumentException when it is out of range
     */
    public void renice(int nice) {
        guarded("renice", control -> {
            control.setNice(process.pid(), nice);
            return null;
        });
    }

    /**
     * The processors it may run on.
     *
     * @return their numbers, from 0
     */
    public Set<Integer> affinity() {
        return guarded("affinity", control -> control.affinity(process.pid()));
    }

    /**
     * Sets the processors that all its threads may run on.
     *
     * @param processors their numbers, from 0; those that the machine does not have are passed over
     * @throws IllegalArgumentException when there is none
     */
    public void setAffinity(Set<Integer> processors) {
        guarded("setAffinity", control -> {
            control.setAffinity(process.pid(), processors);
            return null;
        });
    }

    /**
     * One of its limits.
     *
     * @param resource what is limited
     * @return the limit
     */
    public Limit limit(ResourceLimit resource) {
        return guarded("limit", control -> control.limit(process.pid(), resource));
    }

    /**
     * All its limits.
     *
     * @return an unmodifiable map
     */
    public Map<ResourceLimit, Limit> limits() {
        return guarded("limits", control -> {
            Map<ResourceLimit, Limit> limits = new EnumMap<>(ResourceLimit.class);
            for (ResourceLimit resource : ResourceLimit.values()) {
                limits.put(resource, control.limit(process.pid(), resource));
            }
            return Collections.unmodifiableMap(limits);
        });
    }

    /**
     * Sets one of its limits.
     *
     * @param resource what is limited
     * @param limit the limit; raising the hard one needs privileges
     */
    public void setLimit(ResourceLimit resource, Limit limit) {
        guarded("setLimit", control -> {
            control.setLimit(process.pid(), resource, limit);
            return null;
        });
    }

    /**
     * Its i/o priority.
     *
     * @return the priority
     */
    public IoPriority ioPriority() {
        return guarded("ioPriority", control -> control.ioPriority(process.pid()));
    }

    /**
     * Sets the i/o priority of all its threads.
     *
     * @param priority the priority
     */
    public void setIoPriority(IoPriority priority) {
        guarded("setIoPriority", control -> {
            control.setIoPriority(process.pid(), priority);
            return null;
        });
    }

    private <T> T guarded(String operation, Function<ProcessControl, T> action) {
        Platform.current().capabilities().require(Capability.PROCESS_CONTROL, "ProcessTuning." + operation);
        long pid = process.pid();
        ProcessInfo now = ProcessInfo.of(pid).orElseThrow(() -> ProcessGoneException.ended(operation, pid));
        if (!now.isSameProcess(process)) {
            throw ProcessGoneException.recycled(operation, process, now);
        }
        try {
            return action.apply(Platform.current().processControl());
        } catch (IpcException e) {
            if (e.errnoName().filter("ESRCH"::equals).isPresent()) {
                throw ProcessGoneException.ended(operation, pid, e);
            }
            throw e;
        }
    }

    @Override
    public String toString() {
        return "ProcessTuning[pid=" + process.pid() + "]";
    }
}

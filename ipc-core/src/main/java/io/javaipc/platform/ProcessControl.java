package io.javaipc.platform;

import java.util.Set;

/**
 * Reads and changes what the kernel keeps about a process, ours or another's, as far as its user may. Thread-safe.
 *
 * <p>Every method throws {@link IpcException}: with {@code ESRCH} when there is no such process, with {@code EPERM} or
 * {@code EACCES} when this user may not. A pid is a number that is used again: callers that hold one for long check that
 * it is still the process they mean.
 */
public interface ProcessControl {
    /**
     * A process's nice value; see {@code getpriority(2)}.
     *
     * @param pid the process
     * @return -20 (favoured) to 19
     */
    int nice(long pid);

    /**
     * Sets the nice value of a process and all its threads; see {@code setpriority(2)}.
     *
     * @param pid the process
     * @param nice -20 (favoured; lowering it needs privileges) to 19
     */
    void setNice(long pid, int nice);

    /**
     * The processors a process may run on; see {@code sched_getaffinity(2)}.
     *
     * @param pid the process
     * @return their numbers, from 0
     */
    Set<Integer> affinity(long pid);

    /**
     * Sets the processors that a process and all its threads may run on; see {@code sched_setaffinity(2)}.
     *
     * @param pid the process
     * @param processors their numbers, from 0; at least one
     */
    void setAffinity(long pid, Set<Integer> processors);

    /**
     * A limit of a process; see {@code prlimit(2)}.
     *
     * @param pid the process
     * @param resource what is limited
     * @return the limit
     */
    Limit limit(long pid, ResourceLimit resource);

    /**
     * Sets a limit of a process; see {@code prlimit(2)}.
     *
     * @param pid the process
     * @param resource what is limited
     * @param limit the limit; raising the hard one needs privileges
     */
    void setLimit(long pid, ResourceLimit resource, Limit limit);

    /**
     * A process's i/o priority; see {@code ioprio_get(2)}.
     *
     * @param pid the process
     * @return the priority
     */
    IoPriority ioPriority(long pid);

    /**
     * Sets the i/o priority of a process and all its threads; see {@code ioprio_set(2)}.
     *
     * @param pid the process
     * @param priority the priority
     */
    void setIoPriority(long pid, IoPriority priority);
}

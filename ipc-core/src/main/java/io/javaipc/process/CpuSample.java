package io.javaipc.process;

import java.time.Duration;

/**
 * How much of the processors' time processes used between two moments. Immutable.
 *
 * <p>The kernel counts in steps of 10 ms, so over a short interval the figures are coarse: one step in 100 ms is 10 %. The
 * processor time of children is theirs, and that of a process that ended between the two moments is not seen.
 */
public final class CpuSample {
    private static final double PERCENT = 100;

    private final ProcessTable before;
    private final ProcessTable after;
    private final int processors = Runtime.getRuntime().availableProcessors();

    private CpuSample(ProcessTable before, ProcessTable after) {
        this.before = before;
        this.after = after;
    }

    /**
     * Compares two snapshots.
     *
     * @param before the earlier one
     * @param after the later one
     * @return what was used in between
     * @throws IllegalArgumentException when they are not in this order
     */
    public static CpuSample between(ProcessTable before, ProcessTable after) {
        if (after.takenAtNanos() <= before.takenAtNanos()) {
            throw new IllegalArgumentException(
                    "snapshots are not in order: before=" + before.takenAt() + ", after=" + after.takenAt());
        }
        return new CpuSample(before, after);
    }

    /**
     * The later of the two snapshots.
     *
     * @return the table
     */
    public ProcessTable table() {
        return after;
    }

    /**
     * The time between the two snapshots.
     *
     * @return the interval
     */
    public Duration interval() {
        return Duration.ofNanos(after.takenAtNanos() - before.takenAtNanos());
    }

    /**
     * How many processors this JVM may use.
     *
     * @return at least 1
     */
    public int processors() {
        return processors;
    }

    /**
     * What a process used. One that started in between counts with all it has used; one that merely got the pid of another
     * counts as such a one.
     *
     * @param process a process of the later snapshot
     * @return in percent of one processor: one with busy threads on two has about 200; 0 when it was not in the later
     *     snapshot, or its time is not told
     */
    public double percent(ProcessInfo process) {
        return PERCENT * used(process).toNanos() / interval().toNanos();
    }

    /**
     * What all processes of the later snapshot used.
     *
     * @return in percent of one processor
     */
    public double totalPercent() {
        return after.processes().stream().mapToDouble(this::percent).sum();
    }

    private Duration used(ProcessInfo process) {
        Duration now = after.find(process.pid())
                .filter(process::isSameProcess)
                .flatMap(ProcessInfo::cpuTime)
                .orElse(Duration.ZERO);
        Duration then = before.find(process.pid())
                .filter(process::isSameProcess)
                .flatMap(ProcessInfo::cpuTime)
                .orElse(Duration.ZERO);
        Duration used = now.minus(then);
        return used.isNegative() ? Duration.ZERO : used;
    }
}

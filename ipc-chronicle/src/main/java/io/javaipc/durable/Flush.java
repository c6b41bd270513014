package io.javaipc.durable;

import java.time.Duration;

/**
 * When what was appended is forced to the disk. Whatever is chosen, it outlives every process at once, and an orderly restart
 * of the machine; this is about power cuts and crashes of the kernel.
 *
 * @param kind how
 * @param interval how often, where it is by time; zero otherwise
 */
public record Flush(Kind kind, Duration interval) {
    /** The ways. */
    public enum Kind {
        /** When the kernel sees fit, which is within half a minute or so. */
        BY_KERNEL,
        /** Before {@code append} returns. */
        EACH_APPEND,
        /** From time to time, by a thread of the process that appended. */
        INTERVAL
    }

    /**
     * Checks the two.
     *
     * @throws IllegalArgumentException when the interval does not fit
     */
    public Flush {
        if (kind == Kind.INTERVAL ? interval.isNegative() || interval.isZero() : !interval.isZero()) {
            throw new IllegalArgumentException("interval does not fit: kind=" + kind + ", interval=" + interval);
        }
    }

    /**
     * Leaves it to the kernel; the fastest.
     *
     * @return the choice
     */
    public static Flush byKernel() {
        return new Flush(Kind.BY_KERNEL, Duration.ZERO);
    }

    /**
     * Forces each message before {@code append} returns; it takes as long as the disk takes.
     *
     * @return the choice
     */
    public static Flush eachAppend() {
        return new Flush(Kind.EACH_APPEND, Duration.ZERO);
    }

    /**
     * Forces from time to time; a power cut loses at most what was appended in an interval before it.
     *
     * @param interval how often
     * @return the choice
     */
    public static Flush every(Duration interval) {
        return new Flush(Kind.INTERVAL, interval);
    }
}

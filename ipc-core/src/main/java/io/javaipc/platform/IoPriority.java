package io.javaipc.platform;

/**
 * How a process is served by the disk scheduler; see {@code ioprio_set(2)}.
 *
 * @param schedulingClass the class
 * @param level 0 (served first) to 7 within its class
 */
public record IoPriority(SchedulingClass schedulingClass, int level) {
    /** The scheduling classes. The order is the kernel's numbering. */
    public enum SchedulingClass {
        /** None set: follows from the nice value. */
        NONE,
        /** Before everybody else; needs privileges. */
        REAL_TIME,
        /** As usual. */
        BEST_EFFORT,
        /** Only while nobody else wants the disk. */
        IDLE
    }

    public IoPriority {
        if (level < 0 || level > 7) {
            throw new IllegalArgumentException("level of an i/o priority is out of range: level=" + level);
        }
    }
}

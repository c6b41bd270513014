package io.javaipc.platform;

/** What the kernel limits for each process; see {@code getrlimit(2)}. */
public enum ResourceLimit {
    /** Processor time, in seconds; at the soft limit comes {@code XCPU}, at the hard one {@code KILL}. */
    CPU_SECONDS,
    /** The size of files it writes, in bytes; beyond comes {@code XFSZ}. */
    FILE_BYTES,
    /** Its data segment, in bytes. */
    DATA_BYTES,
    /** Its main thread's stack, in bytes. */
    STACK_BYTES,
    /** A core file, in bytes; 0 for none. */
    CORE_BYTES,
    /** How many processes its user may have. */
    PROCESSES,
    /** One more than its highest descriptor. */
    OPEN_FILES,
    /** Memory it locks, in bytes. */
    LOCKED_BYTES,
    /** Its address space, in bytes. A JVM reserves far more than it uses. */
    ADDRESS_SPACE_BYTES
}

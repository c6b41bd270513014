package io.javaipc.platform;

/** One thing that a {@link Platform} may or may not be able to do. */
public enum Capability {
    /**
     * The end of a child is told exactly: exit code and signal apart. Without it a child killed by signal <i>n</i> looks
     * like one that exited with 128 + <i>n</i>.
     */
    EXACT_EXIT_STATUS,

    /** Any signal can be sent to any process. Without it only {@code TERM} and {@code KILL} can. */
    ANY_SIGNAL,

    /** A signal can be sent to all processes of a group. */
    GROUP_SIGNALS,

    /**
     * Signals can be queued with a value, and a JVM can be launched with signals blocked, so that it receives them with
     * value and sender.
     */
    QUEUED_SIGNALS,

    /** Signals can be sent by a clock. */
    SIGNAL_TIMERS,

    /** A child can be started in a process group of its own. */
    PROCESS_GROUPS,

    /** A child can be told apart that is stopped, and one that goes on. */
    STATE_CHANGES,

    /** A child's processor time, memory and faults are known when it has ended. */
    RESOURCE_USAGE,

    /** A child can be started with another user, umask, priority, limits, processors, and to die with its parent. */
    PROCESS_ATTRIBUTES,

    /** A child can be given a pseudo-terminal. */
    PSEUDO_TERMINALS,

    /** Priority, processors and limits of processes can be read and changed. */
    PROCESS_CONTROL,

    /** Descriptors can be opened natively and handed to a child under a number of the caller's choice. */
    INHERITED_DESCRIPTORS
}

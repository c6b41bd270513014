package io.javaipc.signal;

/** What the operating system does with a signal that a process neither handles nor ignores; see {@code signal(7)}. */
public enum DefaultAction {
    /** The process ends at once. */
    TERMINATE,

    /** The process ends at once and dumps core, where cores are kept. */
    CORE,

    /** The process stops until it is continued. */
    STOP,

    /** A stopped process goes on. */
    CONTINUE,

    /** Nothing. */
    IGNORE
}

package io.javaipc.platform;

/** Which process group and session a child belongs to; see {@code credentials(7)}. */
public enum Grouping {
    /** Its parent's: a Ctrl-C at the terminal reaches both. */
    SAME,
    /** A process group of its own, in its parent's session. */
    NEW_GROUP,
    /** A session of its own, without a controlling terminal. */
    NEW_SESSION
}

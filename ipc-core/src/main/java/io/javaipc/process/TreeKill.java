package io.javaipc.process;

import java.util.Set;

/**
 * What {@link ChildProcess#killTree} did.
 *
 * @param mechanisms how the processes were reached
 * @param descendants how many descendants were known and have ended; the child itself is not counted
 */
public record TreeKill(Set<Mechanism> mechanisms, int descendants) {
    /** How processes are reached. */
    public enum Mechanism {
        /** The child leads a process group: one signal reached all of it, however fast they fork. */
        PROCESS_GROUP,
        /**
         * The child and the descendants that could be seen, one by one. One that had turned its back on its parents
         * before (a daemon) is not found.
         */
        DESCENDANTS
    }

    public TreeKill {
        mechanisms = Set.copyOf(mechanisms);
    }
}

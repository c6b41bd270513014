package io.javaipc.local.broadcast;

/** Who decides what may be written over. */
interface Room {
    /** The place before which everything may be written over now. */
    long limit();

    /**
     * Moves the limit on.
     *
     * @param tail where something is to be written
     * @param needed how many cells
     * @param asking whether to ask if those live who are in the way, which takes microseconds
     * @return true when it is worth looking again
     */
    boolean make(long tail, int needed, boolean asking);
}

package io.javaipc.local.sync;

/** A lock as its conditions need it. */
interface ConditionLock {
    /** Refuses threads that do not hold it. */
    void requireHeld(String operation);

    /** Gives it up however often this thread has it, and tells how often that was. */
    int releaseAll();

    /** Takes it so many times, without a repair; an interrupt stays standing. */
    void lockAgain(int holds);

    /** Repairs what a dead owner left; when that fails, gives it up as often as this thread has it. */
    void repair();
}

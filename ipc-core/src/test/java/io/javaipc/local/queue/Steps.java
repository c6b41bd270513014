package io.javaipc.local.queue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * What {@link SteppedClasses} has the library call: before each access to shared memory, and to ask who somebody is and who
 * lives. Processes are played by one thread, one after the other or one in the middle of another.
 */
public final class Steps {
    private static final Set<Long> DEAD = new HashSet<>();
    private static final List<Long> REACHED = new ArrayList<>();
    private static Steps current;
    private static long self;

    private final int at;
    private final Runnable what;
    private int count;
    private boolean isDead;

    private Steps(int at, Runnable what) {
        this.at = at;
        this.what = what;
    }

    /** The end of a process: whatever it does after this happens no more. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;

        Death() {
            super("dead", null, false, false);
        }
    }

    /**
     * Called before each access to shared memory.
     *
     * @param offset where
     */
    public static void access(long offset) {
        Steps steps = current;
        if (steps == null) {
            return;
        }
        if (!steps.isDead && steps.count++ == steps.at) {
            steps.isDead = steps.what == null;
            if (!steps.isDead) {
                steps.doMeanwhile();
            }
        }
        if (steps.isDead) {
            throw new Death();
        }
        REACHED.add(offset);
    }

    private void doMeanwhile() {
        long outer = self;
        current = null;
        try {
            what.run();
        } finally {
            current = this;
            self = outer;
        }
    }

    /**
     * Called instead of asking the lock file.
     *
     * @return the participant who acts
     */
    public static long self() {
        return self;
    }

    /**
     * Called instead of asking the lock file.
     *
     * @param participant the participant
     * @return whether it lives
     */
    public static boolean isAlive(long participant) {
        return !DEAD.contains(participant);
    }

    /**
     * Tells whether something may happen meanwhile.
     *
     * @return true when it may
     */
    public static boolean areOn() {
        return current != null;
    }

    /** From now on somebody else acts. */
    static void be(long participant) {
        self = participant;
    }

    static void kill(long participant) {
        DEAD.add(participant);
    }

    static void begin() {
        DEAD.clear();
        current = null;
    }

    /** Does something, and something else before one certain access; false when it has fewer accesses. */
    static boolean interrupted(int at, Runnable what, Runnable meanwhile) {
        Steps outer = current;
        Steps steps = new Steps(at, meanwhile);
        current = steps;
        try {
            what.run();
        } finally {
            current = outer;
        }
        return steps.count > at;
    }

    /** Does something up to one certain access, before which its process dies; false when it has fewer accesses. */
    static boolean killed(int at, Runnable what) {
        try {
            REACHED.clear();
            interrupted(at, what, null);
            return false;
        } catch (Death e) {
            return true;
        }
    }

    /** Tells whether who was killed had been at such an offset. */
    static boolean hasReached(LongPredicate place) {
        return REACHED.stream().anyMatch(place::test);
    }
}

package io.javaipc.durable.gate;

import java.util.concurrent.TimeUnit;

/**
 * Whether somebody has waited for a lock for long. The kernel gives it to whoever asks first when it is free, and that is
 * always the one who has just had it; so that one steps back when it finds this set. Only a hint: who set it may be dead.
 */
public interface Turn {
    /** For locks that nobody takes in a row. */
    Turn NOBODY = new Turn() {
        @Override
        public boolean isWanted() {
            return false;
        }

        @Override
        public void wanted(boolean wanted) {
            // nobody looks
            return;
        }
    };

    /** How long is long. */
    long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** How often one looks who has lost patience. */
    long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    /** How long one steps back at most. */
    long COURTESY_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /**
     * Tells whether it is set.
     *
     * @return true when it is
     */
    boolean isWanted();

    /**
     * Sets or clears it.
     *
     * @param wanted whether somebody waits
     */
    void wanted(boolean wanted);

    /**
     * Steps back for somebody who has waited for long.
     *
     * @throws InterruptedException when interrupted
     */
    default void stepBack() throws InterruptedException {
        if (!isWanted()) {
            return;
        }
        Backoff backoff = new Backoff();
        long start = System.nanoTime();
        while (isWanted()) {
            if (System.nanoTime() - start > COURTESY_NANOS) {
                wanted(false);
                return;
            }
            backoff.pause(LOOK_NANOS);
        }
    }
}

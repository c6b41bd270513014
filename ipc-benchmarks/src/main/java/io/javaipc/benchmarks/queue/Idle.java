package io.javaipc.benchmarks.queue;

import java.util.concurrent.locks.LockSupport;

/** What is done while there is no message or no room. */
enum Idle {
    /** Looks again at once; when there are more processes than processors, lets others run now and then. */
    SPIN("spin"),
    /** Waits as the system does it. */
    BLOCK("block"),
    /** Spins, yields, then sleeps ever longer: as Agrona's BackoffIdleStrategy does by default, for systems that only poll. */
    BACK_OFF("back-off");

    private static final int SPINS = 10;
    private static final int SPINS_IN_A_CROWD = 200;
    private static final int YIELDS = 5;
    private static final long SHORTEST_SLEEP = 1_000;
    private static final int DOUBLINGS = 10;

    final String label;

    Idle(String label) {
        this.label = label;
    }

    /** Does it for the so manieth time. */
    void pause(int turn, boolean crowded) {
        if (this == SPIN) {
            if (crowded && turn >= SPINS_IN_A_CROWD) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
        } else if (turn < SPINS) {
            Thread.onSpinWait();
        } else if (turn < SPINS + YIELDS) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(SHORTEST_SLEEP << Math.min(turn - SPINS - YIELDS, DOUBLINGS));
        }
    }
}

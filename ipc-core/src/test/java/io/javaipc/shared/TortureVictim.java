package io.javaipc.shared;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** A process that does something with what it shares, again and again, until it is killed. */
abstract class TortureVictim {
    private static final int MOST_SPINS = 500;
    private static final int ONE_LONG_IN = 4;
    // so that who looks for one inside can kill him there
    private static final int LONG_NANOS = 3_000_000;
    private static final int PAUSE_NANOS = 500_000;

    /** Where it works. */
    final SharedSpace space;

    /** Where it sits. */
    final int seat;

    /** What it tells the others. */
    final TortureScene scene;

    private final long number;
    private int timesInside;

    TortureVictim(String[] arguments) {
        space = SharedSpace.open(arguments[0]);
        seat = Integer.parseInt(arguments[1]);
        number = Long.parseLong(arguments[2]);
        scene = new TortureScene(space);
    }

    /** Works until killed. */
    final void run() throws Exception {
        // a platform may be slow to load, and is when it is first needed: this is not to be taken for a long wait
        space.event("warm-up").await(Duration.ofMillis(1));
        scene.begin(seat, number);
        while (true) {
            step();
        }
    }

    /** What it does again and again. */
    abstract void step() throws Exception;

    /** Tells that it is where not all may be at one time. */
    final void enter(int weight, int capacity) {
        scene.enter(seat, number, ++timesInside, weight);
        scene.checkInside(capacity);
    }

    final void leave() {
        scene.leave(seat);
    }

    /** Stays a moment, now and then a long one. */
    static void dwell() {
        if (oneIn(ONE_LONG_IN)) {
            LockSupport.parkNanos(random(LONG_NANOS));
        } else {
            for (int i = random(MOST_SPINS); i > 0; i--) {
                Thread.onSpinWait();
            }
        }
    }

    /** Lets others have their turn, often enough that those who start get the processor too. */
    static void pause() {
        if (oneIn(2)) {
            LockSupport.parkNanos(random(PAUSE_NANOS));
        }
    }

    static boolean oneIn(int times) {
        return random(times) == 0;
    }

    static int random(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }

    static Duration upToAMilli() {
        return Duration.ofNanos(random(1_000_000));
    }
}

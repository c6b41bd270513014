package io.javaipc.shared;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * What victims of a torture and who tortures them tell each other, in numbers of the space. Each victim has a seat, which
 * its replacement inherits, and a number of its own.
 *
 * <p>Who is about to be killed is marked before, and never unmarked: no dead one is taken for one who lives, whatever the
 * library says of it.
 */
final class TortureScene {
    /** How many victims there are at a time. */
    static final int SEATS = 4;

    /**
     * A wait that takes longer though what it waits for holds has lost its wake-up: a thousand times what it takes. With ten
     * JVMs for each processor some seconds were seen, in which the threads asked for a processor and got none.
     */
    static final long BOUND_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** The same. */
    static final Duration BOUND = Duration.ofNanos(BOUND_NANOS);

    private static final int MOST_TOLD = 10;
    private static final int WEIGHT_BITS = 8;
    private static final int NUMBER_SHIFT = 32;
    private static final int SNAPSHOTS = 3;

    /** How many victims have begun. */
    final SharedLong started;

    /** What victims have done in all. */
    final SharedLong operations;

    /** What must not happen. */
    final SharedLong violations;

    private final SharedLong givenAt;
    private final SharedLong disturbedAt;
    private final SharedLong worstHandOver;
    private final SharedLong[] present;
    private final SharedLong[] doomed;
    private final SharedLong[] inside;

    TortureScene(SharedSpace space) {
        started = space.longValue("started");
        operations = space.longValue("operations");
        violations = space.longValue("violations");
        givenAt = space.longValue("given-at");
        disturbedAt = space.longValue("disturbed-at");
        worstHandOver = space.longValue("worst-hand-over");
        present = perSeat(space, "present");
        doomed = perSeat(space, "doomed");
        inside = perSeat(space, "inside");
    }

    /** A number for each seat. */
    static SharedLong[] perSeat(SharedSpace space, String name) {
        SharedLong[] numbers = new SharedLong[SEATS];
        for (int seat = 0; seat < SEATS; seat++) {
            numbers[seat] = space.longValue(name + "-" + seat);
        }
        return numbers;
    }

    /** Tells that a victim works. */
    void begin(int seat, long number) {
        present[seat].set(number);
        started.incrementAndGet();
    }

    /** Marks that the victim of a seat is to die. */
    void doom(int seat, long number) {
        doomed[seat].set(number);
        disturbed();
    }

    /** Tells whether a victim of a seat was marked. */
    boolean isDoomed(int seat, long number) {
        return doomed[seat].get() >= number;
    }

    /** Tells whether somebody is at a seat who is not about to die. */
    boolean isPresent(int seat) {
        return present[seat].get() > doomed[seat].get();
    }

    /** Tells whether all are there, and nobody is about to die. */
    boolean areAllPresent() {
        for (int seat = 0; seat < SEATS; seat++) {
            if (!isPresent(seat)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Tells that a victim is inside, with a weight; each time with another word.
     *
     * @param seat the victim's
     * @param number the victim's
     * @param times how often it was inside
     * @param weight from 1
     */
    void enter(int seat, long number, int times, int weight) {
        inside[seat].set(number << NUMBER_SHIFT | (times << WEIGHT_BITS & Integer.MAX_VALUE) | weight);
    }

    void leave(int seat) {
        inside[seat].set(0);
    }

    /** Another word each time that the victim of a seat comes inside; 0 when it is not, and has not died there. */
    long inside(int seat) {
        return inside[seat].get();
    }

    /** Tells whether the victim of a seat is inside, or died there. */
    boolean isInside(int seat) {
        return inside(seat) != 0;
    }

    /** Holds against those who are inside at one time, and live, that they weigh too much together. */
    void checkInside(int capacity) {
        long[] first = insiders();
        for (int i = 0; i < SNAPSHOTS; i++) {
            long[] second = insiders();
            if (Arrays.equals(first, second)) {
                int weight = 0;
                for (int seat = 0; seat < SEATS; seat++) {
                    // asked afterwards: who is not to die now was not dead then
                    if (second[seat] >>> NUMBER_SHIFT > doomed[seat].get()) {
                        weight += (int) second[seat] & (1 << WEIGHT_BITS) - 1;
                    }
                }
                if (weight > capacity) {
                    violation("too many inside: weight=" + weight + ", capacity=" + capacity);
                }
                return;
            }
            first = second;
        }
    }

    private long[] insiders() {
        long[] words = new long[SEATS];
        for (int seat = 0; seat < SEATS; seat++) {
            words[seat] = inside[seat].get();
        }
        return words;
    }

    /** Tells that something is given now that others may wait for. */
    void given() {
        givenAt.set(System.nanoTime());
    }

    /**
     * Holds against what one waited for that it was there for too long: since it was last given, or somebody who may have had
     * it was killed, or went on after a stop.
     */
    void waited(long begin, String what) {
        long nanos = System.nanoTime() - Math.max(begin, Math.max(givenAt.get(), disturbedAt.get()));
        long worst = worstHandOver.get();
        while (worst < nanos && !worstHandOver.compareAndSet(worst, nanos)) {
            worst = worstHandOver.get();
        }
        if (nanos > BOUND_NANOS) {
            violation("waited too long: for=" + what + ", us=" + TimeUnit.NANOSECONDS.toMicros(nanos));
        }
    }

    /** Tells that somebody goes on after a stop. */
    void disturbed() {
        disturbedAt.set(System.nanoTime());
    }

    long worstHandOverMicros() {
        return TimeUnit.NANOSECONDS.toMicros(worstHandOver.get());
    }

    /** Counts a violation. */
    void violation(String message) {
        if (violations.incrementAndGet() <= MOST_TOLD) {
            System.out.println("violation: " + message);
        }
    }

    /** Counts a violation unless something holds; gives whether it does. */
    boolean check(boolean holds, String message) {
        if (!holds) {
            violation(message);
        }
        return holds;
    }
}

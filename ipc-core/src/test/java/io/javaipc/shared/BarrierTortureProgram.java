package io.javaipc.shared;

import java.util.concurrent.BrokenBarrierException;

/** Meets others at a barrier, round after round, until it is broken; after each reset again, until it is killed. */
final class BarrierTortureProgram extends TortureVictim {
    private static final int PARTIES = TortureScene.SEATS;
    private static final int INDEX_BITS = 8;

    private final SharedBarrier barrier = space.barrier("barrier", PARTIES, this::checkLastRound);
    private final SharedLong resets = space.longValue("resets");
    private final SharedLong rounds = space.longValue("rounds");
    private final SharedLong indexes = space.longValue("indexes");
    private final SharedLong[] came = TortureScene.perSeat(space, "came");
    private final SharedLong told = space.longValue("told-" + seat);
    private long lastReset = resets.get();
    private int ownRounds;
    private boolean wasLast;

    private BarrierTortureProgram(String[] arguments) {
        super(arguments);
    }

    /**
     * Runs until killed.
     *
     * @param arguments the space's name, the seat and the number
     * @throws Exception when something fails
     */
    public static void main(String[] arguments) throws Exception {
        new BarrierTortureProgram(arguments).run();
    }

    @Override
    void step() throws InterruptedException {
        if (resets.get() == lastReset) {
            pause();
            return;
        }
        try {
            meet();
            if (oneIn(4)) {
                dwell();
            }
        } catch (BrokenBarrierException e) {
            scene.check(!scene.areAllPresent(), "barrier broken, and nobody has died");
            lastReset = resets.get();
            ownRounds = 0;
            told.set(lastReset);
        }
    }

    private void meet() throws InterruptedException, BrokenBarrierException {
        wasLast = false;
        came[seat].set(++ownRounds);
        enter(1, PARTIES);
        scene.given();
        int index;
        long begin = System.nanoTime();
        try {
            index = barrier.await();
        } finally {
            scene.waited(begin, "all, or being told");
            leave();
        }
        for (SharedLong party : came) {
            scene.check(party.get() >= ownRounds, "passed, and not all came");
        }
        scene.check(wasLast == (index == 0), "index 0 is another's than the last one's");
        scene.check(numberOf(index, indexes.getAndAdd(one(index))) == 0, "two of one index");
        scene.operations.incrementAndGet();
    }

    /** Run by the last one to come, while all wait. */
    private void checkLastRound() {
        wasLast = true;
        if (rounds.getAndIncrement() > 0) {
            long all = indexes.get();
            for (int index = 0; index < PARTIES; index++) {
                scene.check(numberOf(index, all) == 1, "not each index once");
            }
        }
        indexes.set(0);
    }

    private static long one(int index) {
        return 1L << index * INDEX_BITS;
    }

    private static long numberOf(int index, long all) {
        return all >>> index * INDEX_BITS & (1 << INDEX_BITS) - 1;
    }
}

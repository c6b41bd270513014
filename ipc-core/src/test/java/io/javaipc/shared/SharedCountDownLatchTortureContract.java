package io.javaipc.shared;

/** {@link TortureContract} of latches, a new one for each round. */
public abstract class SharedCountDownLatchTortureContract extends TortureContract {
    private static final int COUNTS = LatchTortureProgram.COUNTS;

    private SharedLong round;
    private SharedLong begun;
    private SharedLong done;
    private SharedLong[] passed;
    private SharedCountDownLatch latch;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedCountDownLatchTortureContract(String platform) {
        super(platform, "latch", LatchTortureProgram.class);
    }

    @Override
    void prepare() {
        round = space.longValue("round");
        begun = space.longValue("begun");
        done = space.longValue("done");
        passed = TortureScene.perSeat(space, "passed");
    }

    @Override
    void beginRound() {
        // also those who came after it had opened
        awaitAllPassed();
        begun.set(0);
        done.set(0);
        latch = LatchTortureProgram.latch(space, round.get() + 1);
        round.incrementAndGet();
    }

    @Override
    void awaitRecovery(int survivors) {
        if (survivors > 0) {
            awaitSoon("survivors count", () -> begun.get() == COUNTS && nobodyCounts());
        }
        long left = latch.getCount();
        long counted = COUNTS - left;
        scene.check(
                done.get() <= counted && counted <= begun.get(),
                "counts lost or found: counted=" + counted + ", begun=" + begun.get() + ", done=" + done.get());
        // what the dead have not counted
        begun.set(COUNTS);
        for (long i = left; i > 0; i--) {
            scene.check(latch.getCount() == i && nobodyPassed(), "latch open too early: left=" + i);
            scene.given();
            latch.countDown();
        }
        scene.check(latch.getCount() == 0, "latch not open: " + latch);
        awaitAllPassed();
        for (int seat = 0; seat < TortureScene.SEATS; seat++) {
            if (!scene.isPresent(seat)) {
                // its successor has not
                passed[seat].set(0);
            }
        }
    }

    private boolean nobodyCounts() {
        for (int seat = 0; seat < TortureScene.SEATS; seat++) {
            if (scene.isPresent(seat) && scene.isInside(seat)) {
                return false;
            }
        }
        return true;
    }

    private boolean nobodyPassed() {
        for (SharedLong last : passed) {
            if (last.get() == round.get()) {
                return false;
            }
        }
        return true;
    }

    private void awaitAllPassed() {
        awaitSoon("all pass the open latch", () -> {
            for (int seat = 0; seat < TortureScene.SEATS; seat++) {
                if (scene.isPresent(seat) && passed[seat].get() != round.get()) {
                    return false;
                }
            }
            return true;
        });
    }
}

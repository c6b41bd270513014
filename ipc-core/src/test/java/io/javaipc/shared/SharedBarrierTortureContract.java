package io.javaipc.shared;

import java.util.Arrays;

/** {@link TortureContract} of a barrier. */
public abstract class SharedBarrierTortureContract extends TortureContract {
    private static final int PARTIES = TortureScene.SEATS;
    private static final int MOST_ROUNDS = 20;

    private SharedBarrier barrier;
    private SharedLong resets;
    private SharedLong rounds;
    private SharedLong[] came;
    private SharedLong[] told;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedBarrierTortureContract(String platform) {
        super(platform, "barrier", BarrierTortureProgram.class);
    }

    @Override
    void prepare() {
        barrier = space.barrier("barrier", PARTIES);
        resets = space.longValue("resets");
        rounds = space.longValue("rounds");
        came = TortureScene.perSeat(space, "came");
        told = TortureScene.perSeat(space, "told");
    }

    @Override
    void beginRound() {
        for (SharedLong party : came) {
            party.set(0);
        }
        rounds.set(0);
        barrier.reset();
        resets.incrementAndGet();
        // only who has passed once is missed
        int most = 2 + random.nextInt(MOST_ROUNDS);
        for (int i = 1; i <= most; i++) {
            int times = i;
            awaitSoon("all meet", () -> Arrays.stream(came).allMatch(party -> party.get() >= times));
        }
    }

    @Override
    void awaitRecovery(int survivors) {
        awaitSoon("survivors are told", () -> {
            for (int seat = 0; seat < PARTIES; seat++) {
                if (scene.isPresent(seat) && told[seat].get() != resets.get()) {
                    return false;
                }
            }
            return true;
        });
        scene.check(survivors == 0 || barrier.isBroken(), "barrier is not broken: " + barrier);
    }
}

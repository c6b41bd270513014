package io.javaipc.shared;

import java.util.function.BiFunction;

/** {@link TortureContract} of what wakes those who wait. */
public abstract class TurnTortureContract extends TortureContract {
    private final BiFunction<SharedSpace, TortureScene, Turns> means;
    private Turns turns;

    TurnTortureContract(
            String platform,
            String structure,
            Class<? extends Turns> program,
            BiFunction<SharedSpace, TortureScene, Turns> means) {
        super(platform, structure, program);
        this.means = means;
    }

    @Override
    void prepare() {
        turns = means.apply(space, scene);
    }

    @Override
    void beginRound() {
        // when all were killed
        turns.passOnForTheDead();
    }

    @Override
    void awaitRecovery(int survivors) {
        if (survivors > 0) {
            turns.passOnForTheDead();
            long before = scene.operations.get();
            awaitSoon("survivors take turns", () -> {
                // he may have passed it to one who was not yet marked
                if (!scene.isPresent((int) turns.turn.get())) {
                    turns.passOnForTheDead();
                }
                return scene.operations.get() > before + survivors;
            });
        }
    }
}

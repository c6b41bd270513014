package io.javaipc.shared;

import java.util.SplittableRandom;

/** Publishes to two broadcasts and reads from them, until it is killed; time and again it subscribes anew. */
final class BroadcastTortureProgram extends TortureVictim {
    private static final int MOST_IN_A_ROW = 100;
    private static final int ONE_SUBSCRIPTION_IN = 30;

    private final BroadcastTally lossless = new BroadcastTally(space, scene, true);
    private final BroadcastTally lossy = new BroadcastTally(space, scene, false);
    private final SplittableRandom random = new SplittableRandom();
    private final int writer;

    private BroadcastTortureProgram(String[] arguments) {
        super(arguments);
        writer = Integer.parseInt(arguments[2]);
        lossless.subscribe();
        lossy.subscribe();
    }

    /**
     * Runs until killed.
     *
     * @param arguments the space's name, the seat and the number
     * @throws Exception when something fails
     */
    public static void main(String[] arguments) throws Exception {
        new BroadcastTortureProgram(arguments).run();
    }

    @Override
    void step() {
        BroadcastTally broadcast = oneIn(2) ? lossless : lossy;
        enter(1, TortureScene.SEATS);
        if (oneIn(ONE_SUBSCRIPTION_IN)) {
            broadcast.subscribe();
        }
        for (int i = random(MOST_IN_A_ROW); i > 0 && broadcast.publish(writer, random); i--) {
            scene.operations.incrementAndGet();
        }
        leave();
        // the lossless one always: others wait for it
        while (lossless.read()) {
            Thread.onSpinWait();
        }
        for (int i = random(2 * MOST_IN_A_ROW); i > 0 && lossy.read(); i--) {
            Thread.onSpinWait();
        }
        pause();
    }
}

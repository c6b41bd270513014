package io.javaipc.shared;

import java.util.function.BiFunction;

/**
 * Victims around a table take turns: each waits for his own, and passes it on. A wake-up that is lost stops all of them. For
 * one who dies when it is his turn, or before he has woken the next, the one who kills passes it on.
 */
abstract class Turns {
    /** The seat whose turn it is. */
    final SharedLong turn;

    /** Where they sit. */
    final TortureScene scene;

    Turns(SharedSpace space, TortureScene scene) {
        this.turn = space.longValue("turn");
        this.scene = scene;
    }

    /** Returns when it is the turn of a seat. */
    abstract void sleepUntil(int seat) throws InterruptedException;

    /** Makes it the turn of a seat if it is still another's, and wakes who sleeps there. */
    abstract void pass(int from, int to);

    final void awaitTurn(int seat) throws InterruptedException {
        long begin = System.nanoTime();
        sleepUntil(seat);
        scene.waited(begin, "turn");
    }

    final void passOn(int from, int to) {
        scene.given();
        pass(from, to);
    }

    /** For those who were killed. */
    final void passOnForTheDead() {
        int seat = (int) turn.get();
        for (int i = 0; i < TortureScene.SEATS; i++) {
            int next = (seat + i) % TortureScene.SEATS;
            if (scene.isPresent(next)) {
                if (next == seat) {
                    // perhaps he was never woken
                    pass(seat, seat);
                } else {
                    passOn(seat, next);
                }
                return;
            }
        }
    }

    /** Takes turns until killed. */
    static void play(String[] arguments, BiFunction<SharedSpace, TortureScene, Turns> means) throws Exception {
        new Player(arguments, means).run();
    }

    private static final class Player extends TortureVictim {
        private final Turns turns;

        Player(String[] arguments, BiFunction<SharedSpace, TortureScene, Turns> means) {
            super(arguments);
            this.turns = means.apply(space, scene);
        }

        @Override
        void step() throws InterruptedException {
            turns.awaitTurn(seat);
            enter(1, 1);
            dwell();
            leave();
            scene.operations.incrementAndGet();
            turns.passOn(seat, next());
        }

        private int next() {
            int from = random(TortureScene.SEATS);
            for (int i = 0; i < TortureScene.SEATS; i++) {
                int next = (from + i) % TortureScene.SEATS;
                if (next != seat && scene.isPresent(next)) {
                    return next;
                }
            }
            return seat;
        }
    }
}

package io.javaipc.shared;

import java.util.concurrent.locks.Condition;

/** Takes turns by conditions of a lock, one for each seat, until it is killed. */
final class ConditionTortureProgram extends Turns {
    private final SharedLock lock;
    private final Condition[] conditions = new Condition[TortureScene.SEATS];

    ConditionTortureProgram(SharedSpace space, TortureScene scene) {
        super(space, scene);
        lock = space.lock("lock");
        for (int seat = 0; seat < conditions.length; seat++) {
            conditions[seat] = lock.condition("condition-" + seat);
        }
    }

    /**
     * Runs until killed.
     *
     * @param arguments the space's name, the seat and the number
     * @throws Exception when something fails
     */
    public static void main(String[] arguments) throws Exception {
        play(arguments, ConditionTortureProgram::new);
    }

    @Override
    void sleepUntil(int seat) throws InterruptedException {
        lock.lock();
        try {
            while (turn.get() != seat) {
                conditions[seat].await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    void pass(int from, int to) {
        lock.lock();
        try {
            if (turn.compareAndSet(from, to)) {
                // only one: those who died while they waited here come before him who lives
                conditions[to].signal();
            }
        } finally {
            lock.unlock();
        }
    }
}

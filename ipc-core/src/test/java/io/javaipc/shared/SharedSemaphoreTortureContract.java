package io.javaipc.shared;

import java.util.List;

/** {@link TortureContract} of a semaphore. */
public abstract class SharedSemaphoreTortureContract extends TortureContract {
    private static final int PERMITS = SemaphoreTortureProgram.PERMITS;

    private SharedSemaphore semaphore;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedSemaphoreTortureContract(String platform) {
        super(platform, "semaphore", SemaphoreTortureProgram.class);
    }

    @Override
    void prepare() {
        semaphore = space.semaphore("semaphore", PERMITS);
    }

    @Override
    void awaitRecovery(int survivors) throws Exception {
        super.awaitRecovery(survivors);
        // the other times the permits come back to those who have the slots of the dead
        if (survivors == 0 && random.nextBoolean()) {
            checkThatAllAreBack();
        }
    }

    private void checkThatAllAreBack() throws InterruptedException {
        boolean areBack = semaphore.tryAcquire(PERMITS, TortureScene.BOUND);
        if (scene.check(areBack, "permits of the dead did not come back: " + semaphore)) {
            semaphore.release(PERMITS);
        }
    }

    @Override
    void checkAtEnd() throws InterruptedException {
        checkThatAllAreBack();
        scene.check(
                semaphore.availablePermits() == PERMITS && semaphore.holders().equals(List.of()), semaphore.toString());
        checkSignals();
    }

    /** Who died while giving a signal, or taking one out, has done it or has not. */
    private void checkSignals() {
        int left = space.unboundedSemaphore("signals", 0).availablePermits();
        long fewest = number("gives-done") - number("takes-begun");
        long most = number("gives-begun") - number("takes-done");
        scene.check(
                fewest <= left && left <= most,
                "signals lost or found: left=" + left + ", from=" + fewest + ", to=" + most);
    }

    private long number(String name) {
        return space.longValue(name).get();
    }
}

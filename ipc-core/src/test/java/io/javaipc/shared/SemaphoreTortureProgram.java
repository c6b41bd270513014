package io.javaipc.shared;

/**
 * Takes permits of a bounded semaphore and gives them back, in all ways there are, until it is killed; and leaves signals in
 * an unbounded one, and takes such out for good.
 */
final class SemaphoreTortureProgram extends TortureVictim {
    /** How many permits there are. */
    static final int PERMITS = 3;

    private static final int MANY = 500;

    private final SharedSemaphore semaphore = space.semaphore("semaphore", PERMITS);
    private final SharedSemaphore signals = space.unboundedSemaphore("signals", 0);
    private final SharedLong givesBegun = space.longValue("gives-begun");
    private final SharedLong givesDone = space.longValue("gives-done");
    private final SharedLong takesBegun = space.longValue("takes-begun");
    private final SharedLong takesDone = space.longValue("takes-done");

    private SemaphoreTortureProgram(String[] arguments) {
        super(arguments);
    }

    /**
     * Runs until killed.
     *
     * @param arguments the space's name, the seat and the number
     * @throws Exception when something fails
     */
    public static void main(String[] arguments) throws Exception {
        new SemaphoreTortureProgram(arguments).run();
    }

    @Override
    void step() throws InterruptedException {
        int permits = acquire();
        if (permits > 0) {
            enter(permits, PERMITS);
            scene.check(semaphore.heldPermits() == permits, "held are others than were acquired");
            dwell();
            giveBackOne(permits);
            scene.operations.incrementAndGet();
        }
        // at times many: then who is killed is often just changing the count
        for (int i = oneIn(8) ? MANY : 1; i > 0; i--) {
            if (oneIn(2)) {
                give();
            } else {
                take();
            }
        }
        pause();
    }

    private int acquire() throws InterruptedException {
        int permits = 1 + random(2);
        switch (random(8)) {
            case 0:
                return semaphore.drainPermits();
            case 1:
                return semaphore.tryAcquire(permits) ? permits : 0;
            case 2:
                return semaphore.tryAcquire(permits, upToAMilli()) ? permits : 0;
            default:
                long begin = System.nanoTime();
                semaphore.acquire(permits);
                scene.waited(begin, "permits");
                return permits;
        }
    }

    /** And the others afterwards, if there are any. */
    private void giveBackOne(int permits) {
        if (permits == 1) {
            leave();
            scene.given();
            semaphore.release();
        } else {
            enter(permits - 1, PERMITS);
            scene.given();
            semaphore.release();
            dwell();
            leave();
            scene.given();
            semaphore.release(permits - 1);
        }
    }

    private void give() {
        givesBegun.incrementAndGet();
        signals.release();
        givesDone.incrementAndGet();
    }

    private void take() {
        if (signals.tryAcquire()) {
            // one that dies here gives it back
            takesBegun.incrementAndGet();
            signals.reducePermits(1);
            takesDone.incrementAndGet();
        }
    }
}

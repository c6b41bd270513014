package io.javaipc.shared;

/** Counts a latch down together with others and waits until it opens, one latch after the other, until it is killed. */
final class LatchTortureProgram extends TortureVictim {
    /** How often each latch has to be counted down. */
    static final int COUNTS = 100;

    private final SharedLong round = space.longValue("round");
    private final SharedLong begun = space.longValue("begun");
    private final SharedLong done = space.longValue("done");
    private final SharedLong passed = space.longValue("passed-" + seat);
    private long lastRound;

    private LatchTortureProgram(String[] arguments) {
        super(arguments);
    }

    /**
     * Runs until killed.
     *
     * @param arguments the space's name, the seat and the number
     * @throws Exception when something fails
     */
    public static void main(String[] arguments) throws Exception {
        new LatchTortureProgram(arguments).run();
    }

    /** The latch of a round. */
    static SharedCountDownLatch latch(SharedSpace space, long round) {
        return space.countDownLatch("latch-" + round, COUNTS);
    }

    @Override
    void step() throws InterruptedException {
        long now = round.get();
        if (now == lastRound) {
            pause();
            return;
        }
        SharedCountDownLatch latch = latch(space, now);
        while (count(latch)) {
            if (oneIn(8) && latch.await(upToAMilli())) {
                checkOpen(latch);
            }
        }
        long begin = System.nanoTime();
        latch.await();
        scene.waited(begin, "open latch");
        checkOpen(latch);
        passed.set(now);
        lastRound = now;
    }

    /** Inside before it may count: who sees that all counts were begun, and nobody inside, knows that they were made. */
    private boolean count(SharedCountDownLatch latch) {
        enter(1, TortureScene.SEATS);
        boolean may = mayCount();
        if (may) {
            dwell();
            scene.given();
            latch.countDown();
            done.incrementAndGet();
            scene.operations.incrementAndGet();
        }
        leave();
        return may;
    }

    private boolean mayCount() {
        long before = begun.get();
        while (before < COUNTS) {
            if (begun.compareAndSet(before, before + 1)) {
                return true;
            }
            before = begun.get();
        }
        return false;
    }

    private void checkOpen(SharedCountDownLatch latch) {
        long left = latch.getCount();
        long counts = begun.get();
        scene.check(left == 0 && counts == COUNTS, "latch open too early: left=" + left + ", counts begun=" + counts);
    }
}

package io.javaipc.local.sync;

import io.javaipc.local.segment.Segment;
import io.javaipc.memory.IntAccess;

/**
 * Lets threads of all processes wait until something holds that others bring about, and costs those one read as long as
 * nobody waits. The names are those of Reed and Kanodia's eventcounts.
 *
 * <pre>
 * bit 31                      1   0
 *    +-------------------------+---+
 *    | advances                | s |   s: somebody sleeps, or is about to
 *    +-------------------------+---+
 * </pre>
 *
 * A waiter sets the bit, looks whether it has to wait, and sleeps while the word is as it was. Who brings something about
 * does that first, and then looks for the bit. Who dies in between delays the others by one sleep.
 */
public final class EventCount {
    /** What is waited for. */
    @FunctionalInterface
    public interface Test {
        /**
         * Looks.
         *
         * @return true when it is so
         * @throws InterruptedException when an interrupt ends the look
         */
        boolean holds() throws InterruptedException;
    }

    /** What it takes in a file, from a multiple of 8. */
    public static final int BYTES = Long.BYTES;

    private static final int SLEEPING = 1;
    private static final int ADVANCE = 2;

    private final IntAccess memory;
    private final int offset;
    private final Sleepers sleepers;

    /**
     * Makes the eventcount of a file.
     *
     * @param segment the file
     * @param offset where it is, a multiple of 8; 0 at first
     */
    public EventCount(Segment segment, int offset) {
        this.memory = segment.memory().ints();
        this.offset = offset;
        this.sleepers = new Sleepers(segment, offset);
    }

    /**
     * Waits until a condition holds.
     *
     * @param condition asked before each sleep, and at the end
     * @param deadline when to give up, and whether an interrupt ends it
     * @return true when it holds
     * @throws InterruptedException when an interrupt ends the wait
     */
    public boolean await(Test condition, Deadline deadline) throws InterruptedException {
        while (true) {
            int seen = memory.getVolatile(offset) | SLEEPING;
            announce(seen);
            if (condition.holds()) {
                return true;
            }
            long left = deadline.left();
            if (left <= 0) {
                return false;
            }
            deadline.checkInterrupt();
            sleepers.sleep(seen, left);
        }
    }

    private void announce(int seen) {
        // should it have moved on meanwhile, the sleep does not begin
        memory.compareAndSet(offset, seen & ~SLEEPING, seen);
    }

    /**
     * Whether somebody waits, for people.
     *
     * @return such as {@code yes}
     */
    public String describeWaiters() {
        return Sleepers.describe((memory.getVolatile(offset) & SLEEPING) != 0);
    }

    /** Wakes all who wait, so that they look again; called after something was brought about by a volatile write. */
    public void advance() {
        int word = memory.getVolatile(offset);
        while ((word & SLEEPING) != 0) {
            if (memory.compareAndSet(offset, word, (word & ~SLEEPING) + ADVANCE)) {
                sleepers.wake(Integer.MAX_VALUE);
                return;
            }
            word = memory.getVolatile(offset);
        }
    }
}

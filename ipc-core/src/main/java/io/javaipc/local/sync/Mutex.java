package io.javaipc.local.sync;

import io.javaipc.local.segment.Segment;
import io.javaipc.local.sync.OwnerWord.Acquired;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock inside a file, for steps of a few instructions between which nobody may come, threads of this JVM included. It is
 * not reentrant, and interrupts do not end the wait for it. Who gets it from one that was killed inside is told.
 *
 * <p>One in a file: the threads of a JVM meet at the monitor of the file's name.
 */
public final class Mutex {
    /** What it takes in the file, from a multiple of 8. */
    public static final int BYTES = Long.BYTES;

    private final ReentrantLock monitor;
    private final OwnerWord word;

    /**
     * Makes the mutex of a file.
     *
     * @param segment the file
     * @param offset where its word is; 0 at first
     */
    public Mutex(Segment segment, int offset) {
        this.monitor = segment.participants().monitor(segment.name());
        this.word = new OwnerWord(segment, offset);
    }

    /**
     * Takes it.
     *
     * @return true when its holder died inside, and what it was doing may be half done
     * @throws IllegalStateException when the space is closed; nothing is held then
     */
    public boolean lock() {
        monitor.lock();
        Acquired acquired = Acquired.NOT;
        try {
            acquired = word.tryAcquire();
            if (acquired == Acquired.NOT) {
                acquired = word.acquireUninterruptibly();
            }
            return acquired == Acquired.FROM_THE_DEAD;
        } finally {
            if (acquired == Acquired.NOT) {
                monitor.unlock();
            }
        }
    }

    /** Gives it back. */
    public void unlock() {
        word.release();
        monitor.unlock();
    }
}

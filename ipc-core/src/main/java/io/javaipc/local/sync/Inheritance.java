package io.javaipc.local.sync;

import io.javaipc.memory.MemoryView;
import io.javaipc.shared.SharedLock;
import java.util.function.Consumer;

/**
 * What the owners of a lock learn of one who died with it, until one of them has unlocked it in order. Only the owner
 * writes here.
 *
 * <pre>
 *  0 +-----------------------------------+
 *    | epoch: owners that died with it   |
 *  8 +-----------------------------------+
 *    | 1: none has unlocked since a death|
 * 16 +-----------------------------------+
 * </pre>
 */
final class Inheritance {
    /** What it takes in a file, from a multiple of 8. */
    static final int BYTES = 2 * Long.BYTES;

    private static final long IN_ORDER = 0;
    private static final long DIED = 1;

    private final MemoryView memory;
    private final int epochAt;
    private final int stateAt;
    private final Consumer<? super SharedLock> repair;

    /**
     * Makes it.
     *
     * @param memory the file
     * @param offset where it is
     * @param repair run for who owns the lock after a death; null for none
     */
    Inheritance(MemoryView memory, int offset, Consumer<? super SharedLock> repair) {
        this.memory = memory;
        this.epochAt = offset;
        this.stateAt = offset + Long.BYTES;
        this.repair = repair;
    }

    /** Notes that the lock came from the dead; its owner does, and the next one again should this one die meanwhile. */
    void noteDeath() {
        memory.putLong(epochAt, epoch() + 1);
        memory.putLong(stateAt, DIED);
    }

    boolean canRepair() {
        return repair != null;
    }

    /** Has the new owner repair what has to be; when that fails, it is left to the next one, whom the owner lets have it. */
    void accept(SharedLock lock) {
        if (repair != null && ownerDied()) {
            repair.accept(lock);
        }
    }

    /** Notes that an owner who could know unlocks it. */
    void settle() {
        if (ownerDied()) {
            memory.putLong(stateAt, IN_ORDER);
        }
    }

    boolean ownerDied() {
        return memory.getLong(stateAt) != IN_ORDER;
    }

    long epoch() {
        return memory.getLong(epochAt);
    }
}

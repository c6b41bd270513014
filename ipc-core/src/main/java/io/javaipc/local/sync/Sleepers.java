package io.javaipc.local.sync;

import io.javaipc.local.segment.Segment;
import io.javaipc.memory.MemoryView;
import io.javaipc.platform.WaitWord;
import java.util.concurrent.TimeUnit;

/**
 * Those who sleep until a word of a file changes. No sleep is long: a waker may be killed before it wakes, and the death of
 * an owner wakes nobody.
 */
final class Sleepers {
    /** For how long one sleeps at a time. */
    static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final int NAMES_LOOKED_FOR_EVERY = 50;

    private final Segment segment;
    private final MemoryView memory;
    private final int offset;
    // made when first needed: a platform may be slow to load, and most words are free
    private WaitWord word;
    private int sleeps;

    /**
     * Makes them.
     *
     * @param segment the file
     * @param offset where the word of 32 bits is
     */
    Sleepers(Segment segment, int offset) {
        this.segment = segment;
        this.memory = segment.memory();
        this.offset = offset;
    }

    /** What the bit says that is set before a sleep: who gave up has not taken it back. */
    static String describe(boolean announced) {
        return announced ? "perhaps" : "none";
    }

    /** Sleeps while the word has a value, for a bounded time; may return early. An interrupt ends it, and stays standing. */
    void sleep(int expected, long nanos) {
        // a race of two threads makes it too often or too seldom by one
        if (++sleeps % NAMES_LOOKED_FOR_EVERY == 0) {
            segment.requireName();
        }
        try {
            word().await(expected, Math.min(nanos, LONGEST_NANOS));
        } catch (InternalError e) {
            // says what it means when it comes out of the view
            memory.ints().getVolatile(offset);
            throw e;
        }
    }

    /** Wakes some. */
    void wake(int most) {
        word().wake(most);
    }

    private WaitWord word() {
        if (word == null) {
            word = segment.waitWord(offset);
        }
        return word;
    }
}

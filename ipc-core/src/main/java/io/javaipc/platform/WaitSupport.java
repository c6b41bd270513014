package io.javaipc.platform;

import java.nio.ByteBuffer;

/** Sleeping until a word of shared memory changes. Thread-safe. */
public interface WaitSupport {
    /**
     * Prepares waiting for a word.
     *
     * @param memory mapped shared memory, in the machine's byte order; it stays mapped as long as the result is used
     * @param offset where the word of 32 bits is, a multiple of 4
     * @return the word
     */
    WaitWord word(ByteBuffer memory, int offset);
}

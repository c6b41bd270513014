package io.javaipc.durable.gate;

import java.io.IOException;
import java.nio.channels.FileLock;

/**
 * Something that is alive until it is closed or its process ends.
 *
 * @param number names it in files, and is never used again
 * @param lock the byte
 */
public record Life(long number, FileLock lock) implements AutoCloseable {
    /** Ends it; what it held is anybody's from now on. */
    @Override
    public void close() throws IOException {
        if (lock.isValid()) {
            lock.release();
        }
    }
}

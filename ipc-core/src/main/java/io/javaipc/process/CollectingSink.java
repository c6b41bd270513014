package io.javaipc.process;

import java.io.ByteArrayOutputStream;

/** Keeps everything in memory. Thread-safe: what has come so far can be read at any time. */
final class CollectingSink implements ByteSink {
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();

    @Override
    public void accept(byte[] bytes, int length) {
        collected.write(bytes, 0, length);
    }

    @Override
    public void end() {
        // what was collected stays to be read
    }

    byte[] bytes() {
        return collected.toByteArray();
    }
}

package io.javaipc.ftp.server;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Direct buffers for uploads, kept for the next one: a new one is zeroed, and its memory comes back by the garbage
 * collector only. Thread-safe.
 */
final class TransferBuffers {
    static final int SIZE = 256 << 10;

    private static final int MOST_KEPT = 16;
    private static final BlockingQueue<ByteBuffer> FREE = new ArrayBlockingQueue<>(MOST_KEPT);

    private TransferBuffers() {}

    static ByteBuffer take() {
        ByteBuffer kept = FREE.poll();
        return kept == null ? ByteBuffer.allocateDirect(SIZE) : kept.clear();
    }

    static void giveBack(ByteBuffer buffer) {
        // where enough are kept it is left to the garbage collector
        FREE.offer(buffer);
    }
}

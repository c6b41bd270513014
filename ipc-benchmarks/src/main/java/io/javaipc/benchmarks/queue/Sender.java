package io.javaipc.benchmarks.queue;

import java.io.IOException;

/** The end of a queue that messages go into. For one thread. */
interface Sender extends AutoCloseable {
    /** Sends, if there is room. The array is the same each time; whoever needs it later has copied it. */
    boolean offer(byte[] message) throws Exception;

    /** Sends, and waits for room; in systems only that know how to. */
    default void put(byte[] message) throws Exception {
        throw new UnsupportedOperationException();
    }

    /** Whether somebody would get what is sent. */
    default boolean isConnected() {
        return true;
    }

    @Override
    default void close() throws IOException {}
}

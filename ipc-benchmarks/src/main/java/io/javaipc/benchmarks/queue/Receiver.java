package io.javaipc.benchmarks.queue;

import java.io.IOException;
import java.util.function.Consumer;

/** The end of a queue that messages come from. For one thread. */
interface Receiver extends AutoCloseable {
    /** Hands over the messages that are there, or some of them; how many they were. All bytes have left the queue then. */
    int poll(Consumer<byte[]> sink) throws Exception;

    /** Waits until it can hand over one or more; in systems only that know how to. */
    default void take(Consumer<byte[]> sink) throws Exception {
        throw new UnsupportedOperationException();
    }

    @Override
    default void close() throws IOException {}
}

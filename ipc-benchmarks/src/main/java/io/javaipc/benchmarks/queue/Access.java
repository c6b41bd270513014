package io.javaipc.benchmarks.queue;

import java.io.IOException;

/** A system in a process that uses it. */
interface Access extends AutoCloseable {
    /** An end that takes messages; alone when no other process sends into this queue. The receivers are opened before. */
    Sender sender(String queue, boolean alone) throws Exception;

    /** An end that gives messages of at most so many bytes. */
    Receiver receiver(String queue, int largest) throws Exception;

    @Override
    default void close() throws IOException {}
}

package io.javaipc.benchmarks.channel;

import java.io.IOException;

/** An end of a connection. For one thread. */
interface Link extends AutoCloseable {
    /** Makes the message that is sent from now on: so many bytes, and what the first of them are. */
    void prepare(int size, long content);

    /** Sends it. */
    void send() throws IOException, InterruptedException;

    /** Receives a message; what its first bytes are. */
    long receive() throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}

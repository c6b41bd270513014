package io.javaipc.benchmarks.channel;

import io.javaipc.benchmarks.Percentiles;
import io.javaipc.process.JavaProcess;
import java.io.IOException;
import java.util.Arrays;

/**
 * The near end, and the process that has the far one.
 *
 * @param link the near end
 * @param process the process
 */
record Partner(Link link, JavaProcess<Void> process) implements AutoCloseable {
    /** The percentiles of so many round trips, in nanoseconds. */
    double[] roundTrips(int size, int count) throws IOException, InterruptedException {
        tell(Far.command(Far.ECHO, count, size));
        link.prepare(size, 0);
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            link.send();
            link.receive();
            nanos[i] = System.nanoTime() - begin;
        }
        return Arrays.stream(Percentiles.of(nanos)).asDoubleStream().toArray();
    }

    /** The nanoseconds of each message of so many, until the last has been received. */
    double throughput(int size, int count) throws IOException, InterruptedException {
        tell(Far.command(Far.SINK, count, size));
        link.prepare(size, 0);
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            link.send();
        }
        long received = link.receive();
        long end = System.nanoTime();
        if (received != count) {
            throw new IllegalStateException("messages are wrong: expected=" + count + ", actual=" + received);
        }
        return (double) (end - begin) / count;
    }

    private void tell(long command) throws IOException, InterruptedException {
        link.prepare(Far.COMMAND_BYTES, command);
        link.send();
    }

    @Override
    public void close() throws IOException {
        try (process;
                link) {
            Far.end(link);
            process.join();
        } catch (InterruptedException e) {
            // then it is killed
            Thread.currentThread().interrupt();
        }
    }
}

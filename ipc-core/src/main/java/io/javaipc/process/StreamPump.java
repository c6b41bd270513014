package io.javaipc.process;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one of a child's pipes on a thread of its own, from before the start returns until the pipe ends, so that the
 * child never waits for a reader.
 *
 * <p>The pipe's end is not the child's: a grandchild may hold it for long. So once the child has ended, {@link #settle}
 * reads on for as long as something comes, and gives up when the pipe has been silent for a while.
 */
final class StreamPump {
    private static final Logger LOG = LoggerFactory.getLogger(StreamPump.class);
    private static final int BUFFER_BYTES = 32 * 1024;

    private final InputStream source;
    private final ByteSink sink;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean waiting;
    private volatile long lastMoveNanos = System.nanoTime();
    private volatile boolean complete;

    private StreamPump(InputStream source, ByteSink sink) {
        this.source = source;
        this.sink = sink;
    }

    static StreamPump start(InputStream source, ByteSink sink) {
        StreamPump pump = new StreamPump(source, sink);
        Thread thread = new Thread(pump::run, "javaipc-pump");
        thread.setDaemon(true);
        thread.start();
        return pump;
    }

    private void run() {
        try {
            deliver();
            complete = true;
        } catch (IOException e) {
            // closed under us, by settle() or by the child's owner: there is no more to come
            LOG.trace("pipe was closed before its end", e);
        } catch (RuntimeException e) {
            LOG.warn("receiver of a child's output failed; the rest of the output is dropped", e);
            discardRest();
        } finally {
            ended.countDown();
        }
    }

    private void deliver() throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            for (int count = read(buffer); count >= 0; count = read(buffer)) {
                sink.accept(buffer, count);
            }
        } catch (IOException e) {
            sink.end();
            throw e;
        }
        sink.end();
    }

    /** The child must not block, or die of a broken pipe, because a receiver here has failed. */
    private void discardRest() {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            while (read(buffer) >= 0) {
                continue;
            }
        } catch (IOException e) {
            LOG.trace("pipe was closed before its end", e);
        }
    }

    private int read(byte[] buffer) throws IOException {
        lastMoveNanos = System.nanoTime();
        waiting = true;
        int count = source.read(buffer);
        waiting = false;
        return count;
    }

    /**
     * To be called once the child has ended: waits until the pipe ends, or has been silent for a while and is closed.
     * Returns whether it was read to its end.
     */
    boolean settle(Duration silence, long deadlineNanos) throws InterruptedException {
        long from = System.nanoTime();
        while (true) {
            long quietSince = Math.max(from, lastMoveNanos);
            long until = Math.min(quietSince + silence.toNanos(), deadlineNanos);
            if (ended.await(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return complete;
            }
            boolean silent = waiting && lastMoveNanos <= quietSince;
            boolean late = deadlineNanos - System.nanoTime() <= 0;
            if (silent || late) {
                close();
                ended.await();
                return complete;
            }
        }
    }

    private void close() {
        try {
            source.close();
        } catch (IOException e) {
            LOG.trace("pipe did not close in order", e);
        }
    }
}

package io.javaipc.process;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
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
    private final ReentrantLock sinkLock = new ReentrantLock();
    private boolean sealed;
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
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            for (int count = read(buffer); count >= 0; count = read(buffer)) {
                deliver(buffer, count);
            }
            complete = true;
            seal();
        } catch (IOException e) {
            // closed under us, by settle() or by the child's owner: there is no more to come
            LOG.trace("pipe was closed before its end", e);
            seal();
        } catch (RuntimeException e) {
            LOG.warn("receiver of a child's output failed; the rest of the output is dropped", e);
            discardRest();
        } finally {
            ended.countDown();
        }
    }

    private void deliver(byte[] bytes, int count) {
        sinkLock.lock();
        try {
            if (!sealed) {
                sink.accept(bytes, count);
            }
        } finally {
            sinkLock.unlock();
        }
    }

    /** Tells the sink that nothing more comes; from then on nothing does. */
    private void seal() {
        sinkLock.lock();
        try {
            if (!sealed) {
                sealed = true;
                sink.end();
            }
        } finally {
            sinkLock.unlock();
        }
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
                // not waited for: where the JDK reads the pipe, closing it does not end a read that waits
                seal();
                return false;
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

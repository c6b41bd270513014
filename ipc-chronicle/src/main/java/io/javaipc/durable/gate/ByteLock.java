package io.javaipc.durable.gate;

import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A byte that this process holds, and a lock in front of it for this JVM's threads: the kernel knows processes only.
 *
 * @param threads the lock
 * @param file the byte
 */
public record ByteLock(ReentrantLock threads, FileLock file) {
    static ByteLock take(FileChannel channel, long position, ReentrantLock threads, Turn turn)
            throws InterruptedException {
        threads.lockInterruptibly();
        try {
            turn.stepBack();
            return new ByteLock(threads, await(channel, position, turn));
        } catch (ClosedChannelException e) {
            threads.unlock();
            throw new IllegalStateException("queue is closed", e);
        } catch (IOException e) {
            threads.unlock();
            throw failed(position, e);
        } catch (InterruptedException | RuntimeException e) {
            threads.unlock();
            throw e;
        }
    }

    private static FileLock await(FileChannel channel, long position, Turn turn)
            throws InterruptedException, IOException {
        Backoff backoff = new Backoff();
        long start = System.nanoTime();
        boolean impatient = false;
        while (true) {
            FileLock lock = channel.tryLock(position, 1, false);
            if (lock != null) {
                if (impatient) {
                    turn.wanted(false);
                }
                return lock;
            }
            impatient = System.nanoTime() - start > Turn.PATIENCE_NANOS;
            if (impatient) {
                // each time: others may have cleared it
                turn.wanted(true);
                backoff.pause(Turn.LOOK_NANOS);
            } else {
                backoff.pause();
            }
        }
    }

    private static IpcException failed(long position, IOException cause) {
        return IpcException.ofCause("lock of a queue cannot be used", "fcntl", "byte " + position, cause);
    }

    /** Gives it back. */
    public void unlock() {
        try {
            file.release();
        } catch (ClosedChannelException e) {
            // the queue was closed meanwhile, and the byte given back by that
            return;
        } catch (IOException e) {
            throw failed(file.position(), e);
        } finally {
            threads.unlock();
        }
    }
}

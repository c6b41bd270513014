package io.javaipc.durable.gate;

import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lock file of a queue.
 *
 * <pre>
 * byte 0                     who appends, or opens the queue, holds it
 * byte 1..2^31               who moves the position of a reader holds the byte of the reader's name
 * byte 2^32..2^62            who may hold messages holds a byte that nobody had before, for as long as it lives
 * </pre>
 *
 * The kernel frees a byte when its process has ended, and no sooner, whatever its pid and wherever it runs. Nothing is ever
 * read from or written to the file. All by {@code tryLock}: {@code lock} would close the channel when its thread is
 * interrupted.
 */
public final class Gate implements AutoCloseable {
    private static final long WRITER = 0;
    private static final int NAME_BITS = 31;
    private static final long FIRST_LIFE = 1L << 32;
    private static final long LIVES = (1L << 62) - FIRST_LIFE;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Object key;
    private final FileChannel channel;
    private final Map<Long, ReentrantLock> threads;

    Gate(Object key, FileChannel channel, Map<Long, ReentrantLock> threads) {
        this.key = key;
        this.channel = channel;
        this.threads = threads;
    }

    /**
     * Opens the lock file of a directory, which is made when there is none.
     *
     * @param file the file
     * @return the gate, one of perhaps many of this JVM
     * @throws IOException when it cannot be opened, or is a link
     */
    public static Gate open(Path file) throws IOException {
        return JvmGates.open(file);
    }

    /**
     * Waits until nobody else appends.
     *
     * @param turn whose turn it is
     * @return the lock, to be given back by this thread
     * @throws InterruptedException when interrupted before or meanwhile
     */
    public ByteLock lockWriter(Turn turn) throws InterruptedException {
        return ByteLock.take(channel, WRITER, threadLock(WRITER), turn);
    }

    /**
     * Tells whether somebody appends, or opens the queue.
     *
     * @return true when somebody does
     */
    public boolean isWriterLocked() {
        try {
            return lives(WRITER);
        } catch (IOException e) {
            throw IpcException.ofCause("lock of a queue cannot be used", "fcntl", "byte " + WRITER, e);
        }
    }

    /**
     * Waits until nobody else moves the position of a reader.
     *
     * @param reader its name; names that share a byte exclude each other too, which is rare and does no harm
     * @param turn whose turn it is
     * @return the lock, to be given back by this thread
     * @throws InterruptedException when interrupted before or meanwhile
     */
    public ByteLock lockReader(String reader, Turn turn) throws InterruptedException {
        long position = byteOf(reader);
        return ByteLock.take(channel, position, threadLock(position), turn);
    }

    /**
     * The lock of this JVM's threads that move the position of a reader. Without the byte, for what concerns this JVM only.
     *
     * @param reader its name
     * @return the lock
     */
    public ReentrantLock threadLockOfReader(String reader) {
        return threadLock(byteOf(reader));
    }

    /**
     * The lock of this JVM's threads that append.
     *
     * @return the lock
     */
    public ReentrantLock threadLockOfWriter() {
        return threadLock(WRITER);
    }

    private static long byteOf(String reader) {
        return 1 + (reader.hashCode() & (1L << NAME_BITS) - 1);
    }

    private ReentrantLock threadLock(long position) {
        return threads.computeIfAbsent(position, none -> new ReentrantLock());
    }

    /**
     * Begins a life: its number is known to be alive until it is closed or this process ends.
     *
     * @return the life
     * @throws IOException when the kernel refuses
     */
    public Life begin() throws IOException {
        while (true) {
            long number = FIRST_LIFE + Math.floorMod(RANDOM.nextLong(), LIVES);
            FileLock lock = tryLock(number, false);
            if (lock != null) {
                return new Life(number, lock);
            }
        }
    }

    /**
     * Tells whether somebody lives. Shared, so that those who ask do not take each other for the one that they ask about.
     *
     * @param number the number of a life
     * @return true when it does
     * @throws IOException when the kernel refuses
     */
    public boolean lives(long number) throws IOException {
        FileLock probe = tryLock(number, true);
        if (probe == null) {
            return true;
        }
        probe.release();
        return false;
    }

    /** Null when it is held, by this JVM or another. */
    private FileLock tryLock(long position, boolean shared) throws IOException {
        try {
            return channel.tryLock(position, 1, shared);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Lets go of the file; the last one of this JVM gives all its bytes back. */
    @Override
    public void close() throws IOException {
        JvmGates.close(key);
    }
}

package io.javaipc.posix.ipc;

import com.sun.jna.Pointer;
import io.javaipc.platform.IpcException;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.Fcntl;
import io.javaipc.posix.libc.IpcCalls;
import io.javaipc.posix.libc.LibC;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A semaphore that processes share by name, whatever language they are written in: {@code sem_open(3)}.
 *
 * <pre>{@code
 * try (PosixSemaphore slots = PosixSemaphore.createOrOpen("slots", 4)) {   // in C: sem_open("/slots", 0)
 *     slots.acquire();
 *     try {
 *         ...
 *     } finally {
 *         slots.release();
 *     }
 * }
 * }</pre>
 *
 * <p>The blocking methods are {@link #acquire()} and {@link #tryAcquire(Duration)}; those that return immediately are
 * {@link #tryAcquire()}, {@link #release()} and {@link #value()}.
 *
 * <p><b>When a process dies</b>, by whatever cause, the permits that it had acquired are gone: a POSIX semaphore is a
 * number and knows no owners. Nobody notices, and who waits for them waits on. Between Java programs use
 * {@link io.javaipc.shared.SharedSpace#semaphore}, whose permits come back; this class is for programs in
 * other languages. Anybody may release, also who has acquired nothing.
 *
 * <p><b>Names stay until they are unlinked</b> or the machine restarts; on Linux the semaphore {@code /NAME} is the file
 * {@code /dev/shm/sem.NAME}. Semaphores are made with mode 0600, less the umask: for processes of one user. Whoever may
 * write to that file can also ruin it, and with it every process that has it open: open only what you trust.
 *
 * <p><b>Names</b> are file names of at most 251 bytes in UTF-8, without a slash; one leading slash is taken off.
 *
 * <p><b>Interruption:</b> a thread that waits notices an interrupt within 20 ms, and then has acquired nothing. No fairness
 * is promised, neither among threads nor among processes.
 *
 * <p><b>Memory consistency:</b> what a thread did before {@code release()} <i>happens before</i> what follows the acquiring
 * of that permit, in this JVM or, for memory that is shared, in another process.
 *
 * <p>Thread-safe. Virtual threads wait by looking again, up to every 2 ms, and hold no carrier. A {@code close()} while
 * others wait ends their waits with an {@link IllegalStateException}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/sem_overview.7.html">sem_overview(7)</a>
 * @see <a href="https://man7.org/linux/man-pages/man3/sem_open.3.html">sem_open(3)</a>
 * @see <a href="https://man7.org/linux/man-pages/man3/sem_wait.3.html">sem_wait(3)</a>
 */
public final class PosixSemaphore implements AutoCloseable {
    private static final String PREFIX = "sem.";
    // sizeof(sem_t) where pointers have 64 bits
    private static final int SIZE = 32;
    private static final int MODE_0600 = 0600;
    private static final int CLOCK_MONOTONIC = 1;
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final PosixName name;
    private final Pointer semaphore;
    private final OpenHandle handle;

    private PosixSemaphore(PosixName name, Pointer semaphore) {
        this.name = name;
        this.semaphore = semaphore;
        this.handle = new OpenHandle("semaphore " + name, () -> IpcCalls.sem_close(semaphore));
    }

    /**
     * Creates a semaphore.
     *
     * @param name its name
     * @param permits how many permits there are at first, 0 or more
     * @return a handle on it
     * @throws IllegalArgumentException when the name or the number cannot be
     * @throws IpcException when the name is taken ({@code EEXIST}), or the system refuses
     */
    public static PosixSemaphore create(String name, int permits) {
        return open(name, Fcntl.O_CREAT | Fcntl.O_EXCL, permits, "cannot create semaphore");
    }

    /**
     * Opens a semaphore, whoever made it.
     *
     * @param name its name
     * @return a handle on it
     * @throws IllegalArgumentException when the name cannot be
     * @throws IpcException when there is none ({@code ENOENT}), when it is of somebody else ({@code EACCES}), when the file is
     *     too short for a semaphore, or when the system refuses
     */
    public static PosixSemaphore open(String name) {
        return open(name, 0, 0, "cannot open semaphore");
    }

    /**
     * Opens a semaphore, or creates it when there is none. Of several processes that do so at once, one creates and all open
     * the same.
     *
     * @param name its name
     * @param permits how many permits there are at first, 0 or more, if this call creates it; one that is there stays as
     *     it is
     * @return a handle on it
     * @throws IllegalArgumentException when the name or the number cannot be
     * @throws IpcException as {@link #create} and {@link #open} do
     */
    public static PosixSemaphore createOrOpen(String name, int permits) {
        return open(name, Fcntl.O_CREAT, permits, "cannot create or open semaphore");
    }

    private static PosixSemaphore open(String name, int flags, int permits, String failure) {
        Availability.require("sem_open");
        PosixName checked = PosixName.of("semaphore", name, PREFIX.length());
        if (permits < 0) {
            throw new IllegalArgumentException("permits are negative: name=" + name + ", permits=" + permits);
        }
        requireWhole(checked);
        Pointer semaphore = IpcCalls.sem_open(checked.bytes(), flags, MODE_0600, permits);
        if (semaphore == null) {
            throw Errno.failure(failure, "sem_open", checked, LibC.errno());
        }
        return new PosixSemaphore(checked, semaphore);
    }

    /** The C library maps what is there, of whatever size; using a semaphore beyond the end of its file ends the JVM. */
    private static void requireWhole(PosixName name) {
        Path file = Path.of("/dev/shm", PREFIX + name.plain());
        try {
            BasicFileAttributes found =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!found.isRegularFile() || found.size() < SIZE) {
                throw IpcException.ofDetails(
                        "file is no semaphore", "sem_open", file.toString(), null, "size=" + found.size());
            }
        } catch (NoSuchFileException e) {
            // then the call says so, or makes it
            return;
        } catch (IOException e) {
            throw IpcException.ofCause("cannot look at semaphore", "stat", file.toString(), e);
        }
    }

    /**
     * The name.
     *
     * @return it, without a leading slash
     */
    public String name() {
        return name.plain();
    }

    /**
     * Acquires a permit, waiting until there is one.
     *
     * @throws InterruptedException when interrupted, before or while waiting; nothing is acquired then
     * @throws IllegalStateException when closed, before or while waiting
     * @throws IpcException when the system refuses
     */
    public void acquire() throws InterruptedException {
        Waiting.forever(this::attempt);
    }

    /**
     * Acquires a permit if there is one now.
     *
     * @return true when one was acquired
     * @throws IllegalStateException when closed
     * @throws IpcException when the system refuses
     */
    public boolean tryAcquire() {
        return attempt(0).isPresent();
    }

    /**
     * Acquires a permit, waiting until there is one, or the time is over.
     *
     * @param timeout how long to wait at most; zero or less means not to wait
     * @return true when one was acquired
     * @throws InterruptedException when interrupted, before or while waiting; nothing is acquired then
     * @throws IllegalStateException when closed, before or while waiting
     * @throws IpcException when the system refuses
     */
    public boolean tryAcquire(Duration timeout) throws InterruptedException {
        return Waiting.repeat(timeout, this::attempt).isPresent();
    }

    private Optional<Boolean> attempt(long nanos) {
        return handle.use(() -> {
            int result = nanos == 0
                    ? IpcCalls.sem_trywait(semaphore)
                    : IpcCalls.sem_clockwait(semaphore, CLOCK_MONOTONIC, after(nanos));
            if (result == 0) {
                return Optional.of(true);
            }
            int errno = LibC.errno();
            if (Errno.EAGAIN.is(errno) || Errno.ETIMEDOUT.is(errno) || Errno.EINTR.is(errno)) {
                return Optional.empty();
            }
            throw Errno.failure("cannot acquire permit", "sem_wait", name, errno);
        });
    }

    /** A moment on a clock that nobody sets. */
    private static long[] after(long nanos) {
        long[] time = new long[2];
        IpcCalls.clock_gettime(CLOCK_MONOTONIC, time);
        long fraction = time[1] + nanos;
        time[0] += fraction / NANOS_PER_SECOND;
        time[1] = fraction % NANOS_PER_SECOND;
        return time;
    }

    /**
     * Releases a permit, acquired or not.
     *
     * @throws IllegalStateException when closed
     * @throws IpcException when there would be more than 2147483647 ({@code EOVERFLOW}), or the system refuses
     */
    public void release() {
        handle.use(() -> {
            if (IpcCalls.sem_post(semaphore) != 0) {
                throw Errno.failure("cannot release permit", "sem_post", name, LibC.errno());
            }
            return true;
        });
    }

    /**
     * How many permits there are; others may acquire and release them at the same time.
     *
     * @return the number, 0 or more
     * @throws IllegalStateException when closed
     */
    public int value() {
        return handle.use(() -> {
            int[] value = new int[1];
            if (IpcCalls.sem_getvalue(semaphore, value) != 0) {
                throw Errno.failure("cannot read semaphore", "sem_getvalue", name, LibC.errno());
            }
            return value[0];
        });
    }

    /**
     * Removes the name. Who has the semaphore open, this process included, goes on with it. May be called after closing. If
     * somebody has unlinked it and made another of the same name, that one's name is removed.
     *
     * @throws IpcException when there is no such name any more ({@code ENOENT}), or the system refuses
     */
    public void unlink() {
        if (IpcCalls.sem_unlink(name.bytes()) != 0) {
            throw Errno.failure("cannot unlink semaphore", "sem_unlink", name, LibC.errno());
        }
    }

    /** Gives up this handle; the name and the permits stay, also those acquired. May be repeated. */
    @Override
    public void close() {
        handle.close();
    }

    @Override
    public String toString() {
        return "PosixSemaphore[" + name + "]";
    }
}

package io.javaipc.posix.ipc;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.IpcException;
import io.javaipc.posix.descriptor.RawDescriptors;
import io.javaipc.posix.libc.CStrings;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.Fcntl;
import io.javaipc.posix.libc.IpcCalls;
import io.javaipc.posix.libc.LibC;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A pipe with a path, by which programs in whatever language find it: {@code mkfifo(3)}.
 *
 * <pre>{@code
 * Fifo fifo = Fifo.create(directory.resolve("commands"));
 * try (InputStream commands = fifo.openForReading()) {       // in a shell: echo stop > commands
 *     ...
 * }
 * fifo.unlink();
 * }</pre>
 *
 * <p><b>Opening</b> waits for the other end, as it does in every language: for a writer, when it is for reading, and the
 * other way round. Here it can be interrupted, and given a time. Who gives up waiting for a writer may just have been seen by
 * one: that one then gets {@code EPIPE}.
 *
 * <p><b>The end of the stream</b> comes when no process has the FIFO open for writing any more, because all have closed it
 * or died; what they had written is read before. Another writer may come after that, and reading again brings what it writes.
 * {@link #openForReadingWithoutEnd()} does not see ends at all. Writing when no process has it open for reading any more is
 * an {@link IOException} with {@code EPIPE}; what was written and not read by then is lost.
 *
 * <p><b>Several writers:</b> up to 4096 bytes in one {@code write} stay together; more may be mixed with what others
 * write. Of several readers each byte goes to one.
 *
 * <p><b>Interruption and closing</b> while a stream is read or written are those of {@link NativeChannel}: the stream is
 * closed. The streams hold close-on-exec descriptors, and are thread-safe; this object holds nothing.
 *
 * <p>FIFOs are made with mode 0600, less the umask: for processes of one user. What is not a FIFO is refused, and so is a
 * symbolic link to one.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/fifo.7.html">fifo(7)</a>
 * @see <a href="https://man7.org/linux/man-pages/man3/mkfifo.3.html">mkfifo(3)</a>
 * @see <a href="https://man7.org/linux/man-pages/man7/pipe.7.html">pipe(7)</a>
 */
public final class Fifo {
    private static final int MODE_0600 = 0600;
    private static final int TYPE_MASK = 0170000;
    private static final int TYPE_FIFO = 0010000;
    private static final int COMMON_FLAGS = Fcntl.O_CLOEXEC | Fcntl.O_NOFOLLOW | Fcntl.O_NOCTTY | Fcntl.O_NONBLOCK;
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Path path;

    private Fifo(Path path) {
        this.path = path;
    }

    /**
     * Makes a FIFO.
     *
     * @param path its path
     * @return the FIFO
     * @throws IpcException when the path is there already ({@code EEXIST}), or the system refuses
     */
    public static Fifo create(Path path) {
        Availability.require("mkfifo");
        if (IpcCalls.mkfifo(CStrings.bytes(path.toString()), MODE_0600) != 0) {
            throw Errno.failure("cannot make FIFO", "mkfifo", path, LibC.errno());
        }
        return new Fifo(path);
    }

    /**
     * Finds a FIFO, whoever made it.
     *
     * @param path its path
     * @return the FIFO
     * @throws IpcException when there is none ({@code ENOENT}), or it is something else
     */
    public static Fifo open(Path path) {
        Availability.require("open");
        requireFifo(path, path, LinkOption.NOFOLLOW_LINKS);
        return new Fifo(path);
    }

    /**
     * Finds a FIFO, or makes it when there is none. Of several processes that do so at once, one makes it and all find the
     * same.
     *
     * @param path its path
     * @return the FIFO
     * @throws IpcException when it is something else, or the system refuses
     */
    public static Fifo createOrOpen(Path path) {
        Availability.require("mkfifo");
        if (IpcCalls.mkfifo(CStrings.bytes(path.toString()), MODE_0600) != 0) {
            int errno = LibC.errno();
            if (!Errno.EEXIST.is(errno)) {
                throw Errno.failure("cannot make FIFO", "mkfifo", path, errno);
            }
            return open(path);
        }
        return new Fifo(path);
    }

    private static void requireFifo(Path path, Path looked, LinkOption... options) {
        int mode;
        try {
            mode = (int) Files.getAttribute(looked, "unix:mode", options);
        } catch (NoSuchFileException e) {
            throw Errno.failure("no such FIFO", "stat", path, Errno.ENOENT.number());
        } catch (IOException e) {
            throw IpcException.ofCause("cannot look at FIFO", "stat", path.toString(), e);
        }
        if ((mode & TYPE_MASK) != TYPE_FIFO) {
            throw IpcException.ofDetails(
                    "path is not that of a FIFO",
                    "stat",
                    path.toString(),
                    null,
                    "mode=0" + Integer.toOctalString(mode));
        }
    }

    /**
     * The path.
     *
     * @return it, as given
     */
    public Path path() {
        return path;
    }

    /**
     * Opens it for reading, waiting for a writer.
     *
     * @return the stream, unbuffered
     * @throws InterruptedException when interrupted, before or while waiting; it is not open then
     * @throws IpcException when it is gone ({@code ENOENT}) or replaced, or the system refuses
     */
    public InputStream openForReading() throws InterruptedException {
        return openForReading(Waiting.FOREVER).orElseThrow();
    }

    /**
     * Opens it for reading, waiting for a writer, or until the time is over.
     *
     * @param timeout how long to wait at most; zero or less means not to wait
     * @return the stream, unbuffered; empty when no writer came
     * @throws InterruptedException when interrupted, before or while waiting; it is not open then
     * @throws IpcException as {@link #openForReading()} does
     */
    public Optional<InputStream> openForReading(Duration timeout) throws InterruptedException {
        Descriptor descriptor = opened(Fcntl.O_RDONLY)
                .orElseThrow(() -> Errno.failure("cannot open FIFO", "open", path, Errno.ENXIO.number()));
        boolean open = false;
        try {
            FifoSource source = new FifoSource(path, descriptor);
            Optional<InputStream> stream = Waiting.repeat(timeout, source::attempt);
            open = stream.isPresent();
            return stream;
        } finally {
            if (!open) {
                descriptor.close();
            }
        }
    }

    /**
     * Opens it for reading, now, and keeps an end for writing open as well: the stream never ends, however many writers
     * come and go. For a program that takes what others write, one after the other.
     *
     * @return the stream, unbuffered
     * @throws IpcException when it is gone ({@code ENOENT}) or replaced, or the system refuses
     */
    public InputStream openForReadingWithoutEnd() {
        return NativeChannel.of(opened(Fcntl.O_RDWR)
                        .orElseThrow(() -> Errno.failure("cannot open FIFO", "open", path, Errno.ENXIO.number())))
                .inputStream();
    }

    /**
     * Opens it for writing, waiting for a reader.
     *
     * @return the stream, unbuffered
     * @throws InterruptedException when interrupted, before or while waiting; it is not open then
     * @throws IpcException when it is gone ({@code ENOENT}) or replaced, or the system refuses
     */
    public OutputStream openForWriting() throws InterruptedException {
        return openForWriting(Waiting.FOREVER).orElseThrow();
    }

    /**
     * Opens it for writing, waiting for a reader, or until the time is over.
     *
     * @param timeout how long to wait at most; zero or less means not to wait
     * @return the stream, unbuffered; empty when no reader came
     * @throws InterruptedException when interrupted, before or while waiting; it is not open then
     * @throws IpcException as {@link #openForWriting()} does
     */
    public Optional<OutputStream> openForWriting(Duration timeout) throws InterruptedException {
        return Waiting.repeat(timeout, nanos -> {
                    // there is nothing to wait for but the success of the next attempt
                    LockSupport.parkNanos(Math.min(nanos, RETRY_NANOS));
                    return opened(Fcntl.O_WRONLY);
                })
                .map(descriptor -> NativeChannel.of(descriptor).outputStream());
    }

    /** Opens it without waiting; empty when it is for writing and nobody reads. */
    private Optional<Descriptor> opened(int access) {
        // looked at before too: opening something else may do something
        requireFifo(path, path, LinkOption.NOFOLLOW_LINKS);
        int number = LibC.open(CStrings.bytes(path.toString()), access | COMMON_FLAGS, 0);
        if (number < 0) {
            int errno = LibC.errno();
            if (Errno.ENXIO.is(errno) || Errno.EINTR.is(errno)) {
                return Optional.empty();
            }
            throw Errno.failure("cannot open FIFO", "open", path, errno);
        }
        Descriptor descriptor = RawDescriptors.owned(number);
        try {
            requireFifo(path, Path.of("/proc/self/fd/" + number));
            return Optional.of(descriptor);
        } catch (IpcException e) {
            descriptor.close();
            throw e;
        }
    }

    /**
     * Removes the path. Who has the FIFO open goes on with it.
     *
     * @throws IpcException when it is gone ({@code ENOENT}), replaced by something else, or the system refuses
     */
    public void unlink() {
        requireFifo(path, path, LinkOption.NOFOLLOW_LINKS);
        try {
            Files.delete(path);
        } catch (NoSuchFileException e) {
            throw Errno.failure("no such FIFO", "unlink", path, Errno.ENOENT.number());
        } catch (IOException e) {
            throw IpcException.ofCause("cannot unlink FIFO", "unlink", path.toString(), e);
        }
    }

    @Override
    public String toString() {
        return "Fifo[" + path + "]";
    }
}

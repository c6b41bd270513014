package io.javaipc.durable;

import io.javaipc.codec.Codec;
import io.javaipc.durable.gate.ByteLock;
import io.javaipc.durable.gate.Gate;
import io.javaipc.durable.gate.Turn;
import io.javaipc.durable.log.ChronicleLog;
import io.javaipc.durable.log.LogCursor;
import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A queue in a directory: what is appended stays, through the end of every process and restarts of the machine, until its
 * {@linkplain DurableOptions retention} removes it. Readers do not remove anything; each {@linkplain #reader name} has a
 * position of its own.
 *
 * <pre>{@code
 * try (DurableQueue<String> queue = DurableQueue.open(Path.of("/var/lib/shop/orders"), Codec.utf8())) {
 *     queue.append("42 apples");
 *     String order = queue.reader("billing").take();
 * }
 * }</pre>
 *
 * <p><b>The JVM needs flags</b>, which {@link DurableJvm} names; best is one that was started for it. Without them
 * {@code open} fails, and says what to add. Nothing is written outside of the directory, and no socket is opened.
 *
 * <p><b>When a process dies</b>, however and at whatever instruction: what {@code append} had returned for is in the queue,
 * whole; what it had not, is in it whole or not at all. The queue can be read all the while, and the next append, of whatever
 * process, finds it in order without waiting for any time to pass. After a power cut it depends on the {@link Flush}.
 *
 * <p><b>Processes</b>, any number, on one host, in whatever containers that share the directory, and any number of their
 * threads. One appends at a time: the kernel keeps a lock on a byte of a file for it, and takes it back when the process ends,
 * and no sooner. A process that is <em>stopped</em> in the middle of an append makes the others wait;
 * {@link #blockedBy()} names it. An index grows, but not always by one.
 *
 * <p><b>Time</b>: a message has that of its append, by the clock of its process, or that of the message before if the clock
 * went back.
 *
 * <p>An element travels as the bytes that its codec makes of it, in little-endian order, with a sum over them: a message that
 * was damaged on the disk is an exception that names it, and no other is lost by it. Thread-safe.
 *
 * <p>Not for network file systems, for several hosts, nor as a lock-step hand-over between two processes:
 * {@link io.javaipc.shared.SharedQueue} is faster and wakes who waits.
 *
 * @param <E> the elements
 */
public final class DurableQueue<E> implements AutoCloseable {
    private static final long NANOS = 1_000_000_000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long PID = ProcessHandle.current().pid();

    private final QueueDirectory directory;
    private final DurableOptions options;
    private final InstantSource clock;
    private final Gate gate;
    private final QueueState state;
    private final ChronicleLog log;
    private final Messages<E> messages;
    private final Retention retention;
    private final Set<DurableReader<E>> readers = ConcurrentHashMap.newKeySet();
    private final Flusher flusher;
    private long lastFile = -1;
    private long unflushed;
    private volatile boolean closed;

    private DurableQueue(QueueDirectory directory, Codec<E> codec, DurableOptions options, InstantSource clock) {
        this.directory = directory;
        this.options = options;
        this.clock = clock;
        this.messages = new Messages<>(directory.toString(), codec, options.messageBytes());
        this.retention = new Retention(options);
        this.gate = openGate(directory);
        try {
            ByteLock lock = lockWriter();
            try {
                this.state = QueueState.open(directory.state(), options.roll());
                this.log = new ChronicleLog(
                        directory.path(),
                        chronicleName(state.roll()),
                        options.messageBytes(),
                        () -> nowNanos() / NANOS_PER_MILLI,
                        state.appending() != 0);
                state.appending(0);
                pruneOrClose();
            } finally {
                lock.unlock();
            }
        } catch (RuntimeException e) {
            closeGate();
            throw e;
        }
        boolean isByTime = options.flush().kind() == Flush.Kind.INTERVAL;
        this.flusher = isByTime ? new Flusher(toString(), options.flush().interval(), this::flushUnlessClosed) : null;
    }

    /** A queue that is not opened leaves nothing open. */
    private void pruneOrClose() {
        boolean isPruned = false;
        try {
            prune();
            isPruned = true;
        } finally {
            if (!isPruned) {
                log.close();
            }
        }
    }

    private static Gate openGate(QueueDirectory directory) {
        try {
            return Gate.open(directory.gate());
        } catch (IOException e) {
            throw IpcException.ofCause(
                    "queue cannot be opened", "open", directory.gate().toString(), e);
        }
    }

    private static String chronicleName(RollEvery roll) {
        return switch (roll) {
            case FIVE_MINUTES -> "FIVE_MINUTELY";
            case HOUR -> "FAST_HOURLY";
            case DAY -> "FAST_DAILY";
        };
    }

    /**
     * Opens a queue as it is, or makes one with the default options.
     *
     * @param <E> the elements
     * @param directory where it is; the directory above must be there. It is made with mode 0700, and must have it
     * @param codec how elements become bytes
     * @return the queue
     * @throws IllegalStateException when the JVM lacks flags
     * @throws IpcException when it cannot be opened, or is damaged
     */
    public static <E> DurableQueue<E> open(Path directory, Codec<E> codec) {
        return open(directory, codec, DurableOptions.defaults());
    }

    /**
     * Opens a queue, or makes one.
     *
     * @param <E> the elements
     * @param directory where it is; the directory above must be there. It is made with mode 0700, and must have it
     * @param codec how elements become bytes
     * @param options how it is kept
     * @return the queue
     * @throws IllegalStateException when the JVM lacks flags
     * @throws IpcException when it cannot be opened, is damaged, or rolls otherwise than the options say
     */
    public static <E> DurableQueue<E> open(Path directory, Codec<E> codec, DurableOptions options) {
        return open(directory, codec, options, InstantSource.system());
    }

    static <E> DurableQueue<E> open(Path directory, Codec<E> codec, DurableOptions options, InstantSource clock) {
        DurableJvm.requireFlags();
        ChronicleLog.prepare();
        return new DurableQueue<>(
                QueueDirectory.open(directory), Objects.requireNonNull(codec, "codec"), options, clock);
    }

    /** For those that declare no interrupt: they fail by it. */
    private ByteLock lockWriter() {
        try {
            return gate.lockWriter(Turn.NOBODY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw IpcException.ofCause("interrupted while somebody else appends", "lock", directory.toString(), e);
        }
    }

    private long nowNanos() {
        Instant now = clock.instant();
        return now.getEpochSecond() * NANOS + now.getNano();
    }

    /**
     * Appends an element, when nobody else does.
     *
     * @param element the element
     * @return its index
     * @throws InterruptedException when the thread is interrupted before or while others append; it is not in then
     * @throws io.javaipc.codec.CodecException when it cannot become bytes
     * @throws IllegalArgumentException when the message is larger than the options allow
     * @throws IpcException when there is no room on the disk, or the queue is damaged
     */
    public long append(E element) throws InterruptedException {
        ByteBuffer message = messages.encode(element);
        ByteLock lock = gate.lockWriter(state);
        try {
            requireOpen();
            if (state.appending() != 0) {
                // whoever it was, it lives no more, or has failed
                log.recover();
            }
            long time = Math.max(nowNanos(), state.lastTime());
            state.lastTime(time);
            Messages.seal(message, time);
            state.appending(PID);
            long index = appendOrRecover(message, time / NANOS_PER_MILLI);
            state.appending(0);
            unflushed = index;
            if (options.flush().kind() == Flush.Kind.EACH_APPEND) {
                flushed();
            }
            long file = log.fileOf(index);
            if (file != lastFile) {
                lastFile = file;
                prune();
            }
            return index;
        } finally {
            lock.unlock();
        }
    }

    private long appendOrRecover(ByteBuffer message, long millis) {
        try {
            return log.append(message, millis);
        } catch (RuntimeException e) {
            try {
                log.recover();
                state.appending(0);
            } catch (RuntimeException again) {
                // left to the next one
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("queue is closed: queue=" + directory);
        }
    }

    private int prune() {
        return retention.isAny() ? retention.apply(log, state, clock.instant()) : 0;
    }

    /**
     * Removes what the options say is not kept any more; otherwise done when a file is begun and when the queue is opened.
     *
     * @return how many files were removed
     */
    public int removeExpired() {
        ByteLock lock = lockWriter();
        try {
            requireOpen();
            return prune();
        } finally {
            lock.unlock();
        }
    }

    /** Forces what this process has appended to the disk, whatever the options say. */
    public void flush() {
        gate.threadLockOfWriter().lock();
        try {
            requireOpen();
            flushed();
        } finally {
            gate.threadLockOfWriter().unlock();
        }
    }

    /** The lock of this JVM's threads is enough: others may append meanwhile. */
    private boolean flushUnlessClosed() {
        gate.threadLockOfWriter().lock();
        try {
            if (!closed) {
                flushed();
            }
            return !closed;
        } finally {
            gate.threadLockOfWriter().unlock();
        }
    }

    private void flushed() {
        if (unflushed != 0) {
            log.force(unflushed);
            unflushed = 0;
        }
    }

    /**
     * Opens a reader; a new name begins with the first message.
     *
     * @param name letters, digits, underscores, dots and dashes, up to a hundred
     * @return the reader, to be closed
     */
    public DurableReader<E> reader(String name) {
        Path file = directory.reader(name);
        try {
            ByteLock lock = gate.lockReader(name, Turn.NOBODY);
            try {
                requireOpen();
                DurableReader<E> reader =
                        new DurableReader<>(this, new Taking(name, ReaderFile.open(file), gate, log, state));
                readers.add(reader);
                return reader;
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw IpcException.ofCause("interrupted while somebody else reads", "lock", file.toString(), e);
        }
    }

    void forget(DurableReader<E> reader) {
        readers.remove(reader);
    }

    /**
     * The names that have a position here.
     *
     * @return the names
     */
    public Set<String> readers() {
        return directory.readers();
    }

    /**
     * All messages from the first on, until there are no more; no reader's position is moved by it.
     *
     * @return a stream, to be closed
     */
    public Stream<DurableMessage<E>> replay() {
        return replay(cursor());
    }

    /**
     * Messages from a place on.
     *
     * @param index the index of the first one; of one that is not there, the first behind it
     * @return a stream, to be closed
     */
    public Stream<DurableMessage<E>> replay(long index) {
        LogCursor cursor = cursor();
        cursor.moveTo(index);
        return replay(cursor);
    }

    /**
     * Messages from a time on.
     *
     * @param time when the first one was appended, at the earliest
     * @return a stream, to be closed
     */
    public Stream<DurableMessage<E>> replay(Instant time) {
        LogCursor cursor = cursor();
        moveToTime(cursor, time);
        return replay(cursor);
    }

    private LogCursor cursor() {
        requireOpen();
        return log.cursor();
    }

    private Stream<DurableMessage<E>> replay(LogCursor cursor) {
        return StreamSupport.stream(new Replay<>(cursor, messages), false).onClose(cursor::close);
    }

    private static void moveToTime(LogCursor cursor, Instant time) {
        cursor.moveToTime(
                Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano()), Messages::timeOf);
    }

    long indexAt(Instant time) {
        try (LogCursor cursor = cursor()) {
            moveToTime(cursor, time);
            return cursor.next() ? cursor.index() : endIndex();
        }
    }

    long endIndex() {
        OptionalLong last = lastIndex();
        return last.isEmpty() ? 0 : last.getAsLong() + 1;
    }

    /**
     * The index of the oldest message.
     *
     * @return empty when there is none
     */
    public OptionalLong firstIndex() {
        requireOpen();
        return log.first();
    }

    /**
     * The index of the newest message.
     *
     * @return empty when there is none
     */
    public OptionalLong lastIndex() {
        requireOpen();
        return log.last();
    }

    /**
     * Who is in the middle of an append. In an instant this is over, unless that process is stopped.
     *
     * @return such as {@code pid=4711}, as its own pid namespace calls it; empty when nobody
     */
    public Optional<String> blockedBy() {
        long pid = state.appending();
        // a dead one's pid is there until the next append
        return pid == 0 || !gate.isWriterLocked() ? Optional.empty() : Optional.of("pid=" + pid);
    }

    /**
     * Where the queue is.
     *
     * @return the directory
     */
    public Path directory() {
        return directory.path();
    }

    Messages<E> messages() {
        return messages;
    }

    /** Closes this process's queue with its readers, which give back what they hold. The queue stays. May be repeated. */
    @Override
    public void close() {
        gate.threadLockOfWriter().lock();
        try {
            if (closed) {
                return;
            }
            if (options.flush().kind() != Flush.Kind.BY_KERNEL) {
                flushed();
            }
            closed = true;
        } finally {
            gate.threadLockOfWriter().unlock();
        }
        if (flusher != null) {
            flusher.wake();
        }
        closeAll();
    }

    private void closeAll() {
        try {
            readers.forEach(DurableReader::close);
            log.close();
        } finally {
            closeGate();
        }
    }

    private void closeGate() {
        try {
            gate.close();
        } catch (IOException e) {
            throw IpcException.ofCause("queue cannot be closed", "close", directory.toString(), e);
        }
    }

    @Override
    public String toString() {
        return "DurableQueue[directory=" + directory + "]";
    }
}

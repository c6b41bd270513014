package io.javaipc.durable.log;

import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.core.OS;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.core.values.LongValue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.TableStore;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueStore;
import net.openhft.chronicle.queue.impl.table.Metadata;
import net.openhft.chronicle.queue.impl.table.SingleTableBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import net.openhft.chronicle.wire.Wire;
import net.openhft.chronicle.wire.WireType;

/**
 * A log in a directory. Whoever opens, appends or removes has the writer's lock of the gate, so whatever lock of Chronicle's is
 * held then was left by a process that is dead: those locks know pids only, which mean nothing in another pid namespace.
 */
public final class ChronicleLog implements AutoCloseable {
    private static final String METADATA = "metadata.cq4t";
    private static final String WRITE_LOCK = "chronicle.write.lock";
    private static final long UNLOCKED = Long.MIN_VALUE;
    private static final int BLOCKS_PER_MESSAGE = 4;
    private static final int BLOCK_UNIT = 1 << 16;
    private static final int PATIENCE_MILLIS = 500;

    private final Path directory;
    private final RollCycle roll;
    private final CycleFiles files;
    private final SingleChronicleQueue queue;
    private final LogRoom room;
    private final LongSupplier clock;
    private ExcerptAppender appender;
    private final Set<LogCursor> cursors = new HashSet<>();
    private volatile long appendMillis;
    private volatile boolean closed;

    /**
     * Opens the log, and repairs what the dead left.
     *
     * @param directory where it is
     * @param every how long one file is written to, by the name of Chronicle's roll cycle
     * @param messageBytes the largest message
     * @param clock tells the milliseconds since 1970
     * @param isInterrupted whether somebody was killed while it appended
     */
    public ChronicleLog(Path directory, String every, int messageBytes, LongSupplier clock, boolean isInterrupted) {
        prepare();
        this.directory = directory;
        this.clock = clock;
        this.roll = RollCycles.valueOf(every);
        this.files = new CycleFiles(directory, roll);
        long blockBytes = (long) BLOCKS_PER_MESSAGE * ((messageBytes / BLOCK_UNIT + 2) * BLOCK_UNIT);
        this.queue = call("open", () -> {
            removeHalfMade();
            if (isInterrupted && Files.exists(directory.resolve(METADATA))) {
                unlock();
            }
            return SingleChronicleQueueBuilder.binary(directory)
                    .rollCycle(roll)
                    .blockSize(blockBytes)
                    .timeoutMS(PATIENCE_MILLIS)
                    .timeProvider(new Clock())
                    .build();
        });
        this.room = new LogRoom(queue, files);
        try {
            recover();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Loads what can be loaded before anybody has to wait for it: most of the time that the first queue of a JVM takes. */
    public static void prepare() {
        ChronicleSettings.apply();
        Bytes<byte[]> nowhere = Bytes.allocateElasticOnHeap();
        WireType.BINARY_LIGHT.apply(nowhere).write("prepare").int64(0);
        SingleChronicleQueueBuilder.binary(Path.of("")).rollCycle(RollCycles.DEFAULT);
        nowhere.releaseLast();
    }

    /**
     * The module that the JDK must be open to.
     *
     * @return Chronicle's, or the unnamed one
     */
    public static Module module() {
        return OS.class.getModule();
    }

    /** The time of the message that is appended, so that it is in the file of its time. */
    private final class Clock implements TimeProvider {
        @Override
        public long currentTimeMillis() {
            long ofMessage = appendMillis;
            return ofMessage == 0 ? clock.getAsLong() : ofMessage;
        }
    }

    /** Makes the log good again after a process was killed while it appended. */
    public void recover() {
        call("recover", () -> {
            closeAppender();
            queue.tableStorePut(WRITE_LOCK, UNLOCKED);
            removeHalfMade();
            queue.refreshDirectoryListing();
            NavigableMap<Integer, Path> all = files.all();
            if (!all.isEmpty()) {
                room.repair(all.lastKey());
            }
            return null;
        });
    }

    /** Before Chronicle finds the lock, and warns of it. */
    private void unlock() {
        try (TableStore<?> table = SingleTableBuilder.binary(directory.resolve(METADATA), Metadata.NoMeta.INSTANCE)
                        .build();
                LongValue lock = table.acquireValueFor(WRITE_LOCK, UNLOCKED)) {
            lock.setVolatileValue(UNLOCKED);
        }
    }

    /** A file whose maker died before it was complete has no message in it; everybody would wait for its completion. */
    private void removeHalfMade() throws IOException {
        Path metadata = directory.resolve(METADATA);
        if (Files.exists(metadata) && !CycleFiles.isComplete(metadata)) {
            Files.delete(metadata);
        }
        for (Path file : files.all().values()) {
            if (!CycleFiles.isComplete(file)) {
                Files.delete(file);
            }
        }
    }

    /**
     * Appends a message.
     *
     * @param message its bytes, in an array
     * @param millis its time, never before that of the last one
     * @return its index
     * @throws IpcException when there is no room, or the log is damaged
     */
    public long append(ByteBuffer message, long millis) {
        appendMillis = millis;
        try {
            return call("append", () -> {
                if (appender == null) {
                    appender = queue.createAppender();
                    appender.singleThreadedCheckDisabled(true);
                }
                Wire wire = appender.wire();
                int cycle = files.cycleAt(millis);
                Bytes<?> mapped = wire == null || appender.cycle() != cycle ? null : wire.bytes();
                room.reserve(cycle, mapped, message.remaining());
                write(message);
                return appender.lastIndexAppended();
            });
        } finally {
            appendMillis = 0;
        }
    }

    private void write(ByteBuffer message) {
        try (DocumentContext document = appender.writingDocument()) {
            try {
                document.wire().bytes().write(message.array(), message.position(), message.remaining());
            } catch (RuntimeException | Error e) {
                document.rollbackOnClose();
                throw e;
            }
        }
    }

    /**
     * Forces what was appended at a time to the disk.
     *
     * @param index the index of the last message
     */
    public void force(long index) {
        call("force", () -> {
            room.force(roll.toCycle(index));
            return null;
        });
    }

    /**
     * Makes a cursor.
     *
     * @return one in front of the first message
     */
    public synchronized LogCursor cursor() {
        requireOpen();
        return call("open", () -> {
            ExcerptTailer tailer = queue.createTailer();
            tailer.singleThreadedCheckDisabled(true);
            LogCursor cursor = new LogCursor(this, tailer);
            cursors.add(cursor);
            return cursor;
        });
    }

    synchronized void forget(LogCursor cursor) {
        cursors.remove(cursor);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("queue is closed: queue=" + directory);
        }
    }

    /**
     * The first message.
     *
     * @return its index; empty when there is none
     */
    public OptionalLong first() {
        try (LogCursor cursor = cursor()) {
            return cursor.next() ? OptionalLong.of(cursor.index()) : OptionalLong.empty();
        }
    }

    /**
     * The last message.
     *
     * @return its index; empty when there is none
     */
    public synchronized OptionalLong last() {
        requireOpen();
        long index = call("read", queue::lastIndex);
        return index < 0 ? OptionalLong.empty() : OptionalLong.of(index);
    }

    /**
     * Which file a message is in.
     *
     * @param index its index
     * @return a number that grows from file to file
     */
    public int fileOf(long index) {
        return roll.toCycle(index);
    }

    /**
     * Tells whether a message would still be there.
     *
     * @param index its index
     * @return true when the file is
     */
    public boolean hasFileOf(long index) {
        return Files.exists(files.path(roll.toCycle(index)));
    }

    /**
     * The files.
     *
     * @return all of them, from the oldest
     */
    public List<LogFile> contents() {
        return call(
                "read",
                () -> files.all().entrySet().stream()
                        .map(file -> new LogFile(file.getKey(), file.getValue(), files.beginOf(file.getKey() + 1)))
                        .toList());
    }

    /**
     * How much of a file is used.
     *
     * @param file the file
     * @return so many bytes
     */
    public long bytes(LogFile file) {
        return call("read", () -> {
            SingleChronicleQueueStore store = queue.storeForCycle(file.number(), queue.epoch(), false, null);
            if (store == null) {
                return 0L;
            }
            try {
                return store.writePosition();
            } finally {
                queue.closeStore(store);
            }
        });
    }

    /**
     * The index behind the last message of a file.
     *
     * @param file the file
     * @return the index
     */
    public long endOf(LogFile file) {
        return call("read", () -> {
            try (ExcerptTailer tailer = queue.createTailer()) {
                return roll.toIndex(file.number(), Math.max(0, tailer.excerptsInCycle(file.number())));
            }
        });
    }

    /**
     * Removes a file.
     *
     * @param file the file
     */
    public void remove(LogFile file) {
        call("remove", () -> {
            Files.deleteIfExists(file.path());
            queue.refreshDirectoryListing();
            return null;
        });
    }

    RollCycle roll() {
        return roll;
    }

    CycleFiles files() {
        return files;
    }

    /** Chronicle's channels do not stand an interrupt, so it waits; and what it throws is told as ours. */
    <T> T call(String operation, Callable<T> step) {
        boolean interrupted = Thread.interrupted();
        try {
            return step.call();
        } catch (IpcException e) {
            throw e;
        } catch (Exception | AssertionError | InternalError e) {
            throw IpcException.ofCause("queue cannot be used", operation, directory.toString(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void closeAppender() {
        if (appender != null) {
            appender.close();
            appender = null;
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        List.copyOf(cursors).forEach(LogCursor::close);
        call("close", () -> {
            closeAppender();
            room.close();
            queue.close();
            return null;
        });
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}

package io.javaipc.durable.log;

import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueStore;

/**
 * Room on the disk for what is about to be appended. Chronicle writes through a mapping into a file with holes: a full disk
 * would be a SIGBUS. So zeros are written in front of it, which fails in order. For who has the writer's lock.
 */
final class LogRoom implements AutoCloseable {
    private static final int STEP_BYTES = 1 << 20;
    private static final int HEADER_BYTES = 4;
    private static final int LENGTH_BITS = (1 << 30) - 1;
    private static final int META_DATA = 1 << 30;
    private static final int NOT_COMPLETE = 1 << 31;

    private final SingleChronicleQueue queue;
    private final CycleFiles files;
    private final int marginBytes;
    private int cycle = -1;
    private SingleChronicleQueueStore store;
    private RandomAccessFile file;
    private long allocatedTo;

    LogRoom(SingleChronicleQueue queue, CycleFiles files) {
        this.queue = queue;
        this.files = files;
        // an append may bring two new pages of Chronicle's index with it, and the mark at a file's end
        this.marginBytes = 2 * (queue.indexCount() * Long.BYTES + 256) + 4096;
    }

    /**
     * Makes sure of room.
     *
     * @param mapped the file of that cycle as it is mapped already; null when it is yet to be made
     */
    void reserve(int ofCycle, Bytes<?> mapped, int messageBytes) throws IOException {
        long needed = (long) messageBytes + marginBytes;
        if (mapped != null) {
            use(ofCycle);
        }
        if (mapped == null || store == null) {
            requireSpace(needed + STEP_BYTES);
            return;
        }
        long end = endOfData(mapped);
        if (end + needed > allocatedTo) {
            long from = Math.max(end, allocatedTo);
            if (!allocate(from, Math.max(end + needed, from + STEP_BYTES)) && !allocate(from, end + needed)) {
                throw full(needed);
            }
        }
    }

    private void requireSpace(long needed) throws IOException {
        if (Files.getFileStore(directory()).getUsableSpace() < needed) {
            throw full(needed);
        }
    }

    private Path directory() {
        return queue.file().toPath();
    }

    private IpcException full(long needed) throws IOException {
        return IpcException.ofDetails(
                "no room on the disk",
                "append",
                directory().toString(),
                "ENOSPC",
                "needed=" + needed + ", free=" + Files.getFileStore(directory()).getUsableSpace());
    }

    /** False when the disk is full; what was written then is zeros still. */
    private boolean allocate(long from, long to) {
        byte[] zeros = new byte[STEP_BYTES];
        try {
            file.seek(from);
            for (long at = from; at < to; ) {
                int bytes = (int) Math.min(zeros.length, to - at);
                file.write(zeros, 0, bytes);
                at += bytes;
                allocatedTo = at;
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private long endOfData(Bytes<?> mapped) {
        long at = store.writePosition();
        while (true) {
            int header = mapped.readVolatileInt(at);
            if (header == 0) {
                return at;
            }
            at = next(at, header);
        }
    }

    private static long next(long at, int header) {
        long end = at + HEADER_BYTES + (header & LENGTH_BITS);
        return end + 3 & -HEADER_BYTES;
    }

    /**
     * Finishes what a killed process left: a message that was complete, but not yet counted.
     */
    void repair(int ofCycle) throws IOException {
        use(ofCycle);
        if (store == null) {
            return;
        }
        long counted = store.writePosition();
        long last = counted;
        long at = counted;
        for (int header = header(at); header != 0 && (header & NOT_COMPLETE) == 0; header = header(at)) {
            if ((header & META_DATA) == 0) {
                last = at;
            }
            at = next(at, header);
        }
        if (last > counted) {
            store.writePosition(last);
        }
    }

    private int header(long at) throws IOException {
        if (at + HEADER_BYTES > file.length()) {
            return 0;
        }
        file.seek(at);
        return Integer.reverseBytes(file.readInt());
    }

    private void use(int ofCycle) throws IOException {
        if (ofCycle == cycle) {
            return;
        }
        close();
        store = queue.storeForCycle(ofCycle, queue.epoch(), false, null);
        if (store != null) {
            file = new RandomAccessFile(files.path(ofCycle).toFile(), "rw");
            cycle = ofCycle;
        }
    }

    /** Forces what was appended to the disk. */
    void force(int ofCycle) throws IOException {
        boolean isNew = ofCycle != cycle;
        if (isNew && file != null) {
            file.getFD().sync();
        }
        use(ofCycle);
        file.getFD().sync();
        if (isNew) {
            try (FileChannel names = FileChannel.open(directory(), StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    @Override
    public void close() throws IOException {
        cycle = -1;
        allocatedTo = 0;
        if (store != null) {
            queue.closeStore(store);
            store = null;
        }
        if (file != null) {
            file.close();
            file = null;
        }
    }
}

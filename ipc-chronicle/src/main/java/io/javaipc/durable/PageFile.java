package io.javaipc.durable;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file of one page, mapped: it is written to the disk as a whole, and so are two words that belong together.
 *
 * <pre>
 * +--------+-----------------+
 * | mark 8 | words, 8 each   |
 * +--------+-----------------+
 * </pre>
 */
final class PageFile {
    static final int BYTES = 4096;

    private static final VarHandle WORDS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Path file;
    private final MappedByteBuffer page;

    private PageFile(Path file, MappedByteBuffer page) {
        this.file = file;
        this.page = page;
    }

    /**
     * Opens the file, or makes it; nobody else may do that meanwhile.
     *
     * @param mark what it begins with
     * @param first what the first word is when it is made
     */
    static PageFile open(Path file, long mark, long first) throws IOException {
        try {
            return openExisting(file, mark);
        } catch (NoSuchFileException e) {
            make(file, mark, first);
            return openExisting(file, mark);
        }
    }

    private static void make(Path file, long mark, long first) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        // what a killed process left
        Files.deleteIfExists(unfinished);
        ByteBuffer content = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        content.putLong(mark).putLong(first).clear();
        uninterrupted(() -> {
            try (FileChannel channel = FileChannel.open(
                    unfinished,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                content.clear();
                while (content.hasRemaining()) {
                    channel.write(content);
                }
                channel.force(true);
                return null;
            }
        });
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static PageFile openExisting(Path file, long mark) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        return uninterrupted(() -> {
            try (FileChannel channel = FileChannel.open(file, options)) {
                long size = channel.size();
                if (size != BYTES) {
                    throw new IOException("file is damaged: path=" + file + ", bytes=" + size + ", expected=" + BYTES);
                }
                PageFile found = new PageFile(file, channel.map(FileChannel.MapMode.READ_WRITE, 0, BYTES));
                if (found.get(0) != mark) {
                    throw new IOException("file is damaged, or of another version: path=" + file + ", mark="
                            + Long.toHexString(found.get(0)) + ", expected=" + Long.toHexString(mark));
                }
                return found;
            }
        });
    }

    /** An interrupt would close the channel; the step opens it anew. */
    private static <T> T uninterrupted(Step<T> step) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return step.run();
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @FunctionalInterface
    private interface Step<T> {
        T run() throws IOException;
    }

    Path file() {
        return file;
    }

    long get(int offset) {
        return (long) WORDS.getVolatile(page, offset);
    }

    void set(int offset, long value) {
        WORDS.setVolatile(page, offset, value);
    }
}

package io.javaipc.local.segment;

import io.javaipc.files.PrivateDirectory;
import io.javaipc.memory.MemoryView;
import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A file of a space, mapped. It is made under a name of its own, filled, and only then linked to the name by which others
 * look for it: a half-made one is never seen, and who is killed while making one stands in nobody's way.
 *
 * @param memory the whole file, mapped for reading and writing, or for reading only, in the machine's byte order
 * @param key tells the file from another one that gets its name later
 */
record SegmentFile(MappedByteBuffer memory, Object key) {
    private static final int CHUNK = 1 << 16;
    private static final String UNFINISHED = ".new-";

    /**
     * Opens the file, and makes it when there is none. Of several that make it at once one wins, and all get the winner's.
     *
     * @param path the file
     * @param shape what it has to be when it is made
     * @param maker the participant who asks; its slot is held by this process
     * @param initializer writes what the body starts with, where that is not zeros; it gets the whole file
     */
    static SegmentFile openOrCreate(Path path, SegmentShape shape, long maker, Consumer<MemoryView> initializer) {
        try {
            while (true) {
                try {
                    return map(path, MapMode.READ_WRITE);
                } catch (NoSuchFileException e) {
                    create(path, shape, maker, initializer);
                }
            }
        } catch (IOException e) {
            throw IpcException.ofCause("cannot open file of a shared space", "open", path.toString(), e);
        }
    }

    /** Opens the file, and refuses when there is none. */
    static SegmentFile open(Path path) {
        return open(path, MapMode.READ_WRITE);
    }

    /** Opens the file for one who only looks: the kernel refuses every write. Nor does it wait for one as a pipe would. */
    static SegmentFile openToRead(Path path) {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnusableSegmentException("not a regular file: path=" + path, path);
        }
        return open(path, MapMode.READ_ONLY);
    }

    private static SegmentFile open(Path path, MapMode mode) {
        try {
            return map(path, mode);
        } catch (NoSuchFileException e) {
            throw IpcException.ofErrno("no such shared object", "open", path.toString(), "ENOENT");
        } catch (IOException e) {
            throw IpcException.ofCause("cannot open file of a shared space", "open", path.toString(), e);
        }
    }

    MemoryView view(Path path) {
        return MemoryView.of(memory, path.getFileName().toString(), path.toString());
    }

    /** Tells whether the file still has its name: if not, others do not see what is done to it. */
    boolean isStillAt(Path path) {
        try {
            return key.equals(key(path));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw IpcException.ofCause("cannot look for file of a shared space", "stat", path.toString(), e);
        }
    }

    static Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    private static SegmentFile map(Path path, MapMode mode) throws IOException {
        Set<OpenOption> options = mode == MapMode.READ_ONLY
                ? Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)
                : Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        return Uninterrupted.run(() -> {
            Object key = key(path);
            try (FileChannel channel = FileChannel.open(path, options)) {
                // the size that it has, not the one it should have: mapping more would make the file longer
                long size = Math.min(channel.size(), SegmentShape.MOST_BYTES);
                MappedByteBuffer memory = channel.map(mode, 0, size);
                memory.order(ByteOrder.nativeOrder());
                return new SegmentFile(memory, key);
            }
        });
    }

    private static void create(Path path, SegmentShape shape, long maker, Consumer<MemoryView> initializer)
            throws IOException {
        Path unfinished = path.resolveSibling(prefix(ParticipantId.slot(maker)) + UUID.randomUUID());
        try {
            allocate(unfinished, shape.fileBytes());
            MemoryView file = map(unfinished, MapMode.READ_WRITE).view(unfinished);
            SegmentHeader.write(file, shape, maker);
            initializer.accept(file);
            Files.createLink(path, unfinished);
        } catch (FileAlreadyExistsException e) {
            // somebody else was faster: theirs is opened
            return;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Every page is written: a mapping of a file with holes fails long afterwards, when the memory is full. */
    private static void allocate(Path file, int bytes) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            Uninterrupted.run(() -> {
                Files.deleteIfExists(file);
                try (FileChannel channel = FileChannel.open(file, options, PrivateDirectory.MODE_0600)) {
                    ByteBuffer zeros = ByteBuffer.allocate(Math.min(bytes, CHUNK));
                    for (int left = bytes; left > 0; ) {
                        zeros.clear().limit(Math.min(left, zeros.capacity()));
                        left -= channel.write(zeros);
                    }
                    return null;
                }
            });
        } catch (IOException e) {
            throw new IOException(
                    e.getMessage() + "; needed=" + bytes + ", free="
                            + Files.getFileStore(file.getParent()).getUsableSpace(),
                    e);
        }
    }

    /** Removes what the earlier owners of a slot were making when they were killed. The slot is the caller's. */
    static List<Path> removeUnfinished(Path directory, int slot) throws IOException {
        List<Path> removed = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, prefix(slot) + "*")) {
            for (Path file : files) {
                if (Files.deleteIfExists(file)) {
                    removed.add(file);
                }
            }
        }
        return removed;
    }

    /** Whose work an unfinished file is; 0 when the name is none of such a file. */
    static int makerOf(Path file) {
        String name = file.getFileName().toString();
        if (!name.startsWith(UNFINISHED)) {
            return 0;
        }
        String slot = name.substring(UNFINISHED.length()).split("-", 2)[0];
        return slot.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(slot) : 0;
    }

    private static String prefix(int slot) {
        return UNFINISHED + slot + "-";
    }
}

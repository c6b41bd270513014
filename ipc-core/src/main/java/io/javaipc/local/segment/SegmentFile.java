package io.javaipc.local.segment;

import io.javaipc.files.PrivateDirectory;
import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A file of a space, mapped. It is made under a name of its own, filled, and only then linked to the name by which others
 * look for it: a half-made one is never seen, and who is killed while making one stands in nobody's way.
 */
public final class SegmentFile {
    private static final int CHUNK = 1 << 16;

    private SegmentFile() {}

    /**
     * Opens the file, and makes it when there is none. Of several that make it at once one wins, and all get the winner's.
     *
     * @param path the file
     * @param shape what it has to be
     * @param maker the participant who asks; its slot is held by this process
     * @param initializer writes what the body starts with, where that is not zeros; it gets the whole file
     * @return the whole file, mapped for reading and writing, in the machine's byte order
     * @throws UnusableSegmentException when what is there is something else
     * @throws IpcException when there is no room for it, or the file system refuses
     */
    public static ByteBuffer openOrCreate(Path path, SegmentShape shape, long maker, Consumer<ByteBuffer> initializer) {
        try {
            while (true) {
                try {
                    return open(path, shape);
                } catch (NoSuchFileException e) {
                    create(path, shape, maker, initializer);
                }
            }
        } catch (IOException e) {
            throw IpcException.ofCause("cannot open file of a shared space", "open", path.toString(), e);
        }
    }

    private static ByteBuffer open(Path path, SegmentShape shape) throws IOException {
        ByteBuffer file = map(path);
        SegmentHeader.check(file, shape, path);
        return file;
    }

    private static ByteBuffer map(Path path) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        return Uninterrupted.run(() -> {
            try (FileChannel channel = FileChannel.open(path, options)) {
                // the size that it has, not the one it should have: mapping more would make the file longer
                return channel.map(MapMode.READ_WRITE, 0, Math.min(channel.size(), Integer.MAX_VALUE))
                        .order(ByteOrder.nativeOrder());
            }
        });
    }

    private static void create(Path path, SegmentShape shape, long maker, Consumer<ByteBuffer> initializer)
            throws IOException {
        Path unfinished = path.resolveSibling(prefix(ParticipantId.slot(maker)) + UUID.randomUUID());
        try {
            allocate(unfinished, shape.fileBytes());
            ByteBuffer file = map(unfinished);
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
    static void removeUnfinished(Path directory, int slot) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, prefix(slot) + "*")) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static String prefix(int slot) {
        return ".new-" + slot + "-";
    }
}

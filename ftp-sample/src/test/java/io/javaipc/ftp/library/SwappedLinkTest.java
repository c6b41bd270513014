package io.javaipc.ftp.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody on the server's machine swaps what is there for a link out of the library, again and again. */
class SwappedLinkTest {
    private static final int ENOUGH_READS = 300;
    private static final int MOST_ATTEMPTS = 200_000;

    @TempDir
    private Path directory;

    private Path root;
    private FileLibrary library;
    private final AtomicBoolean done = new AtomicBoolean();

    @BeforeEach
    void openLibrary() throws IOException {
        root = Files.createDirectory(directory.resolve("library"));
        library = FileLibrary.open(root, false);
    }

    @Test
    void fileSwappedForALinkIsNeverReadThroughIt() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), "secret");
        Path real = Files.writeString(directory.resolve("real"), "inside");
        Path name = Files.createLink(root.resolve("name"), real);

        readWhile(
                () -> {
                    // a hard link: the file's identity is the same each time, as it looks to a check before and after
                    replace(Files.createSymbolicLink(directory.resolve("new"), secret), name);
                    replace(Files.createLink(directory.resolve("new"), real), name);
                },
                "/name");
    }

    @Test
    void directorySwappedForALinkIsNeverEntered() throws Exception {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Files.writeString(outside.resolve("file"), "secret");
        Path link = Files.createSymbolicLink(directory.resolve("link"), outside);
        Path inside = Files.createDirectory(root.resolve("sub"));
        Files.writeString(inside.resolve("file"), "inside");
        Path aside = directory.resolve("aside");

        readWhile(
                () -> {
                    Files.move(inside, aside);
                    Files.move(link, inside);
                    Files.move(inside, link);
                    Files.move(aside, inside);
                },
                "/sub/file");
    }

    /** What swaps, once there and back. */
    @FunctionalInterface
    private interface Swap {
        void thereAndBack() throws IOException;
    }

    private void readWhile(Swap swap, String path) throws Exception {
        VirtualPath virtual = VirtualPath.ROOT.resolve(path);
        AtomicReference<IOException> failure = new AtomicReference<>();
        Thread swapper = new Thread(() -> {
            try {
                while (!done.get()) {
                    swap.thereAndBack();
                }
            } catch (IOException e) {
                failure.set(e);
            }
        });
        swapper.start();
        int reads = 0;
        try {
            for (int i = 0; i < MOST_ATTEMPTS && (reads < ENOUGH_READS || i < MOST_ATTEMPTS / 10); i++) {
                String content = read(virtual);
                if (content != null) {
                    assertEquals("inside", content);
                    reads++;
                }
            }
        } finally {
            done.set(true);
            swapper.join();
        }
        assertNull(failure.get());
        assertTrue(reads > 0, "the file was there now and then");
    }

    private String read(VirtualPath path) throws IOException {
        try (FileChannel channel = library.openForReading(path)) {
            ByteBuffer content = ByteBuffer.allocate(100);
            channel.read(content);
            return new String(content.array(), 0, content.position(), StandardCharsets.UTF_8);
        } catch (FileLibraryException e) {
            // caught in the middle of a swap
            return null;
        }
    }

    private static void replace(Path by, Path name) throws IOException {
        Files.move(by, name, StandardCopyOption.ATOMIC_MOVE);
    }
}

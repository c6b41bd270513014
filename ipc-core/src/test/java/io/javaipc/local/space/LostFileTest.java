package io.javaipc.local.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.memory.SegmentLostException;
import io.javaipc.shared.SharedBarrier;
import io.javaipc.shared.SharedEvent;
import io.javaipc.shared.SharedLong;
import io.javaipc.shared.SharedSpace;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody deletes, replaces or truncates a file of a space that others use. */
class LostFileTest {
    @TempDir
    Path temporary;

    private Path directory;
    private SharedSpace space;

    @BeforeEach
    void openSpace() {
        System.setProperty("javaipc.dir", temporary.resolve("spaces").toString());
        directory = temporary.resolve("spaces").resolve("shop");
        space = SharedSpace.open("shop");
    }

    @AfterEach
    void closeSpace() {
        space.close();
        System.clearProperty("javaipc.dir");
    }

    @Test
    void whoWaitsAtADeletedFileIsTold() throws Exception {
        SharedEvent event = space.event("start");
        Running.Call<Void> waiter = Running.untilItWaits(() -> {
            event.await();
            return null;
        });
        Files.delete(directory.resolve("event.start"));
        ExecutionException told = assertThrows(ExecutionException.class, waiter.outcome()::get);
        assertInstanceOf(SegmentLostException.class, told.getCause());
        String message = told.getCause().getMessage();
        assertEquals(
                "file of shared memory was deleted or replaced: path=" + directory.resolve("event.start"), message);
    }

    @Test
    void whoAsksForADeletedOrReplacedFileAgainIsTold() throws Exception {
        SharedLong sold = space.longValue("sold");
        sold.set(7);
        Path file = directory.resolve("long.sold");
        Files.copy(file, directory.resolve("copy"));
        Files.delete(file);
        assertThrows(SegmentLostException.class, () -> space.longValue("sold"));
        Files.move(directory.resolve("copy"), file);
        assertThrows(SegmentLostException.class, () -> space.longValue("sold"));
        assertEquals(7, sold.get());
    }

    @Test
    void aDestroyedSpaceIsNoLoss() throws Exception {
        SharedBarrier barrier = space.barrier("start", 2);
        Running.Call<Integer> waiter = Running.untilItWaits(barrier::await);
        try (SharedSpace again = SharedSpace.open("shop")) {
            again.destroy();
        }
        // longer than it takes to look for the name
        long looked = System.nanoTime() + 400_000_000;
        while (System.nanoTime() < looked) {
            Thread.onSpinWait();
        }
        barrier.await();
        assertEquals(1, waiter.outcome().get());
    }

    /** In a JVM of its own, which a fault might end; interpreted, where Java 17 tells of it at once. */
    @Test
    void whoWaitsAtATruncatedFileIsToldAndTheJvmLives() throws Exception {
        String output = Programs.java(
                        List.of("-Xint", "-Djavaipc.platform=java"),
                        Waits.class,
                        directory.getParent().toString())
                .run()
                .output();
        assertEquals(
                List.of("lost", "lost", "other objects go on"), output.lines().toList());
    }

    /** Waits for an event whose file is cut short meanwhile. */
    static final class Waits {
        private Waits() {}

        public static void main(String[] arguments) throws Exception {
            System.setProperty("javaipc.dir", arguments[0]);
            try (SharedSpace space = SharedSpace.open("other")) {
                SharedEvent event = space.event("start");
                Running.Call<Void> waiter = Running.untilItWaits(() -> {
                    event.await();
                    return null;
                });
                truncate(Path.of(arguments[0], "other", "event.start"));
                try {
                    waiter.outcome().get();
                } catch (ExecutionException e) {
                    System.out.println(e.getCause() instanceof SegmentLostException ? "lost" : e.toString());
                }
                try {
                    event.isSet();
                } catch (SegmentLostException e) {
                    System.out.println("lost");
                }
                if (space.longValue("sold").incrementAndGet() == 1) {
                    System.out.println("other objects go on");
                }
            }
        }

        private static void truncate(Path file) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
        }
    }

    @Test
    void aTruncatedFileIsRefusedByNewcomers() throws Exception {
        Path file = Files.write(directory.resolve("lock.stock"), new byte[10]);
        String message =
                assertThrows(RuntimeException.class, () -> space.lock("stock")).getMessage();
        assertTrue(message.contains("file is not one of a shared space: path=" + file), message);
    }
}

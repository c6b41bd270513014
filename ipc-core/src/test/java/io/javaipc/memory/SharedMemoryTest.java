package io.javaipc.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, sizes, opening, unlinking and closing, in one process. */
class SharedMemoryTest {
    private final String name = Names.unused();
    private final Path file = Names.file(name);

    @AfterEach
    void removeWhatIsThere() throws IOException {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(file);
        } else if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            SharedMemory.unlink(name);
        }
    }

    @Test
    void aSegmentIsAFileOfItsSizeFullOfZerosForItsUserOnly() throws IOException {
        try (SharedMemory memory = SharedMemory.create(name, 10_001)) {
            assertEquals(name, memory.name());
            assertEquals(10_001, memory.size());
            assertEquals(10_001, memory.view().size());
            assertEquals("SharedMemory[name=" + name + ", size=10001]", memory.toString());
            assertArrayEquals(new byte[10_001], Files.readAllBytes(file));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void whatOneHandleWritesAnotherReads() {
        try (SharedMemory memory = SharedMemory.create(name, 100);
                SharedMemory other = SharedMemory.open(name)) {
            memory.view().putInt(96, 42);
            assertEquals(100, other.size());
            assertEquals(42, other.view().getInt(96));
            other.view().putInt(0, 43);
            assertEquals(43, memory.view().getInt(0));
        }
    }

    @Test
    void aLeadingSlashIsThatOfShmOpen() {
        try (SharedMemory memory = SharedMemory.create("/" + name, 1);
                SharedMemory other = SharedMemory.open(name)) {
            assertEquals(name, memory.name());
            assertEquals(name, other.name());
        }
    }

    @Test
    void aTakenNameCannotBeCreated() {
        try (SharedMemory memory = SharedMemory.create(name, 1)) {
            IpcException refusal = assertThrows(IpcException.class, () -> SharedMemory.create(name, 1));
            assertEquals(
                    "shared memory exists already: operation=link, object=" + file + ", errno=EEXIST",
                    refusal.getMessage());
            assertEquals(Optional.of("EEXIST"), refusal.errnoName());
            assertEquals(1, memory.size());
        }
    }

    @Test
    void anAbsentNameCannotBeOpened() {
        IpcException refusal = assertThrows(IpcException.class, () -> SharedMemory.open(name));
        assertEquals("no such shared memory: operation=open, object=" + file + ", errno=ENOENT", refusal.getMessage());
    }

    @Test
    void createOrOpenTakesWhatIsLargeEnough() {
        try (SharedMemory made = SharedMemory.createOrOpen(name, 100);
                SharedMemory found = SharedMemory.createOrOpen(name, 99)) {
            made.view().putByte(99, (byte) 7);
            assertEquals(100, found.size());
            assertEquals(7, found.view().getByte(99));
            IpcException refusal = assertThrows(IpcException.class, () -> SharedMemory.createOrOpen(name, 101));
            assertEquals(
                    "shared memory is smaller than asked for: operation=open, object=" + file + ", asked=101, size=100",
                    refusal.getMessage());
        }
    }

    @Test
    void anUnlinkedSegmentStaysUsableAndItsNameIsFree() {
        try (SharedMemory memory = SharedMemory.create(name, 8)) {
            memory.unlink();
            memory.view().putLong(0, 42);
            assertEquals(42, memory.view().getLong(0));
            try (SharedMemory next = SharedMemory.create(name, 8)) {
                assertEquals(0, next.view().getLong(0));
            }
        }
    }

    @Test
    void aSecondUnlinkFindsNothing() {
        SharedMemory memory = SharedMemory.create(name, 8);
        memory.close();
        memory.unlink();
        IpcException refusal = assertThrows(IpcException.class, memory::unlink);
        assertEquals(
                "no such shared memory: operation=unlink, object=" + file + ", errno=ENOENT", refusal.getMessage());
    }

    @Test
    void closingMayBeRepeatedAndKeepsTheNameAndEndsTheView() {
        SharedMemory memory = SharedMemory.create(name, 8);
        memory.view().putLong(0, 42);
        memory.close();
        memory.close();
        MemoryView view = memory.view();
        for (Executable use : List.<Executable>of(
                () -> view.getByte(0),
                () -> view.putDouble(0, 1),
                () -> view.get(0, new byte[1]),
                () -> view.put(0, new byte[0]),
                () -> view.ints().getVolatile(0),
                () -> view.longs().getAndAdd(0, 1))) {
            String message = assertThrows(IllegalStateException.class, use).getMessage();
            assertEquals("shared memory is closed: name=" + name, message);
        }
        assertEquals(8, memory.size());
        try (SharedMemory again = SharedMemory.open(name)) {
            assertEquals(42, again.view().getLong(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", ".", "..", "/.."})
    void whatIsNoFileNameIsRefused(String bad) {
        assertBadName(bad, "it is no file name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "//a", "../a", "a/"})
    void aSlashInsideIsRefused(String bad) {
        assertBadName(bad, "it has a slash or a NUL inside");
    }

    @Test
    void otherNamesThatCannotBeAreRefused() {
        String message = assertThrows(IllegalArgumentException.class, () -> SharedMemory.open("a\0b"))
                .getMessage();
        assertEquals("not a name of shared memory: name=a?b, reason=it has a slash or a NUL inside", message);
        assertBadName("é".repeat(128), "it is longer than 255 bytes");
        assertBadName(Drafts.PREFIX + "x", "names that begin with .javaipc-new- are taken");
    }

    private static void assertBadName(String bad, String reason) {
        for (Executable use : List.<Executable>of(
                () -> SharedMemory.create(bad, 1),
                () -> SharedMemory.open(bad),
                () -> SharedMemory.createOrOpen(bad, 1))) {
            String message = assertThrows(IllegalArgumentException.class, use).getMessage();
            assertEquals("not a name of shared memory: name=" + bad + ", reason=" + reason, message);
        }
    }

    @Test
    void aNameMayHave255Bytes() {
        String longest = name + "x".repeat(255 - name.length());
        try (SharedMemory memory = SharedMemory.create(longest, 1)) {
            memory.unlink();
            assertEquals(longest, memory.name());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void aSizeThatIsNotPositiveIsRefused(long bytes) {
        for (Executable use : List.<Executable>of(
                () -> SharedMemory.create(name, bytes), () -> SharedMemory.createOrOpen(name, bytes))) {
            String message = assertThrows(IllegalArgumentException.class, use).getMessage();
            assertEquals("size is not positive: name=" + name + ", bytes=" + bytes, message);
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void anEmptyObjectCannotBeOpened() throws IOException {
        Files.createFile(file);
        assertNotOpened("it is empty: its creator has not given it a size");
    }

    @Test
    void aDirectoryCannotBeOpened() throws IOException {
        Files.createDirectory(file);
        assertNotOpened("it is not a regular file");
    }

    @Test
    void aLinkIsNotFollowed(@TempDir Path elsewhere) throws IOException {
        Path target = Files.write(elsewhere.resolve("target"), new byte[8]);
        Files.createSymbolicLink(file, target);
        assertNotOpened("it is not a regular file");
        IpcException refusal = assertThrows(IpcException.class, () -> SharedMemory.create(name, 8));
        assertEquals(Optional.of("EEXIST"), refusal.errnoName());
        assertThrows(IpcException.class, () -> SharedMemory.createOrOpen(name, 8));
    }

    private void assertNotOpened(String cause) {
        IpcException refusal = assertThrows(IpcException.class, () -> SharedMemory.open(name));
        assertEquals(
                "cannot open shared memory: operation=open, object=" + file + ", cause=" + cause, refusal.getMessage());
    }

    @Test
    void anInterruptedThreadIsToldSoAndLeavesNothing(@TempDir Path elsewhere) throws IOException {
        SegmentDirectory directory = new SegmentDirectory(elsewhere, 1 << 12);
        directory.create("there", 8).close();
        Thread.currentThread().interrupt();
        IpcException notOpened = assertThrows(IpcException.class, () -> directory.open("there"));
        IpcException notCreated = assertThrows(IpcException.class, () -> directory.create("new", 8));
        assertTrue(Thread.interrupted());
        assertEquals(
                "cannot open shared memory: operation=open, object=" + elsewhere
                        + "/there, cause=thread was interrupted",
                notOpened.getMessage());
        assertEquals(
                "cannot create shared memory: operation=create, object=" + elsewhere
                        + "/new, cause=thread was interrupted",
                notCreated.getMessage());
        try (Stream<Path> files = Files.list(elsewhere)) {
            assertEquals(List.of(elsewhere.resolve("there")), files.toList());
        }
    }

    @Test
    void withoutTheDirectoryItIsRefusedByName(@TempDir Path elsewhere) {
        Path absent = elsewhere.resolve("absent");
        SegmentDirectory directory = new SegmentDirectory(absent, 1 << 12);
        String message = assertThrows(UnsupportedOperationException.class, () -> directory.create("a", 1))
                .getMessage();
        assertEquals("shared memory by name needs a directory that is not there: directory=" + absent, message);
    }
}

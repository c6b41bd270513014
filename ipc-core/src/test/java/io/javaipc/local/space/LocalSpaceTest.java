package io.javaipc.local.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.javaipc.platform.IpcException;
import io.javaipc.process.Command;
import io.javaipc.shared.SharedLong;
import io.javaipc.shared.SharedSpace;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spaces and what lies in their directories, in a directory of the test's own. */
class LocalSpaceTest {
    @TempDir
    Path temporary;

    private Path base;

    @BeforeEach
    void configure() {
        base = temporary.resolve("spaces");
        System.setProperty("javaipc.dir", base.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty("javaipc.dir");
    }

    @Test
    void nobodyElseMayLookInside() throws Exception {
        try (SharedSpace space = SharedSpace.open("shop")) {
            space.longValue("sold").set(1);
            space.lock("stock").condition("filled");
            assertEquals("rwx------", mode(base));
            assertEquals("rwx------", mode(base.resolve("shop")));
            for (String file : List.of(
                    "participants", "participants.lock", "long.sold", "lock.stock", "condition.lock.stock~filled")) {
                assertEquals("rw-------", mode(base.resolve("shop").resolve(file)), file);
            }
        }
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aDirectoryThatOthersMayEnterIsRefused() throws Exception {
        Files.createDirectory(base, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        String message =
                assertThrows(IpcException.class, () -> SharedSpace.open("shop")).getMessage();
        assertTrue(message.contains("exists, but is not a directory of mode 0700: path=" + base), message);
    }

    @Test
    void aLinkIsNotFollowed() throws Exception {
        Path elsewhere = Files.createDirectory(
                temporary.resolve("elsewhere"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createSymbolicLink(base, elsewhere);
        assertThrows(IpcException.class, () -> SharedSpace.open("shop"));
        Files.delete(base);
        try (SharedSpace space = SharedSpace.open("shop")) {
            Path target = Files.write(temporary.resolve("target"), new byte[100]);
            Files.createSymbolicLink(base.resolve("shop").resolve("long.sold"), target);
            assertThrows(IpcException.class, () -> space.longValue("sold"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", ".x", "a/b", "a b", "a~b", "ä"})
    void namesThatHideOrLeadElsewhereAreRefused(String name) {
        String message = assertThrows(IllegalArgumentException.class, () -> SharedSpace.open(name))
                .getMessage();
        assertTrue(message.startsWith("not a name for a space: name=" + name + ", allowed="), message);
        try (SharedSpace space = SharedSpace.open("shop")) {
            assertThrows(IllegalArgumentException.class, () -> space.longValue(name));
            assertThrows(IllegalArgumentException.class, () -> space.lock(name));
            assertThrows(
                    IllegalArgumentException.class, () -> space.lock("stock").condition(name));
        }
    }

    @Test
    void whatIsDestroyedIsGoneAndItsUsersGoOn() throws Exception {
        SharedSpace old = SharedSpace.open("shop");
        SharedLong oldNumber = old.longValue("sold");
        oldNumber.set(7);
        SharedSpace destroyer = SharedSpace.open("shop");
        destroyer.destroy();
        destroyer.destroy();
        assertFalse(Files.exists(base.resolve("shop")));
        oldNumber.incrementAndGet();
        try (SharedSpace anew = SharedSpace.open("shop")) {
            assertEquals(0, anew.longValue("sold").get());
            assertEquals(8, oldNumber.get());
            old.close();
            assertEquals(0, anew.longValue("sold").get());
        }
        try (var files = Files.list(base)) {
            assertEquals(List.of(base.resolve("shop")), files.toList());
        }
    }

    @Test
    void withoutMemoryNothingIsHalfMade() throws Exception {
        Files.createDirectory(base);
        Command mount = Command.of("mount", "-t", "tmpfs", "-o", "size=128k", "none", base.toString());
        assumeTrue(mount.unchecked().run().status().isSuccess(), "nothing may be mounted here");
        try {
            Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwx------"));
            String message = assertThrows(IpcException.class, () -> SharedSpace.open("shop"))
                    .getMessage();
            assertTrue(message.contains("No space left on device; needed=262144, free="), message);
            try (var files = Files.list(base.resolve("shop"))) {
                assertEquals(List.of(base.resolve("shop").resolve("participants.lock")), files.toList());
            }
        } finally {
            Command.of("umount", base.toString()).run();
        }
        Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwx------"));
        SharedSpace.open("shop").close();
    }

    @Test
    void aHalfRemovedSpaceIsRemovedByTheNext() throws Exception {
        SharedSpace.open("shop").close();
        Files.write(Files.createDirectory(base.resolve(".gone-1")).resolve("long.sold"), new byte[1]);
        SharedSpace.open("shop").close();
        assertFalse(Files.exists(base.resolve(".gone-1")));
    }

    @Test
    void filesThatAreSomethingElseAreNamedAndLeftAlone() throws Exception {
        try (SharedSpace space = SharedSpace.open("shop")) {
            space.longValue("sold").set(7);
            space.lock("stock");
            Path directory = base.resolve("shop");
            Files.write(
                    directory.resolve("long.foreign"),
                    "something else".repeat(10).getBytes());
            refused(space, "foreign", "file is not one of a shared space: path=" + directory.resolve("long.foreign"));
            Files.createFile(directory.resolve("long.empty"));
            refused(space, "empty", "file is not one of a shared space");
            Files.copy(directory.resolve("lock.stock"), directory.resolve("long.lock"));
            refused(space, "lock", "object is of another kind or size");
            refused(space, "lock", "found=LOCK[1], asked=LONG[1]");
            Files.copy(directory.resolve("long.sold"), directory.resolve("long.older"));
            patch(directory.resolve("long.older"), 8, 0);
            refused(space, "older", "file has another layout");
            refused(space, "older", "found=0, understood=1");
            Files.copy(directory.resolve("long.sold"), directory.resolve("long.cut"));
            try (FileChannel channel = FileChannel.open(directory.resolve("long.cut"), StandardOpenOption.WRITE)) {
                channel.truncate(64);
            }
            refused(space, "cut", "file is damaged");
            Files.copy(directory.resolve("long.sold"), directory.resolve("long.later"));
            patch(directory.resolve("long.later"), 12, 99);
            refused(space, "later", "found=unknown(99)[1]");
            assertEquals(7, space.longValue("sold").get());
        }
    }

    private static void patch(Path file, int offset, int value) throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(0, value);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(bytes, offset);
        }
    }

    private static void refused(SharedSpace space, String name, String part) {
        String message =
                assertThrows(IpcException.class, () -> space.longValue(name)).getMessage();
        assertTrue(message.contains(part), message);
    }
}

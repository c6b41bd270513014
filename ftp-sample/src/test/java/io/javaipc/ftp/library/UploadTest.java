package io.javaipc.ftp.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.javaipc.ftp.library.FileLibraryException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An upload is seen complete or not at all. */
class UploadTest {
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    @TempDir
    private Path root;

    private FileLibrary library;
    private VirtualPath name;

    @BeforeEach
    void openLibrary() throws IOException {
        library = FileLibrary.open(root, true);
        name = VirtualPath.ROOT.resolve("name");
    }

    @Test
    void appearsUnderItsNameOnlyWhenComplete() throws IOException {
        try (Upload upload = library.upload(name)) {
            write(upload, "new");
            assertFalse(Files.exists(root.resolve("name")));
            upload.complete();
            assertEquals("new", Files.readString(root.resolve("name")));
        }
        assertEquals(List.of("name"), realNames());
    }

    @Test
    void temporaryIsHiddenFromClients() throws IOException {
        try (Upload upload = library.upload(name)) {
            write(upload, "new");
            String temporary = realNames().get(0);
            assertEquals(List.of(), library.list(VirtualPath.ROOT));
            assertThrows(FileLibraryException.class, () -> VirtualPath.ROOT.resolve(temporary));
        }
    }

    @Test
    void abortedUploadLeavesNothingAndKeepsTheOldFile() throws IOException {
        Files.writeString(root.resolve("name"), "old");
        try (Upload upload = library.upload(name)) {
            write(upload, "half of the new");
            assertEquals("old", Files.readString(root.resolve("name")));
        }
        assertEquals("old", Files.readString(root.resolve("name")));
        assertEquals(List.of("name"), realNames());
    }

    @Test
    void replacesTheOldFileInOneStep() throws IOException {
        Files.writeString(root.resolve("name"), "the old file");
        try (FileChannel old = library.openForReading(name);
                Upload upload = library.upload(name)) {
            write(upload, "new");
            upload.complete();
            assertEquals("new", Files.readString(root.resolve("name")));
            assertEquals(12, old.size());
        }
    }

    @Test
    void ofTwoUploadsToOneNameTheOneCompletedLastStays() throws IOException {
        try (Upload first = library.upload(name);
                Upload second = library.upload(name)) {
            write(first, "first");
            write(second, "2nd");
            write(first, " of two");
            second.complete();
            assertEquals("2nd", Files.readString(root.resolve("name")));
            first.complete();
        }
        assertEquals("first of two", Files.readString(root.resolve("name")));
        assertEquals(List.of("name"), realNames());
    }

    @Test
    void nameTakenByADirectoryMeanwhileFailsAndLeavesNothing() throws IOException {
        try (Upload upload = library.upload(name)) {
            write(upload, "new");
            Files.createDirectory(root.resolve("name"));
            assertEquals(
                    Reason.FAILED,
                    assertThrows(FileLibraryException.class, upload::complete).reason());
        }
        assertEquals(List.of("name"), realNames());
    }

    @Test
    void hasTheModeOfAnyOtherNewFile() throws IOException {
        try (Upload upload = library.upload(name)) {
            upload.complete();
        }
        Files.writeString(root.resolve("ordinary"), "");
        assertEquals(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("ordinary"))),
                PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("name"))));
    }

    @Test
    void fileSystemThatTakesNoMoreIsACleanErrorAndNothingIsLeft() throws IOException {
        assumeTrue(Files.isExecutable(PRLIMIT), "needs prlimit of util-linux");
        Files.writeString(root.resolve("name"), "old");
        // a limit on the file's size fails a write in the middle, like a full disk
        List<String> limited = List.of(PRLIMIT.toString(), "--fsize=1000000", "--");
        try (ChildJvm child = ChildJvm.start(limited, UploaderProcess.class, root.toString(), "name", "2000000")) {
            assertEquals("NOT_WRITTEN", child.readLine());
        }
        assertEquals("old", Files.readString(root.resolve("name")));
        assertEquals(List.of("name"), realNames());
    }

    private static void write(Upload upload, String content) throws FileLibraryException {
        upload.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> realNames() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

package io.javaipc.ftp.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dead's temporary files go, the living's stay. */
class StaleUploadSweepTest {
    @TempDir
    private Path root;

    private FileLibrary library;

    @BeforeEach
    void openLibrary() throws IOException {
        Files.createDirectory(root.resolve("sub"));
        library = FileLibrary.open(root, true);
    }

    @Test
    void removesWhatAKilledProcessLeft() throws IOException {
        try (ChildJvm child = startUpload("sub/name")) {
            assertEquals("written", child.readLine());
        }
        assertEquals(1, files(root.resolve("sub")).size(), "the killed process left its temporary file");

        assertEquals(1, library.sweepStaleUploads());
        assertEquals(List.of(), files(root.resolve("sub")));
    }

    @Test
    void leavesALiveUploadOfAnotherProcessAlone() throws IOException {
        try (ChildJvm child = startUpload("sub/name")) {
            assertEquals("written", child.readLine());

            assertEquals(0, library.sweepStaleUploads());
            child.println("complete");
            assertEquals("complete", child.readLine());
        }
        assertEquals(1000, Files.size(root.resolve("sub/name")));
    }

    @Test
    void leavesALiveUploadOfThisProcessAloneAndLocked() throws IOException {
        try (Upload upload = library.upload(VirtualPath.ROOT.resolve("name"))) {
            upload.write(ByteBuffer.wrap(new byte[10]));
            assertEquals(0, library.sweepStaleUploads());
            // had this process's sweep opened the file, the lock would be gone and the other's would remove it
            try (ChildJvm other = ChildJvm.start(List.of(), SweeperProcess.class, root.toString())) {
                assertEquals("0", other.readLine());
            }
            upload.complete();
        }
        assertEquals(10, Files.size(root.resolve("name")));
    }

    @Test
    void leavesEverythingElseAlone() throws IOException {
        Files.writeString(root.resolve("file"), "x");
        Files.writeString(root.resolve(".hidden"), "x");
        Path outside = Files.createTempDirectory("outside");
        Path foreign = Files.writeString(outside.resolve(".javaipc-upload-0-1"), "x");
        Files.createSymbolicLink(root.resolve("link"), outside);
        Files.createSymbolicLink(root.resolve(".javaipc-upload-0-2"), foreign);

        assertEquals(0, library.sweepStaleUploads());
        assertTrue(Files.exists(foreign));
        assertEquals(5, files(root).size());
        Files.delete(foreign);
        Files.delete(outside);
    }

    private ChildJvm startUpload(String name) throws IOException {
        return ChildJvm.start(List.of(), UploaderProcess.class, root.toString(), name, "1000");
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    /** Sweeps in a process of its own, and prints how many files it removed. */
    static final class SweeperProcess {
        private SweeperProcess() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println(FileLibrary.open(Path.of(arguments[0]), true).sweepStaleUploads());
        }
    }
}

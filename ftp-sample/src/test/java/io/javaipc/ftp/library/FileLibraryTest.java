package io.javaipc.ftp.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.ftp.library.FileLibraryException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a library shows, and that nothing outside of it is reached. */
class FileLibraryTest {
    @TempDir
    private Path directory;

    private Path root;
    private Path outside;
    private FileLibrary library;

    @BeforeEach
    void openLibrary() throws IOException {
        root = Files.createDirectory(directory.resolve("library"));
        outside = Files.createDirectory(directory.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        Files.writeString(root.resolve("file"), "content");
        Files.createDirectories(root.resolve("sub/deep"));
        Files.writeString(root.resolve("sub/deep/inner"), "inner");
        library = FileLibrary.open(root, true);
    }

    @Test
    void readsFilesBelowTheRoot() throws IOException {
        assertEquals("content", read("/file"));
        assertEquals("inner", read("/sub/deep/../deep/inner"));
    }

    @Test
    void listsRegularFilesAndDirectoriesByName() throws IOException {
        assertEquals(List.of("file", "sub"), names("/"));
        FileEntry file = library.list(VirtualPath.ROOT).get(0);
        assertFalse(file.directory());
        assertEquals(7, file.size());
        assertTrue(library.list(VirtualPath.ROOT).get(1).directory());
    }

    @Test
    void findsFilesDirectoriesAndTheRoot() throws IOException {
        assertEquals(5, library.find(path("/sub/deep/inner")).size());
        assertTrue(library.find(path("/sub/deep")).directory());
        assertTrue(library.find(VirtualPath.ROOT).directory());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside/secret", "/../outside/secret", "sub/../../outside/secret"})
    void doesNotReadAboveTheRoot(String written) {
        assertFails(Reason.NOT_FOUND, () -> read(written));
    }

    @Test
    void takesAbsolutePathsAsBelowTheRoot() {
        assertFails(Reason.NOT_FOUND, () -> read(outside.resolve("secret").toString()));
    }

    @Test
    void doesNotFollowALinkToAFile() throws IOException {
        Files.createSymbolicLink(root.resolve("link"), outside.resolve("secret"));

        assertFails(Reason.NOT_FOUND, () -> read("/link"));
        assertFails(Reason.NOT_FOUND, () -> library.find(path("/link")));
        assertFails(Reason.NOT_FOUND, () -> library.delete(path("/link")));
        assertFails(Reason.NOT_A_FILE, () -> store("/link", "changed"));
        assertEquals(List.of("file", "sub"), names("/"));
        assertEquals("secret", Files.readString(outside.resolve("secret")));
    }

    @Test
    void doesNotFollowALinkToADirectory() throws IOException {
        Files.createSymbolicLink(root.resolve("sub/link"), outside);

        assertFails(Reason.NOT_FOUND, () -> read("/sub/link/secret"));
        assertFails(Reason.NOT_FOUND, () -> names("/sub/link"));
        assertFails(Reason.NOT_FOUND, () -> library.find(path("/sub/link/secret")));
        assertFails(Reason.NOT_FOUND, () -> library.delete(path("/sub/link/secret")));
        assertFails(Reason.NOT_FOUND, () -> store("/sub/link/new", "new"));
        assertEquals(List.of("deep"), names("/sub"));
        assertFalse(Files.exists(outside.resolve("new")));
    }

    @Test
    void directoryOnceOpenIsNotSwappedForALink() throws IOException {
        try (Upload upload = library.upload(path("/sub/deep/new"))) {
            Files.move(root.resolve("sub"), root.resolve("moved"));
            Files.createDirectory(outside.resolve("deep"));
            Files.createSymbolicLink(root.resolve("sub"), outside);
            upload.write(ByteBuffer.wrap(new byte[3]));
            upload.complete();
        }

        assertFalse(Files.exists(outside.resolve("deep/new")));
        assertEquals(3, Files.size(root.resolve("moved/deep/new")));
    }

    @Test
    void descriptorsThemselvesFollowNoLink() throws IOException {
        Files.createSymbolicLink(root.resolve("link"), outside);
        Files.createSymbolicLink(root.resolve("secret"), outside.resolve("secret"));

        try (LibraryDirectory open = LibraryDirectory.openRoot(root)) {
            assertThrows(NoSuchFileException.class, () -> open.child("link"));
            assertThrows(NotDirectoryException.class, () -> open.child("file"));
            assertThrows(IOException.class, () -> open.create("secret"));
            assertTrue(open.attributes("secret").isSymbolicLink());
        }
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void neitherShowsNorOpensAFifo() throws IOException, InterruptedException {
        makeFifo(root.resolve("fifo"));

        assertEquals(List.of("file", "sub"), names("/"));
        assertFails(Reason.NOT_FOUND, () -> read("/fifo"));
        assertFails(Reason.NOT_FOUND, () -> names("/fifo"));
        assertFails(Reason.NOT_FOUND, () -> library.delete(path("/fifo")));
        assertFails(Reason.NOT_A_FILE, () -> store("/fifo", "new"));
    }

    @Test
    void namesWithControlCharactersAreNotShown() throws IOException {
        Files.writeString(root.resolve("line\nbreak"), "x");
        Files.writeString(root.resolve("esc\u001b"), "x");

        assertEquals(List.of("file", "sub"), names("/"));
    }

    @Test
    void filesAndDirectoriesAreToldApart() {
        assertFails(Reason.NOT_A_FILE, () -> read("/sub"));
        assertFails(Reason.NOT_A_FILE, () -> read("/"));
        assertFails(Reason.NOT_A_FILE, () -> library.delete(path("/sub")));
        assertFails(Reason.NOT_A_FILE, () -> store("/sub", "new"));
        assertFails(Reason.NOT_A_FILE, () -> store("/", "new"));
        assertFails(Reason.NOT_A_DIRECTORY, () -> names("/file"));
        assertFails(Reason.NOT_A_DIRECTORY, () -> read("/file/x"));
        assertFails(Reason.NOT_FOUND, () -> store("/missing/new", "new"));
    }

    @Test
    void deletesFiles() throws IOException {
        library.delete(path("/sub/deep/inner"));

        assertFalse(Files.exists(root.resolve("sub/deep/inner")));
        assertFails(Reason.NOT_FOUND, () -> library.delete(path("/sub/deep/inner")));
    }

    @Test
    void readOnlyLibraryRefusesChanges() throws IOException {
        FileLibrary readOnly = FileLibrary.open(root, false);

        assertFails(Reason.READ_ONLY, () -> readOnly.delete(path("/file")));
        assertFails(Reason.READ_ONLY, () -> readOnly.upload(path("/new")));
        assertFails(Reason.READ_ONLY, readOnly::sweepStaleUploads);
        assertTrue(Files.exists(root.resolve("file")));
    }

    @Test
    void messagesDoNotTellTheRealPath() throws IOException {
        Files.delete(root.resolve("file"));
        FileLibrary gone = FileLibrary.open(Files.createDirectory(directory.resolve("gone")), true);
        Files.delete(directory.resolve("gone"));

        FileLibraryException missing = assertThrows(FileLibraryException.class, () -> read("/file"));
        FileLibraryException noRoot = assertThrows(FileLibraryException.class, () -> gone.list(VirtualPath.ROOT));
        assertEquals("no such file or directory: path=/file", missing.getMessage());
        assertEquals("no such file or directory: path=/", noRoot.getMessage());
    }

    @Test
    void opensDirectoriesOnly() {
        assertThrows(NotDirectoryException.class, () -> FileLibrary.open(root.resolve("file"), false));
        assertThrows(NoSuchFileException.class, () -> FileLibrary.open(root.resolve("missing"), false));
    }

    @Test
    void rootMayBeALink() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), root);

        assertEquals(2, FileLibrary.open(link, false).list(VirtualPath.ROOT).size());
    }

    private static void makeFifo(Path fifo) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
    }

    private static void assertFails(Reason reason, Executable operation) {
        assertEquals(reason, assertThrows(FileLibraryException.class, operation).reason());
    }

    private static VirtualPath path(String written) throws FileLibraryException {
        return VirtualPath.ROOT.resolve(written);
    }

    private List<String> names(String written) throws IOException {
        return library.list(path(written)).stream().map(FileEntry::name).toList();
    }

    private String read(String written) throws IOException {
        try (FileChannel channel = library.openForReading(path(written))) {
            ByteBuffer content = ByteBuffer.allocate(100);
            channel.read(content);
            return new String(content.array(), 0, content.position(), StandardCharsets.UTF_8);
        }
    }

    private void store(String written, String content) throws IOException {
        try (Upload upload = library.upload(path(written))) {
            upload.write(StandardCharsets.UTF_8.encode(content));
            upload.complete();
        }
    }
}

package io.javaipc.ftp.library;

import io.javaipc.ftp.library.FileLibraryException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The one directory that is served, and the choke point for every path that comes from a client.
 *
 * <p>Nothing outside of the directory is ever read, written or listed. Paths are walked name by name, each relative to the
 * descriptor of the directory before and without following symbolic links. So a link is as if it were not there, even one
 * which stays inside, and swapping a directory for a link between a check and its use leads nowhere. Resolving the real
 * path and comparing it with the root would leave that gap open. Only regular files and directories are shown; anything
 * else is never opened.
 *
 * <p>An upload is seen under its name only when it is complete. Several processes may serve one directory.
 *
 * <p>Failures are {@link FileLibraryException}, whose message names virtual paths only. Thread-safe.
 */
public final class FileLibrary {
    private final Path root;
    private final boolean writable;

    private FileLibrary(Path root, boolean writable) {
        this.root = root;
        this.writable = writable;
    }

    /**
     * Opens a library.
     *
     * @param root the directory to serve; it may itself be a symbolic link
     * @param writable whether clients may store and delete
     * @return the library
     * @throws IOException when the root is no directory that can be read, or this platform cannot serve one safely
     */
    public static FileLibrary open(Path root, boolean writable) throws IOException {
        Path real = root.toRealPath();
        LibraryDirectory.openRoot(real).close();
        return new FileLibrary(real, writable);
    }

    /**
     * Tells whether clients may store and delete.
     *
     * @return true unless the library is read-only
     */
    public boolean writable() {
        return writable;
    }

    /**
     * Looks something up.
     *
     * @param path what to look up
     * @return the file or directory
     * @throws FileLibraryException when there is none that a client may see
     */
    public FileEntry find(VirtualPath path) throws FileLibraryException {
        try (LibraryDirectory parent = LibraryDirectory.open(root, path.parent())) {
            return FileEntry.of(path.name(), parent.visible(path.isRoot() ? "." : path.name()));
        } catch (IOException e) {
            throw Failure.of(e, path);
        }
    }

    /**
     * Lists a directory.
     *
     * @param path the directory
     * @return its regular files and directories, by name
     * @throws FileLibraryException when there is no such directory
     */
    public List<FileEntry> list(VirtualPath path) throws FileLibraryException {
        List<FileEntry> entries = new ArrayList<>();
        try (LibraryDirectory directory = LibraryDirectory.open(root, path)) {
            directory.forEach((name, attributes) -> {
                if ((attributes.isRegularFile() || attributes.isDirectory()) && VirtualPath.isAllowed(name)) {
                    entries.add(FileEntry.of(name, attributes));
                }
            });
        } catch (IOException e) {
            throw Failure.of(e, path);
        }
        entries.sort(Comparator.comparing(FileEntry::name));
        return entries;
    }

    /**
     * Opens a file for reading. What is read is one version of it, whatever is uploaded meanwhile.
     *
     * @param path the file
     * @return its content; the caller closes it
     * @throws FileLibraryException when there is no such regular file
     */
    public FileChannel openForReading(VirtualPath path) throws FileLibraryException {
        try (LibraryDirectory parent = openParent(path)) {
            return parent.openExisting(path.name(), StandardOpenOption.READ);
        } catch (IOException e) {
            throw Failure.of(e, path);
        }
    }

    /**
     * Begins an upload.
     *
     * @param path where the file shall appear, in an existing directory
     * @return the upload; the caller closes it
     * @throws FileLibraryException when the library is read-only, or nothing can be stored there
     */
    public Upload upload(VirtualPath path) throws FileLibraryException {
        requireWritable(path);
        try {
            LibraryDirectory parent = openParent(path);
            try {
                requireFileOrNothing(parent, path.name());
                return new Upload(parent, TemporaryFile.create(parent), path);
            } catch (IOException e) {
                parent.close();
                throw e;
            }
        } catch (IOException e) {
            throw Failure.of(e, path);
        }
    }

    /**
     * Deletes a regular file.
     *
     * @param path the file
     * @throws FileLibraryException when the library is read-only, or there is no such file
     */
    public void delete(VirtualPath path) throws FileLibraryException {
        requireWritable(path);
        try (LibraryDirectory parent = openParent(path)) {
            if (parent.visible(path.name()).isDirectory()) {
                throw new FileIsDirectoryException(path.name());
            }
            parent.unlink(path.name());
        } catch (IOException e) {
            throw Failure.of(e, path);
        }
    }

    /**
     * Removes what uploads left behind whose process died. Uploads that live, here or in another process, are not touched.
     *
     * @return how many files were removed
     * @throws FileLibraryException when the library is read-only or a directory cannot be read
     */
    public int sweepStaleUploads() throws FileLibraryException {
        requireWritable(VirtualPath.ROOT);
        try (LibraryDirectory directory = LibraryDirectory.openRoot(root)) {
            return new StaleUploadSweep().sweep(directory);
        } catch (IOException e) {
            throw Failure.of(e, VirtualPath.ROOT);
        }
    }

    private LibraryDirectory openParent(VirtualPath path) throws IOException {
        if (path.isRoot()) {
            throw new FileIsDirectoryException("/");
        }
        return LibraryDirectory.open(root, path.parent());
    }

    private void requireWritable(VirtualPath path) throws FileLibraryException {
        if (!writable) {
            throw new FileLibraryException(Reason.READ_ONLY, path);
        }
    }

    private static void requireFileOrNothing(LibraryDirectory parent, String name) throws IOException {
        try {
            BasicFileAttributes existing = parent.attributes(name);
            if (!existing.isRegularFile()) {
                throw new FileIsDirectoryException(name);
            }
        } catch (NoSuchFileException e) {
            return;
        }
    }

    @Override
    public String toString() {
        return "FileLibrary[root=" + root + ", writable=" + writable + "]";
    }
}

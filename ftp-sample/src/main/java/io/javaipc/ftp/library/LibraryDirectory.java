package io.javaipc.ftp.library;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/**
 * One open directory of the library. Every operation takes a single name, is relative to the directory's descriptor
 * (openat, fstatat, unlinkat, renameat) and follows no symbolic link, so that nothing which is renamed or replaced by a
 * link in the meantime leads anywhere else. Used by one thread.
 *
 * <p>Before something is opened its kind is looked up, because opening a FIFO would wait for its other end. Somebody who
 * may write to the directory on the server's machine can still win the race in between; what he gains is one session that
 * waits, or that reads the FIFO he put there himself.
 */
final class LibraryDirectory implements Closeable {
    private static final int ATTEMPTS = 10;

    private final SecureDirectoryStream<Path> stream;

    private LibraryDirectory(SecureDirectoryStream<Path> stream) {
        this.stream = stream;
    }

    /** What is done with each name of a directory. */
    @FunctionalInterface
    interface Visitor {
        void visit(String name, BasicFileAttributes attributes) throws IOException;
    }

    static LibraryDirectory openRoot(Path root) throws IOException {
        DirectoryStream<Path> opened = Files.newDirectoryStream(root);
        if (opened instanceof SecureDirectoryStream<Path> secure) {
            return new LibraryDirectory(secure);
        }
        opened.close();
        throw new FileSystemException(root.toString(), null, "this platform cannot open files relative to a directory");
    }

    static LibraryDirectory open(Path root, VirtualPath path) throws IOException {
        LibraryDirectory directory = openRoot(root);
        for (String name : path.names()) {
            try (LibraryDirectory parent = directory) {
                directory = parent.child(name);
            }
        }
        return directory;
    }

    LibraryDirectory child(String name) throws IOException {
        if (!visible(name).isDirectory()) {
            throw new NotDirectoryException(name);
        }
        return new LibraryDirectory(stream.newDirectoryStream(FileNames.toPath(name), LinkOption.NOFOLLOW_LINKS));
    }

    /** The attributes of a regular file or a directory; anything else is as if it were not there. */
    BasicFileAttributes visible(String name) throws IOException {
        BasicFileAttributes attributes = attributes(name);
        if (!attributes.isRegularFile() && !attributes.isDirectory()) {
            throw new NoSuchFileException(name);
        }
        return attributes;
    }

    BasicFileAttributes attributes(String name) throws IOException {
        return stream.getFileAttributeView(
                        FileNames.toPath(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    /** Visits all names but those that end meanwhile. Once only. */
    void forEach(Visitor visitor) throws IOException {
        try {
            for (Path entry : stream) {
                visit(FileNames.lastName(entry), visitor);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private void visit(String name, Visitor visitor) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = attributes(name);
        } catch (NoSuchFileException e) {
            return;
        }
        visitor.visit(name, attributes);
    }

    FileChannel create(String name) throws IOException {
        return open(name, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Opens a regular file; a directory is a {@link FileIsDirectoryException}. */
    FileChannel openExisting(String name, StandardOpenOption access) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Object before = regularFileKey(name);
            FileChannel channel = open(name, access);
            try {
                if (before.equals(regularFileKey(name))) {
                    return channel;
                }
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            // replaced in between, as the end of an upload does it
            channel.close();
        }
        throw new FileSystemException(name, null, "file is replaced again and again while it is opened");
    }

    private Object regularFileKey(String name) throws IOException {
        BasicFileAttributes attributes = visible(name);
        if (attributes.isDirectory()) {
            throw new FileIsDirectoryException(name);
        }
        return attributes.fileKey();
    }

    private FileChannel open(String name, StandardOpenOption... options) throws IOException {
        Set<OpenOption> all = new HashSet<>(Set.of(options));
        all.add(LinkOption.NOFOLLOW_LINKS);
        SeekableByteChannel channel = stream.newByteChannel(FileNames.toPath(name), all);
        return (FileChannel) channel;
    }

    /** Renames within this directory, atomically, over whatever file has the new name. */
    void rename(String from, String to) throws IOException {
        stream.move(FileNames.toPath(from), stream, FileNames.toPath(to));
    }

    void unlink(String name) throws IOException {
        stream.deleteFile(FileNames.toPath(name));
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}

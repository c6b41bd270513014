package io.javaipc.durable;

import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The directory of a queue: of mode 0700, with Chronicle's files and ours.
 *
 * @param path where it is
 */
record QueueDirectory(Path path) {
    private static final String MODE = "rwx------";
    private static final String READER_PREFIX = "reader-";
    private static final String READER_SUFFIX = ".page";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");

    /** Makes it where there is none; those above it must be there. */
    static QueueDirectory open(Path directory) {
        Path path = directory.toAbsolutePath();
        try {
            make(path);
            PosixFileAttributes found =
                    Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!found.isDirectory()
                    || !PosixFilePermissions.toString(found.permissions()).equals(MODE)) {
                throw new IOException("exists, but is not a directory of mode 0700");
            }
        } catch (IOException e) {
            throw IpcException.ofCause("queue cannot be opened", "mkdir", path.toString(), e);
        }
        return new QueueDirectory(path);
    }

    private static void make(Path path) throws IOException {
        try {
            Files.createDirectory(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(MODE)));
        } catch (FileAlreadyExistsException e) {
            // looked at next
            return;
        } catch (NoSuchFileException e) {
            throw new IOException("the directory above is missing", e);
        }
    }

    Path gate() {
        return path.resolve("gate.lock");
    }

    Path state() {
        return path.resolve("state.page");
    }

    Path reader(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of a reader: name=" + name + ", allowed=" + NAME);
        }
        return path.resolve(READER_PREFIX + name + READER_SUFFIX);
    }

    Set<String> readers() {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, READER_PREFIX + "*" + READER_SUFFIX)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                names.add(name.substring(READER_PREFIX.length(), name.length() - READER_SUFFIX.length()));
            }
        } catch (IOException e) {
            throw IpcException.ofCause("readers cannot be listed", "readdir", path.toString(), e);
        }
        return names;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}

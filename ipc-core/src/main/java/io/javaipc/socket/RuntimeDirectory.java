package io.javaipc.socket;

import io.javaipc.files.PrivateDirectory;
import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory of this JVM alone, for its sockets and its workers' tokens.
 *
 * <pre>
 * TMP/javaipc-USER/               mode 0700, owned by the user: checked, for TMP belongs to everybody
 *     PID-RANDOM.lock             locked by the JVM for its life: the kernel frees it however the JVM ends
 *     PID-RANDOM/                 mode 0700
 * </pre>
 *
 * A JVM removes its own at its exit, and at its start what killed ones left. The lock file comes before the directory and
 * goes after it, so that whatever exists can be told to be dead.
 */
public final class RuntimeDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(RuntimeDirectory.class);
    private static final String LOCK_SUFFIX = ".lock";
    // sun_path of unix(7) holds 108 bytes with its NUL, 104 on macOS; the rest of our paths needs about 60
    private static final int LONGEST_TEMPORARY_DIRECTORY = 40;

    private static RuntimeDirectory current;

    private final Path path;
    private final Path lockFile;
    // kept open for the JVM's life: closing any descriptor of the file in this process gives up its lock
    private final FileChannel lockChannel;

    private RuntimeDirectory(Path path, Path lockFile, FileChannel lockChannel) {
        this.path = path;
        this.lockFile = lockFile;
        this.lockChannel = lockChannel;
    }

    /**
     * This JVM's directory. The first call makes it, and removes what dead JVMs left beside it; it goes when the JVM exits.
     *
     * @return the directory
     * @throws IpcException when it cannot be made
     */
    public static synchronized RuntimeDirectory current() {
        if (current == null) {
            RuntimeDirectory made = createIn(temporaryDirectory());
            Runtime.getRuntime().addShutdownHook(new Thread(made::remove, "javaipc-runtime-directory"));
            current = made;
        }
        return current;
    }

    static RuntimeDirectory createIn(Path temporary) {
        Path base =
                temporary.resolve("javaipc-" + System.getProperty("user.name").replace('/', '_'));
        try {
            PrivateDirectory.make(base);
            sweep(base);
            RuntimeDirectory made = makeOwn(base);
            PrivateDirectory.requireOwner(base, made.path);
            return made;
        } catch (IOException e) {
            throw IpcException.ofCause("cannot make runtime directory", "mkdir", base.toString(), e);
        }
    }

    private static Path temporaryDirectory() {
        Path configured = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        Path usual = Path.of("/tmp");
        boolean tooLong = configured.toString().length() > LONGEST_TEMPORARY_DIRECTORY;
        return tooLong && Files.isWritable(usual) ? usual : configured;
    }

    private static RuntimeDirectory makeOwn(Path base) throws IOException {
        while (true) {
            String name = ProcessHandle.current().pid() + "-"
                    + UUID.randomUUID().toString().substring(0, 8);
            Path lockFile = base.resolve(name + LOCK_SUFFIX);
            FileChannel channel = FileChannel.open(
                    lockFile,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PrivateDirectory.MODE_0600);
            FileLock lock = channel.tryLock();
            // a sweeper may have taken it for a dead one's between the two steps
            if (lock != null && Files.exists(lockFile)) {
                Path directory = Files.createDirectory(base.resolve(name), PrivateDirectory.MODE_0700);
                return new RuntimeDirectory(directory, lockFile, channel);
            }
            channel.close();
        }
    }

    private static void sweep(Path base) throws IOException {
        String own = ProcessHandle.current().pid() + "-";
        try (DirectoryStream<Path> lockFiles = Files.newDirectoryStream(base, "*" + LOCK_SUFFIX)) {
            for (Path lockFile : lockFiles) {
                // opening and closing a lock file of this very process would give up its lock
                if (!lockFile.getFileName().toString().startsWith(own)) {
                    removeIfDead(lockFile);
                }
            }
        }
    }

    private static void removeIfDead(Path lockFile) {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                String name = lockFile.getFileName().toString();
                remove(lockFile.resolveSibling(name.substring(0, name.length() - LOCK_SUFFIX.length())), lockFile);
            }
        } catch (NoSuchFileException | OverlappingFileLockException e) {
            LOG.debug("not a leftover after all: file={}", lockFile);
        } catch (IOException e) {
            LOG.warn("leftover of a dead JVM cannot be removed: file={}", lockFile, e);
        }
    }

    private static void remove(Path directory, Path lockFile) throws IOException {
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(directory);
        }
        Files.deleteIfExists(lockFile);
    }

    /**
     * Where it is.
     *
     * @return its path, short enough for a socket in it
     */
    public Path path() {
        return path;
    }

    /**
     * Writes a file that only this user can read.
     *
     * @param name the name of the file, which is not there yet
     * @param content its content
     * @return the file
     * @throws IOException when it is there, or cannot be written
     */
    public Path writePrivate(String name, byte[] content) throws IOException {
        Path file = path.resolve(name);
        try (FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PrivateDirectory.MODE_0600)) {
            channel.write(ByteBuffer.wrap(content));
        }
        return file;
    }

    /** Removes the directory; nothing of this JVM may use it any more. */
    void remove() {
        try {
            remove(path, lockFile);
            lockChannel.close();
        } catch (IOException e) {
            LOG.debug("runtime directory is left to the next sweep: path={}", path, e);
        }
    }
}

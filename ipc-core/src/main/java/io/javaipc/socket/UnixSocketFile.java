package io.javaipc.socket;

import io.javaipc.files.PrivateDirectory;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The file at which a Unix-domain socket listens: of mode 0600, in place of what a dead listener left, and removed in the end
 * unless it has become somebody else's. All this is done under a lock of the user's, for two that start at once would take
 * each other's for a dead one's.
 */
public final class UnixSocketFile {
    // not called .lock, which is what a dead JVM's would be swept by
    private static final String LOCK_NAME = "binding";
    private static final Object IN_THIS_JVM = new Object();
    private static final int TYPE_MASK = 0170000;
    private static final int SOCKET_TYPE = 0140000;

    private final Path path;
    private final ServerSocketChannel listener;
    private final Object identity;

    private UnixSocketFile(Path path, ServerSocketChannel listener, Object identity) {
        this.path = path;
        this.listener = listener;
        this.identity = identity;
    }

    private interface Step<R> {
        R run() throws IOException;
    }

    /**
     * Listens at a file.
     *
     * @param path the file
     * @param backlog how many may wait to be accepted
     * @return the file and its listener
     * @throws BindException when somebody listens there, or something else is there
     * @throws IOException when the system refuses
     */
    public static UnixSocketFile bind(Path path, int backlog) throws IOException {
        return alone(() -> {
            removeDead(path);
            ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            boolean bound = false;
            try {
                listener.bind(UnixDomainSocketAddress.of(path), backlog);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
                UnixSocketFile file = new UnixSocketFile(path, listener, identity(path));
                bound = true;
                return file;
            } finally {
                if (!bound) {
                    listener.close();
                }
            }
        });
    }

    private static <R> R alone(Step<R> step) throws IOException {
        Path lockFile = RuntimeDirectory.current().path().resolveSibling(LOCK_NAME);
        // a JVM must not open a file that it has locked: closing it would give the lock up
        synchronized (IN_THIS_JVM) {
            try (FileChannel channel = FileChannel.open(
                    lockFile,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PrivateDirectory.MODE_0600)) {
                // given up by closing the file
                channel.lock();
                return step.run();
            }
        }
    }

    private static void removeDead(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        if ((mode & TYPE_MASK) != SOCKET_TYPE) {
            throw new BindException("cannot listen here, there is a file that is no socket: path=" + path);
        }
        if (isAlive(path)) {
            throw new BindException("cannot listen here, somebody does: path=" + path);
        }
        Files.deleteIfExists(path);
    }

    private static boolean isAlive(Path path) throws IOException {
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            // non-blocking: one whose queue is full lives too
            probe.configureBlocking(false);
            probe.connect(UnixDomainSocketAddress.of(path));
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }

    private static Object identity(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    /**
     * Who listens.
     *
     * @return the listener; to be closed by {@link #close()}
     */
    public ServerSocketChannel listener() {
        return listener;
    }

    /**
     * Stops to listen, and removes the file.
     *
     * @throws IOException when the system refuses
     */
    public void close() throws IOException {
        listener.close();
        alone(() -> {
            try {
                return identity.equals(identity(path)) && Files.deleteIfExists(path);
            } catch (NoSuchFileException e) {
                return false;
            }
        });
    }
}

package io.javaipc.posix.ipc;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where {@link DescriptorChannel}s are connected to by a path: a listening Unix-domain socket of mode 0600, less the umask.
 *
 * <pre>{@code
 * try (DescriptorListener listener = DescriptorListener.listen(directory.resolve("handover"))) {
 *     try (DescriptorChannel peer = listener.accept()) {       // the other: DescriptorChannel.connect(path)
 *         peer.send(new byte[] {1}, descriptor);
 *     }
 * }
 * }</pre>
 *
 * <p><b>When the process dies</b> the path stays and refuses whoever connects ({@code ECONNREFUSED}); the next listener has
 * to delete it first. Put it in a directory that only its owner may write to, so that nobody else listens there.
 *
 * <p>Thread-safe. Waiting is as in {@link DescriptorChannel}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/unix.7.html">unix(7)</a>
 */
public final class DescriptorListener implements AutoCloseable {
    private final Path path;
    private final Descriptor socket;
    private final OpenHandle handle;

    private DescriptorListener(Path path, Descriptor socket) {
        this.path = path;
        this.socket = socket;
        this.handle = new OpenHandle("listener " + path, this::remove);
    }

    /**
     * Listens for channels that keep {@linkplain Framing#MESSAGES messages} together.
     *
     * @param path the path of the socket, which must not be there
     * @return the listener
     * @throws IllegalArgumentException when the path has more than 107 bytes
     * @throws IpcException when the path is there already ({@code EADDRINUSE}), or the system refuses
     */
    public static DescriptorListener listen(Path path) {
        return listen(path, Framing.MESSAGES);
    }

    /**
     * Listens for channels.
     *
     * @param path the path of the socket, which must not be there
     * @param framing what the channels keep together
     * @return the listener
     * @throws IllegalArgumentException when the path has more than 107 bytes
     * @throws IpcException when the path is there already ({@code EADDRINUSE}), or the system refuses
     */
    public static DescriptorListener listen(Path path, Framing framing) {
        return new DescriptorListener(path, UnixSockets.listen(path, framing));
    }

    /**
     * The path.
     *
     * @return it, as given
     */
    public Path path() {
        return path;
    }

    /**
     * Accepts a channel, waiting until somebody connects.
     *
     * @return the channel
     * @throws InterruptedException when interrupted, before or while waiting; no connection is lost
     * @throws IllegalStateException when closed, before or while waiting
     * @throws IpcException when there are no descriptors left ({@code EMFILE}), or the system refuses
     */
    public DescriptorChannel accept() throws InterruptedException {
        return new DescriptorChannel(Waiting.forever(this::attempt));
    }

    /**
     * Accepts a channel, waiting until somebody connects, or the time is over.
     *
     * @param timeout how long to wait at most; zero or less means not to wait
     * @return the channel; empty when nobody connected
     * @throws InterruptedException when interrupted, before or while waiting; no connection is lost
     * @throws IllegalStateException when closed, before or while waiting
     * @throws IpcException as {@link #accept()} does
     */
    public Optional<DescriptorChannel> accept(Duration timeout) throws InterruptedException {
        return Waiting.repeat(timeout, this::attempt).map(DescriptorChannel::new);
    }

    private Optional<Descriptor> attempt(long nanos) {
        return handle.use(() -> SocketDescriptors.attemptAccept(socket, nanos));
    }

    private void remove() {
        socket.close();
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw IpcException.ofCause("cannot delete socket", "unlink", path.toString(), e);
        }
    }

    /**
     * Listens no longer, and deletes the path. Channels that were accepted stay open. May be repeated.
     *
     * @throws IpcException when the path cannot be deleted
     */
    @Override
    public void close() {
        handle.close();
    }

    @Override
    public String toString() {
        return "DescriptorListener[" + path + "]";
    }
}

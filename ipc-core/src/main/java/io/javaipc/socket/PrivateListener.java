package io.javaipc.socket;

import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where other processes of this user call in at this JVM: a Unix-domain socket in its {@link RuntimeDirectory}. */
public final class PrivateListener {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateListener.class);
    private static final int BACKLOG = 1024;
    private static final long PAUSE_NANOS = 50_000_000;

    private final Path path;
    private final ServerSocketChannel listener;
    private final Selector acceptable;
    private final Consumer<SocketChannel> greeter;

    private PrivateListener(
            Path path, ServerSocketChannel listener, Selector acceptable, Consumer<SocketChannel> greeter) {
        this.path = path;
        this.listener = listener;
        this.acceptable = acceptable;
        this.greeter = greeter;
    }

    /**
     * Listens from now on until the JVM ends.
     *
     * @param name the name of the socket, and of the threads
     * @param greeter is given each who calls in, on a thread of its own: one that is frozen before it says who it is must
     *     not keep the others out
     * @return the listener
     * @throws IpcException when the system refuses
     */
    public static PrivateListener open(String name, Consumer<SocketChannel> greeter) {
        Path path = RuntimeDirectory.current().path().resolve(name);
        try {
            ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            listener.bind(UnixDomainSocketAddress.of(path), BACKLOG);
            listener.configureBlocking(false);
            Selector acceptable = Selector.open();
            listener.register(acceptable, SelectionKey.OP_ACCEPT);
            PrivateListener made = new PrivateListener(path, listener, acceptable, greeter);
            startDaemon("javaipc-" + name + "-listener", made::acceptForever);
            return made;
        } catch (IOException e) {
            throw IpcException.ofCause("cannot listen for processes of ours", "bind", path.toString(), e);
        }
    }

    /**
     * Where to connect.
     *
     * @return the socket
     */
    public Path path() {
        return path;
    }

    private void acceptForever() {
        while (listener.isOpen()) {
            try {
                QuietSelect.await(acceptable);
                SocketChannel socket = listener.accept();
                if (socket != null) {
                    startDaemon("javaipc-greeter", () -> greeter.accept(socket));
                }
            } catch (IOException e) {
                LOG.warn("process could not be accepted: socket={}", path, e);
                // such as one descriptor too many, which the next try would find as well
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static void startDaemon(String name, Runnable loop) {
        Thread thread = new Thread(loop, name);
        thread.setDaemon(true);
        thread.start();
    }
}

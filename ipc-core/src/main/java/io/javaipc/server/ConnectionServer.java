package io.javaipc.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a listening channel within this process: accepts, and gives each connection a thread.
 *
 * <p>The channel is put into non-blocking mode and waited for by a selector, because a blocking accept can be ended only
 * by closing the channel, and a worker's inherited channel must stay open: closing it takes standard error with it, and
 * the other workers still accept from the same socket.
 */
final class ConnectionServer {
    private static final Logger LOG = LoggerFactory.getLogger(SocketServer.class);
    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofMillis(100);
    private static final Duration END_OF_CUT_HANDLERS = Duration.ofSeconds(5);

    private final ServerSocketChannel listener;
    private final HandlerFactory handlers;
    private final int maxConnections;
    private final Selector selector;
    private final Thread acceptor;
    private final AtomicLong accepted = new AtomicLong();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Connection, Thread> active = new HashMap<>();
    private boolean stopping;

    ConnectionServer(ServerSocketChannel listener, HandlerFactory handlers, int maxConnections) throws IOException {
        this.listener = listener;
        this.handlers = handlers;
        this.maxConnections = maxConnections;
        listener.configureBlocking(false);
        selector = Selector.open();
        listener.register(selector, SelectionKey.OP_ACCEPT);
        acceptor = new Thread(this::acceptUntilStopped, "javaipc-acceptor");
    }

    void start() {
        acceptor.start();
    }

    /** Waits until accepting has ended: because it was stopped, or could not go on. */
    void awaitAccepting() throws InterruptedException {
        acceptor.join();
    }

    /** Accepts nothing more; returns when the acceptor has ended, and leaves the listening channel open. */
    void stopAccepting() throws InterruptedException {
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        selector.wakeup();
        acceptor.join();
    }

    /** Tells the connections that the server stops, and waits for their handlers; false when some are left. */
    boolean drain(Duration grace) throws InterruptedException {
        for (Connection connection : connections()) {
            runStopListeners(connection);
        }
        return awaitIdle(grace);
    }

    /** Cuts the connections that are left: closes their channels and interrupts their handlers. */
    void cut() throws InterruptedException {
        Map<Connection, Thread> left;
        lock.lock();
        try {
            left = Map.copyOf(active);
        } finally {
            lock.unlock();
        }
        left.forEach((connection, thread) -> {
            close(connection.channel());
            thread.interrupt();
        });
        if (!awaitIdle(END_OF_CUT_HANDLERS)) {
            LOG.warn("handlers do not end though their connections are closed: connections={}", connections());
        }
    }

    private List<Connection> connections() {
        lock.lock();
        try {
            return List.copyOf(active.keySet());
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitIdle(Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (!active.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return active.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void acceptUntilStopped() {
        try (selector) {
            while (awaitRoom()) {
                selector.select();
                selector.selectedKeys().clear();
                acceptWaiting();
            }
        } catch (IOException e) {
            LOG.error("server can accept no more: listener={}", listener, e);
        }
    }

    /** Waits while this process serves all it may; false once the server stops. */
    private boolean awaitRoom() {
        lock.lock();
        try {
            while (!stopping && active.size() >= maxConnections) {
                changed.awaitUninterruptibly();
            }
            return !stopping;
        } finally {
            lock.unlock();
        }
    }

    private void acceptWaiting() {
        try {
            SocketChannel channel = hasRoom() ? listener.accept() : null;
            while (channel != null) {
                serve(channel);
                channel = hasRoom() ? listener.accept() : null;
            }
        } catch (IOException e) {
            // out of descriptors, or the like: the connection stays in the queue, and trying at once would spin
            LOG.warn("cannot accept a connection: listener={}, connections={}", listener, activeCount(), e);
            pause();
        }
    }

    private boolean hasRoom() {
        lock.lock();
        try {
            return !stopping && active.size() < maxConnections;
        } finally {
            lock.unlock();
        }
    }

    private int activeCount() {
        lock.lock();
        try {
            return active.size();
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        lock.lock();
        try {
            // sooner when a connection ends, which may have freed what was missing
            long left = PAUSE_AFTER_REFUSAL.toNanos();
            int before = active.size();
            while (!stopping && active.size() >= before && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void serve(SocketChannel channel) {
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Connection connection =
                    new Connection(channel, (InetSocketAddress) channel.getLocalAddress(), (InetSocketAddress)
                            channel.getRemoteAddress());
            Thread thread = new Thread(() -> handle(connection), "javaipc-connection-" + accepted.incrementAndGet());
            thread.setDaemon(true);
            lock.lock();
            try {
                active.put(connection, thread);
            } finally {
                lock.unlock();
            }
            startHandling(connection, thread);
        } catch (IOException e) {
            // the client is gone already
            LOG.debug("connection ended before it was served: channel={}", channel, e);
            close(channel);
        }
    }

    private void startHandling(Connection connection, Thread thread) {
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            // what the JVM throws when the system gives it no further thread
            LOG.warn("no thread for a connection, which is closed: {}, connections={}", connection, activeCount(), e);
            ended(connection);
            pause();
        }
    }

    private void handle(Connection connection) {
        try {
            handlers.create().handle(connection);
        } catch (InterruptedException e) {
            LOG.debug("handler was interrupted: {}", connection);
        } catch (Exception e) {
            LOG.warn("handler failed: {}", connection, e);
        } finally {
            ended(connection);
        }
    }

    private void ended(Connection connection) {
        close(connection.channel());
        lock.lock();
        try {
            active.remove(connection);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static void runStopListeners(Connection connection) {
        try {
            connection.requestStop();
        } catch (RuntimeException e) {
            LOG.warn("stop listener failed: {}", connection, e);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("closing a connection failed: channel={}", channel, e);
        }
    }
}

package io.javaipc.server;

import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One accepted connection, as its handler sees it. The channel is blocking and has {@code TCP_NODELAY} set.
 *
 * <p>When the server stops gracefully it waits for handlers to finish. A handler whose protocol has idle times asks
 * {@link #stopRequested()} between requests, or registers {@link #onStopRequested} to be told at once. Thread-safe.
 */
public final class Connection {
    private final SocketChannel channel;
    private final InetSocketAddress localAddress;
    private final InetSocketAddress remoteAddress;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> stopListeners = new ArrayList<>();
    private volatile boolean stopRequested;

    Connection(SocketChannel channel, InetSocketAddress localAddress, InetSocketAddress remoteAddress) {
        this.channel = channel;
        this.localAddress = localAddress;
        this.remoteAddress = remoteAddress;
    }

    /**
     * The connection's channel. The server closes it after the handler.
     *
     * @return a connected, blocking channel
     */
    public SocketChannel channel() {
        return channel;
    }

    /**
     * The address the client connected to.
     *
     * @return this side's address and port
     */
    public InetSocketAddress localAddress() {
        return localAddress;
    }

    /**
     * The client's address.
     *
     * @return the other side's address and port
     */
    public InetSocketAddress remoteAddress() {
        return remoteAddress;
    }

    /**
     * Tells whether the server wants to stop: finish what is under way, begin nothing new.
     *
     * @return true once a graceful stop has begun
     */
    public boolean stopRequested() {
        return stopRequested;
    }

    /**
     * Registers what shall happen when the server wants to stop; at once if it already does. The action runs on the
     * server's thread while other connections wait for their notice: it must not block.
     *
     * @param action such as closing the channel of a session that is idle
     */
    public void onStopRequested(Runnable action) {
        lock.lock();
        try {
            if (!stopRequested) {
                stopListeners.add(action);
                return;
            }
        } finally {
            lock.unlock();
        }
        action.run();
    }

    void requestStop() {
        List<Runnable> toRun;
        lock.lock();
        try {
            stopRequested = true;
            toRun = List.copyOf(stopListeners);
            stopListeners.clear();
        } finally {
            lock.unlock();
        }
        toRun.forEach(Runnable::run);
    }

    @Override
    public String toString() {
        return "Connection[remote=" + remoteAddress + ", local=" + localAddress + "]";
    }
}

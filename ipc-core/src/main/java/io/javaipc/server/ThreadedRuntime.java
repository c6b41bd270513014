package io.javaipc.server;

import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/** Serves with threads of this process. */
final class ThreadedRuntime implements ServerRuntime {
    private final ServerSocketChannel listener;
    private final InetSocketAddress address;
    private final ConnectionServer connections;
    private final ReentrantLock stopping = new ReentrantLock();
    private final CountDownLatch terminated = new CountDownLatch(1);

    private ThreadedRuntime(ServerSocketChannel listener, InetSocketAddress address, ConnectionServer connections) {
        this.listener = listener;
        this.address = address;
        this.connections = connections;
    }

    static ThreadedRuntime start(InetSocketAddress address, int backlog, int maxConnections, HandlerFactory handler) {
        prepare(handler);
        try {
            ServerSocketChannel listener = ServerSocketChannel.open();
            try {
                listener.bind(address, backlog);
                ConnectionServer connections = new ConnectionServer(listener, handler, maxConnections);
                InetSocketAddress bound = (InetSocketAddress) listener.getLocalAddress();
                connections.start();
                return new ThreadedRuntime(listener, bound, connections);
            } catch (IOException | RuntimeException e) {
                listener.close();
                throw e;
            }
        } catch (IOException e) {
            throw IpcException.ofCause("cannot listen", "bind", address.toString(), e);
        }
    }

    private static void prepare(HandlerFactory handler) {
        try {
            handler.prepare();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("handler cannot serve: cause=" + e, e);
        }
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public List<Long> servingPids() {
        return List.of(ProcessHandle.current().pid());
    }

    @Override
    public void stop(Duration grace) throws InterruptedException {
        stopping.lockInterruptibly();
        try {
            if (terminated.getCount() == 0) {
                return;
            }
            connections.stopAccepting();
            listener.close();
            if (!connections.drain(grace)) {
                connections.cut();
            }
            terminated.countDown();
        } catch (IOException e) {
            throw IpcException.ofCause("cannot stop listening", "close", address.toString(), e);
        } finally {
            stopping.unlock();
        }
    }

    @Override
    public void awaitTermination() throws InterruptedException {
        terminated.await();
    }

    @Override
    public void close() {
        // a graceful stop that is under way elsewhere is cut short
        Uninterruptible.run(connections::cut);
        Uninterruptible.run(() -> stop(Duration.ZERO));
    }
}

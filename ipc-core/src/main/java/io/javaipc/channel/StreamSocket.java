package io.javaipc.channel;

import io.javaipc.socket.QuietSelect;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * A connected socket that one thread at a time reads from and one writes to. It is non-blocking and waited for by selectors,
 * because an interrupt closes a blocking one.
 */
final class StreamSocket implements Closeable {
    private final SocketChannel socket;
    private final Waiter readable = new Waiter(SelectionKey.OP_READ);
    private final Waiter writable = new Waiter(SelectionKey.OP_WRITE);
    private final boolean local;

    StreamSocket(SocketChannel socket) throws IOException {
        this.socket = socket;
        socket.configureBlocking(false);
        SocketAddress address = socket.getRemoteAddress();
        local = address instanceof UnixDomainSocketAddress;
        if (!local) {
            // whoever sends a message means it to go now
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
    }

    SocketChannel channel() {
        return socket;
    }

    /** Whether it connects two processes of this machine: no network can lose it then, only an end. */
    boolean isLocal() {
        return local;
    }

    /** Reads what is there: how many bytes, 0 when there are none now, -1 at the end. */
    int read(ByteBuffer target) throws IOException {
        return socket.read(target);
    }

    /** Writes what can be written now. */
    long write(ByteBuffer... parts) throws IOException {
        return parts.length == 1 ? socket.write(parts[0]) : socket.write(parts);
    }

    /** Waits until something can be read, or there is another reason to look; an interrupt ends it and stays standing. */
    void awaitReadable(Deadline deadline) throws IOException {
        readable.await(deadline);
    }

    /** Waits until something can be written, or there is another reason to look; an interrupt ends it and stays standing. */
    void awaitWritable(Deadline deadline) throws IOException {
        writable.await(deadline);
    }

    /** Reads until a buffer is full. An interrupt may come when it is half full. */
    void readFully(ByteBuffer target, Deadline deadline) throws IOException, InterruptedException {
        while (target.hasRemaining()) {
            int count = read(target);
            if (count < 0) {
                throw new EOFException("other side closed the connection");
            }
            if (count == 0) {
                requireTime(deadline);
                awaitReadable(deadline);
            }
        }
    }

    /** Writes all of a buffer. An interrupt may come when half of it is written. */
    void writeFully(ByteBuffer source, Deadline deadline) throws IOException, InterruptedException {
        while (source.hasRemaining()) {
            if (write(source) == 0) {
                requireTime(deadline);
                awaitWritable(deadline);
            }
        }
    }

    private static void requireTime(Deadline deadline) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (deadline.isOver()) {
            throw new SocketTimeoutException("other side does not answer in time");
        }
    }

    /** Makes those who wait look again. */
    void wakeUp() {
        readable.wakeUp();
        writable.wakeUp();
    }

    void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        // the descriptor goes when the last selector has let go of it
        readable.close();
        writable.close();
    }

    /** Waits for one kind of readiness. Its selector is opened when there is first something to wait for. */
    private final class Waiter implements Closeable {
        private final int operation;
        private Selector selector;

        Waiter(int operation) {
            this.operation = operation;
        }

        void await(Deadline deadline) throws IOException {
            long nanos = deadline.remainingNanos();
            if (nanos == 0) {
                return;
            }
            try {
                QuietSelect.await(opened(), nanos);
            } catch (ClosedSelectorException e) {
                throw new AsynchronousCloseException();
            }
        }

        private synchronized Selector opened() throws IOException {
            if (selector == null) {
                Selector made = Selector.open();
                try {
                    socket.register(made, operation);
                } catch (IOException e) {
                    made.close();
                    throw e;
                }
                selector = made;
            }
            return selector;
        }

        synchronized void wakeUp() {
            if (selector != null) {
                selector.wakeup();
            }
        }

        @Override
        public synchronized void close() throws IOException {
            if (selector != null) {
                selector.close();
            }
        }
    }
}

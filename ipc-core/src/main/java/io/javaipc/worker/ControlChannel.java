package io.javaipc.worker;

import io.javaipc.socket.QuietSelect;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Frames over a connected socket. Any thread may send; one thread receives.
 *
 * <pre>
 * 0 length of the payload:32     4 type:8     5 payload
 * </pre>
 *
 * The socket is non-blocking and waited for by selectors, because an interrupt closes a blocking one; and here an
 * interrupted thread is nothing unusual, while a closed control socket ends the worker.
 */
final class ControlChannel implements Closeable {
    static final int HELLO_LIMIT = 256;
    static final int NO_LIMIT = Integer.MAX_VALUE;

    private static final int HEADER_BYTES = Integer.BYTES + Byte.BYTES;

    private final SocketChannel socket;
    private final Selector readable;
    private final ReentrantLock sending = new ReentrantLock();
    private final ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);

    ControlChannel(SocketChannel socket) throws IOException {
        this.socket = socket;
        socket.configureBlocking(false);
        readable = Selector.open();
        socket.register(readable, SelectionKey.OP_READ);
    }

    static ControlChannel connect(Path path) throws IOException {
        SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            socket.connect(UnixDomainSocketAddress.of(path));
            return new ControlChannel(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    void send(Frame frame) throws IOException {
        ByteBuffer[] parts = {
            ByteBuffer.allocate(HEADER_BYTES)
                    .putInt(frame.payload().length)
                    .put((byte) frame.type().ordinal())
                    .flip(),
            ByteBuffer.wrap(frame.payload())
        };
        sending.lock();
        try {
            write(parts);
        } finally {
            sending.unlock();
        }
    }

    private void write(ByteBuffer[] parts) throws IOException {
        socket.write(parts);
        if (!parts[0].hasRemaining() && !parts[1].hasRemaining()) {
            return;
        }
        boolean interrupted = false;
        try (Selector writable = Selector.open()) {
            socket.register(writable, SelectionKey.OP_WRITE);
            while (parts[0].hasRemaining() || parts[1].hasRemaining()) {
                QuietSelect.await(writable);
                // half a frame would be worse than a late interrupt
                interrupted |= Thread.interrupted();
                socket.write(parts);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The next frame; null when the other side is gone. A frame that is cut off counts as gone. */
    Frame receive(int payloadLimit) throws IOException {
        try {
            fill(header.clear());
            int length = header.flip().getInt();
            Frame.Type type = Frame.Type.ofCode(header.get());
            if (length < 0 || length > payloadLimit) {
                throw new IOException(
                        "frame is too long: type=" + type + ", length=" + length + ", limit=" + payloadLimit);
            }
            byte[] payload = new byte[length];
            fill(ByteBuffer.wrap(payload));
            return new Frame(type, payload);
        } catch (EOFException e) {
            return null;
        }
    }

    private void fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            int count = socket.read(buffer);
            if (count < 0) {
                throw new EOFException();
            }
            if (count == 0) {
                QuietSelect.await(readable);
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            readable.close();
        } catch (IOException e) {
            throw new IllegalStateException("control socket cannot be closed", e);
        }
    }
}

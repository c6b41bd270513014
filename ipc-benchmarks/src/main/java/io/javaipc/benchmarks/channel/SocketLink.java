package io.javaipc.benchmarks.channel;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** The JDK's channel over a Unix-domain socket, blocking, with each message behind its length. */
final class SocketLink implements Link {
    private static final int HEADER = Integer.BYTES;

    private final SocketChannel socket;
    private final ByteBuffer received = ByteBuffer.allocateDirect(HEADER + ChannelGroup.LARGEST);
    private ByteBuffer frame = received;
    // from here on is what was read and not handed out
    private int start;

    SocketLink(SocketChannel socket) {
        this.socket = socket;
    }

    @Override
    public void prepare(int size, long content) {
        frame = ByteBuffer.allocateDirect(HEADER + size).putInt(0, size).putLong(HEADER, content);
    }

    @Override
    public void send() throws IOException {
        frame.clear();
        while (frame.hasRemaining()) {
            socket.write(frame);
        }
    }

    @Override
    public long receive() throws IOException {
        require(HEADER);
        int length = received.getInt(start);
        require(HEADER + length);
        long content = received.getLong(start + HEADER);
        start += HEADER + length;
        return content;
    }

    /** Reads until so many bytes are there. */
    private void require(int bytes) throws IOException {
        if (received.position() - start < bytes && received.capacity() - start < bytes) {
            received.limit(received.position()).position(start);
            received.compact();
            start = 0;
        }
        if (received.position() == start) {
            received.clear();
            start = 0;
        }
        while (received.position() - start < bytes) {
            if (socket.read(received) < 0) {
                throw new EOFException("other end is gone");
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

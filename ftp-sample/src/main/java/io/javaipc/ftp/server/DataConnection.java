package io.javaipc.ftp.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * Moves a file or a listing between a client and the server. The control connection is looked at before each piece. What
 * breaks the connection is a {@link DataConnectionException}; a client that moves no byte for too long loses its session.
 */
final class DataConnection implements Closeable {
    private final ControlConnection control;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Duration stall;

    DataConnection(ControlConnection control, SocketChannel channel, Duration stall) throws IOException {
        this.control = control;
        this.channel = channel;
        this.stall = stall;
        this.key = control.register(channel, 0);
    }

    /** Sends all there is. */
    void send(DataSource source) throws IOException, InterruptedException, SessionOver, TransferAborted {
        key.interestOps(SelectionKey.OP_WRITE);
        do {
            awaitReady();
        } while (source.sendSome(channel));
    }

    /** Receives until the client closes the connection in order. */
    void receive(DataSink sink) throws IOException, InterruptedException, SessionOver, TransferAborted {
        key.interestOps(SelectionKey.OP_READ);
        ByteBuffer buffer = TransferBuffers.take();
        long start = System.nanoTime();
        try {
            awaitReady();
            while (read(buffer) >= 0) {
                sink.accept(buffer.flip());
                buffer.clear();
                awaitReady();
            }
            control.confirmClient(System.nanoTime() - start);
            sink.end();
        } finally {
            TransferBuffers.giveBack(buffer);
        }
    }

    private int read(ByteBuffer buffer) throws DataConnectionException {
        try {
            return channel.read(buffer);
        } catch (IOException e) {
            throw new DataConnectionException(e);
        }
    }

    private void awaitReady() throws IOException, InterruptedException, SessionOver, TransferAborted {
        if (!control.awaitReady(key, Deadline.after(stall))) {
            throw SessionOver.after(421, "Data connection stalled");
        }
    }

    @Override
    public void close() throws IOException {
        control.release(channel);
    }
}

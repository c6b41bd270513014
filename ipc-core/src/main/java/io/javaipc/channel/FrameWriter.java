package io.javaipc.channel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;

/**
 * Messages to a socket, in the form that {@link FrameReader} shows. A message that was begun is finished, or nothing follows
 * it.
 *
 * <p>Used by one thread at a time.
 */
final class FrameWriter {
    private static final int CHUNK_BYTES = 128 << 10;
    private static final Duration GRACE_AFTER_INTERRUPT = Duration.ofSeconds(1);

    private final String name;
    private final ByteBuffer header = ByteBuffer.allocateDirect(Integer.BYTES);
    private ByteBuffer chunk;
    private volatile StreamSocket socket;
    private boolean broken;

    // of the message that is being written
    private boolean begun;
    private boolean interrupted;

    FrameWriter(String name, StreamSocket socket) {
        this.name = name;
        this.socket = socket;
    }

    StreamSocket socket() {
        return socket;
    }

    void continueWith(StreamSocket next) {
        socket = next;
    }

    /**
     * Writes a message.
     *
     * @param payload its bytes, in any buffer; its position is at its limit afterwards
     */
    void write(ByteBuffer payload) throws IOException, InterruptedException {
        begin();
        try {
            if (payload.isDirect()) {
                header.clear().putInt(payload.remaining()).flip();
                writeAll(header, payload);
            } else {
                writeByChunks(payload);
            }
        } finally {
            finish();
        }
    }

    /**
     * Writes a message that stands in a buffer behind room for its length.
     *
     * @param frame the buffer: first the room, then the payload
     */
    void writeFramed(ByteBuffer frame) throws IOException, InterruptedException {
        frame.putInt(frame.position(), frame.remaining() - Integer.BYTES);
        begin();
        try {
            writeAll(frame);
        } finally {
            finish();
        }
    }

    private void begin() throws IOException {
        if (broken) {
            throw new IOException("message cannot be sent, one before was cut off: channel=" + name);
        }
        begun = false;
        interrupted = false;
    }

    private void finish() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** By way of a direct buffer that stays in the cache: the JDK would keep one as large as the message for each thread. */
    private void writeByChunks(ByteBuffer payload) throws IOException, InterruptedException {
        if (chunk == null) {
            chunk = ByteBuffer.allocateDirect(CHUNK_BYTES);
        }
        chunk.clear().putInt(payload.remaining());
        do {
            int count = Math.min(chunk.remaining(), payload.remaining());
            chunk.put(payload.slice(payload.position(), count));
            writeAll(chunk.flip());
            payload.position(payload.position() + count);
            chunk.clear();
        } while (payload.hasRemaining());
    }

    private void writeAll(ByteBuffer... parts) throws IOException, InterruptedException {
        ByteBuffer last = parts[parts.length - 1];
        Deadline grace = Deadline.NEVER;
        while (parts[0].hasRemaining() || last.hasRemaining()) {
            long count = write(parts);
            begun |= count > 0;
            if (Thread.interrupted()) {
                if (!begun) {
                    throw new InterruptedException();
                }
                // half a message would be worse than a late interrupt
                interrupted = true;
            }
            if (count > 0) {
                grace = interrupted ? Deadline.after(GRACE_AFTER_INTERRUPT) : Deadline.NEVER;
            } else {
                grace = interrupted && grace == Deadline.NEVER ? Deadline.after(GRACE_AFTER_INTERRUPT) : grace;
                giveUpAfter(grace);
                socket.awaitWritable(grace);
            }
        }
    }

    private void giveUpAfter(Deadline grace) throws IOException {
        if (grace.isOver()) {
            broken = true;
            socket.close();
            throw new ClosedByInterruptException();
        }
    }

    private long write(ByteBuffer... parts) throws IOException {
        try {
            return socket.write(parts);
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            broken = begun;
            throw new IOException(
                    "message cannot be sent, the other end is gone: channel=" + name + ", cause=" + e.getMessage(), e);
        }
    }
}

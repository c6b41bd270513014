package io.javaipc.channel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Messages from a socket. What has been read of one that is not whole yet is kept here, so that a wait may end at any time.
 *
 * <pre>
 * 0 length of the payload:32     4 payload
 * </pre>
 *
 * Small messages are read many at a time and stay in the buffer until they are taken. A payload that is longer than the buffer
 * gets one of its own, which grows as the bytes come: a length is only a claim.
 *
 * <p>Used by one thread at a time.
 */
final class FrameReader {
    static final int BUFFER_BYTES = 128 << 10;

    private static final int NONE = -1;
    private static final int LITTLE_BYTES = 4 << 10;
    private static final int FIRST_BYTES = 1 << 20;
    private static final int KEPT_BYTES = 2 << 20;

    /** How far the next message is. */
    enum Progress {
        /** More bytes are needed. */
        WAITING,
        /** It is there. */
        WHOLE,
        /** There is none, nor will there be. */
        ENDED
    }

    private final String name;
    private final int largest;
    // payloads that are wanted as arrays are collected in arrays
    private final boolean intoArrays;
    private volatile StreamSocket socket;
    private volatile StreamSocket successor;
    // from position to limit: read and not taken
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int length = NONE;
    // after a large message comes another: what is read of it together with its length would have to be copied
    private boolean expectsLarge;
    private ByteBuffer large;
    private ByteBuffer spare;
    private boolean ended;
    private Supplier<IOException> failure;

    FrameReader(String name, StreamSocket socket, int largest, boolean intoArrays) {
        this.name = name;
        this.socket = socket;
        this.largest = largest;
        this.intoArrays = intoArrays;
    }

    StreamSocket socket() {
        return socket;
    }

    /** All sockets that bytes come from, in their order. */
    List<StreamSocket> sockets() {
        StreamSocket next = successor;
        return next == null ? List.of(socket) : List.of(socket, next);
    }

    /** Where to read on when the present socket ends between messages. */
    void continueWith(StreamSocket next) {
        successor = next;
    }

    /** Whether a message, or the end, can be had without a look at the socket. */
    boolean isDecided() {
        return failure != null || ended || length != NONE && isWhole();
    }

    /** Reads what is there, until the next message is whole. */
    Progress advance() throws IOException {
        while (true) {
            Progress known = known();
            if (known != Progress.WAITING) {
                return known;
            }
            if (length != NONE && length > BUFFER_BYTES && large == null) {
                large = room(length);
                large.put(buffer);
            }
            if (!readSome()) {
                return Progress.WAITING;
            }
        }
    }

    /** Reads what is there, until the length of the next message is known. */
    Progress advanceToLength() throws IOException {
        while (true) {
            Progress known = known();
            if (known != Progress.WAITING || length != NONE || !readSome()) {
                return known;
            }
        }
    }

    private Progress known() throws IOException {
        if (failure != null) {
            throw failure.get();
        }
        if (ended) {
            return Progress.ENDED;
        }
        if (length == NONE && buffer.remaining() >= Integer.BYTES) {
            length = buffer.getInt();
            if (length < 0 || length > largest) {
                long claimed = Integer.toUnsignedLong(length);
                fail(() -> new MessageTooLongException(
                        "message is longer than this channel takes: channel=" + name + ", bytes=" + claimed
                                + ", largest=" + largest,
                        claimed));
            }
        }
        return length != NONE && isWhole() ? Progress.WHOLE : Progress.WAITING;
    }

    private boolean isWhole() {
        return large != null ? large.position() == length : buffer.remaining() >= length;
    }

    private void fail(Supplier<IOException> reason) throws IOException {
        failure = reason;
        throw reason.get();
    }

    /** False when there is nothing now. */
    private boolean readSome() throws IOException {
        int count;
        try {
            count = large != null ? readLarge() : readSmall();
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            broke(e);
            return true;
        }
        if (count < 0) {
            endOfSocket(null);
        }
        return count != 0;
    }

    private int readSmall() throws IOException {
        if (buffer.capacity() == 0) {
            buffer = ByteBuffer.allocateDirect(BUFFER_BYTES + Integer.BYTES);
        } else {
            buffer.compact();
        }
        if (expectsLarge && length == NONE) {
            buffer.limit(Math.min(buffer.capacity(), buffer.position() + LITTLE_BYTES));
        }
        try {
            return socket.read(buffer);
        } finally {
            buffer.flip();
        }
    }

    private int readLarge() throws IOException {
        if (!large.hasRemaining()) {
            large = grown(large);
        }
        return readInto(large, large.remaining());
    }

    /** Reads so many bytes at most; the buffer is empty, and remains so. */
    private int readInto(ByteBuffer target, int most) throws IOException {
        if (target.isDirect()) {
            int limit = target.limit();
            try {
                return socket.read(target.limit(target.position() + most));
            } finally {
                target.limit(limit);
            }
        }
        // by way of the buffer: the JDK would keep a direct one as large as the array for each thread
        if (buffer.capacity() == 0) {
            buffer = ByteBuffer.allocateDirect(BUFFER_BYTES + Integer.BYTES);
        }
        buffer.clear().limit(Math.min(most, BUFFER_BYTES));
        try {
            return socket.read(buffer);
        } finally {
            target.put(buffer.flip());
        }
    }

    private void endOfSocket(IOException cause) throws IOException {
        if (length == NONE && !buffer.hasRemaining()) {
            StreamSocket next = successor;
            if (next == null) {
                ended = true;
            } else {
                successor = null;
                socket = next;
            }
        } else {
            cutOff(cause);
        }
    }

    private void broke(IOException cause) throws IOException {
        if (!socket.isLocal()) {
            fail(() -> new IOException("connection broke: channel=" + name + ", cause=" + cause, cause));
        }
        // whoever is killed with messages unread resets the connection rather than ending it
        endOfSocket(cause);
    }

    private void cutOff(IOException cause) throws IOException {
        long received = large != null ? large.position() : buffer.remaining();
        String announced = length == NONE ? "unknown" : Integer.toString(length);
        fail(() -> new MessageCutOffException(
                "message was cut off, the other end is gone: channel=" + name + ", received=" + received + ", length="
                        + announced,
                cause));
    }

    private ByteBuffer room(int bytes) {
        if (intoArrays || bytes > KEPT_BYTES) {
            return ByteBuffer.allocate(Math.min(bytes, FIRST_BYTES));
        }
        if (spare == null || spare.capacity() < bytes) {
            spare = ByteBuffer.allocateDirect(bytes > FIRST_BYTES ? KEPT_BYTES : FIRST_BYTES);
        }
        return spare.clear().limit(bytes);
    }

    private ByteBuffer grown(ByteBuffer full) {
        int bytes = (int) Math.min(length, 2L * full.capacity());
        return ByteBuffer.wrap(Arrays.copyOf(full.array(), bytes)).position(full.position());
    }

    /** The length of the next message; empty while that is unknown, or at the end. */
    Optional<Integer> length() {
        return length == NONE ? Optional.empty() : Optional.of(length);
    }

    /** Whether bytes of the next message have been put aside, so that they cannot be read straight to where they go. */
    boolean isCollecting() {
        return large != null;
    }

    /** The payload of a message that is whole, to be read before {@link #consume()}. */
    ByteBuffer payload() {
        ByteBuffer source = large != null ? large.duplicate().flip() : buffer.slice(buffer.position(), length);
        return source.asReadOnlyBuffer().order(ByteOrder.nativeOrder());
    }

    /** The payload of a message that is whole, as an array that nobody else has. */
    byte[] array() {
        if (large != null && large.hasArray() && large.array().length == length) {
            return large.array();
        }
        byte[] bytes = new byte[length];
        payload().get(bytes);
        return bytes;
    }

    /** Is done with a message. */
    void consume() {
        if (large == null) {
            buffer.position(buffer.position() + length);
        }
        large = null;
        next();
    }

    private void next() {
        expectsLarge = length > BUFFER_BYTES;
        length = NONE;
    }

    /**
     * Reads a message whose length is known, and which is not whole, straight into a buffer that has room for it. When it does
     * not come to an end the buffer is as before, and what was read is kept here.
     *
     * @return false when the time is over, or the connection
     */
    boolean readInto(ByteBuffer target, Deadline deadline) throws IOException, InterruptedException {
        int start = target.position();
        target.put(buffer);
        boolean done = false;
        try {
            done = fill(target, start + length, deadline);
            return done;
        } finally {
            if (done) {
                next();
            } else {
                keep(target.duplicate().limit(target.position()).position(start));
                target.position(start);
            }
        }
    }

    private boolean fill(ByteBuffer target, int end, Deadline deadline) throws IOException, InterruptedException {
        while (target.position() < end) {
            int count = readInto(target, end - target.position());
            if (count < 0 || count == 0 && deadline.isOver()) {
                return false;
            }
            if (count == 0) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                socket.awaitReadable(deadline);
            }
        }
        return true;
    }

    private void keep(ByteBuffer bytes) {
        large = room(length);
        while (bytes.hasRemaining()) {
            if (!large.hasRemaining()) {
                large = grown(large);
            }
            int count = Math.min(bytes.remaining(), large.remaining());
            large.put(bytes.slice(bytes.position(), count));
            bytes.position(bytes.position() + count);
        }
    }

    /** What has been read and not taken, as it was on the wire. */
    byte[] leftover() {
        int header = length == NONE ? 0 : Integer.BYTES;
        int collected = large == null ? 0 : large.position();
        ByteBuffer bytes = ByteBuffer.allocate(header + collected + buffer.remaining());
        if (header != 0) {
            bytes.putInt(length);
        }
        if (large != null) {
            bytes.put(large.duplicate().flip());
        }
        bytes.put(buffer.duplicate());
        return bytes.array();
    }
}

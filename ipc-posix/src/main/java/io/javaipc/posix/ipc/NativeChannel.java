package io.javaipc.posix.ipc;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.VirtualThreads;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.Fcntl;
import io.javaipc.posix.libc.IpcCalls;
import io.javaipc.posix.libc.LibC;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Reads and writes any descriptor: a file, a pipe or a connected socket that came from another process. It is what the JDK
 * has no public way to make from a descriptor.
 *
 * <pre>{@code
 * try (NativeChannel connection = NativeChannel.of(channel.receiveDescriptor())) {
 *     connection.outputStream().write("hello".getBytes(UTF_8));
 * }
 * }</pre>
 *
 * <p>Reading waits until there is something, and tells the end when the other end has closed, or its process died. Writing
 * waits until all is written; to whom nobody reads any more it fails with {@code EPIPE}. The descriptor's own blocking mode
 * is left as it is, because other processes may share it; only a pipe in blocking mode that others write as well can keep a
 * writer from noticing a close.
 *
 * <p><b>Interruption:</b> as with every channel of the JDK, an interrupt of a thread that waits, or a {@code close()} by
 * another, closes the channel and ends the wait within 20 ms by a {@link java.nio.channels.ClosedByInterruptException} or an
 * {@link java.nio.channels.AsynchronousCloseException}.
 *
 * <p>Thread-safe; one thread can read while another writes. Virtual threads wait by looking again, up to every 2 ms, and
 * hold no carrier.
 */
public final class NativeChannel extends AbstractInterruptibleChannel implements ByteChannel {
    private static final int MOST_AT_ONCE = 64 * 1024;
    // what a pipe that is ready takes without waiting: PIPE_BUF
    private static final int MOST_AT_ONCE_BLOCKING = 4096;
    private static final int SHUT_WR = 1;

    private final Descriptor descriptor;
    private final boolean socket;
    private final boolean nonBlocking;
    private final ReentrantLock reading = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock();

    private NativeChannel(Descriptor descriptor) {
        this.descriptor = descriptor;
        this.socket = SocketOptions.isSocket(descriptor.number());
        this.nonBlocking = socket || (LibC.fcntl(descriptor.number(), Fcntl.F_GETFL, 0) & Fcntl.O_NONBLOCK) != 0;
    }

    /**
     * Takes charge of a descriptor.
     *
     * @param descriptor the descriptor, which the channel closes
     * @return the channel
     * @throws IllegalStateException when the descriptor is closed
     */
    public static NativeChannel of(Descriptor descriptor) {
        Availability.require("read");
        return new NativeChannel(descriptor);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!target.hasRemaining()) {
            return 0;
        }
        byte[] bytes = new byte[Math.min(target.remaining(), MOST_AT_ONCE)];
        int count = transfer(reading, Poll.IN, "read", () -> receive(bytes));
        if (count == 0) {
            return -1;
        }
        target.put(bytes, 0, count);
        return count;
    }

    private long receive(byte[] bytes) {
        return socket
                ? IpcCalls.recv(descriptor.number(), bytes, bytes.length, SocketOptions.MSG_DONTWAIT)
                : LibC.read(descriptor.number(), bytes, bytes.length);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int before = source.position();
        int most = nonBlocking ? MOST_AT_ONCE : MOST_AT_ONCE_BLOCKING;
        while (source.hasRemaining()) {
            byte[] bytes = new byte[Math.min(source.remaining(), most)];
            source.duplicate().get(bytes);
            int count = transfer(writing, Poll.OUT, "write", () -> send(bytes));
            source.position(source.position() + count);
        }
        return source.position() - before;
    }

    private long send(byte[] bytes) {
        return socket
                ? IpcCalls.send(
                        descriptor.number(),
                        bytes,
                        bytes.length,
                        SocketOptions.MSG_DONTWAIT | SocketOptions.MSG_NOSIGNAL)
                : LibC.write(descriptor.number(), bytes, bytes.length);
    }

    /** Does a system call once it can do something. Whoever closes waits for the lock, so it is taken after {@code begin()}. */
    private int transfer(ReentrantLock direction, short event, String operation, LongSupplier call) throws IOException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
        long count = -1;
        int errno = Errno.EAGAIN.number();
        Waiting.Pace pace = new Waiting.Pace();
        begin();
        direction.lock();
        try {
            boolean ready = nonBlocking;
            while (isOpen() && isToBeRepeated(errno)) {
                ready = ready || awaitReady(event, pace);
                if (ready && isOpen()) {
                    count = call.getAsLong();
                    errno = count < 0 ? LibC.errno() : 0;
                    ready = false;
                }
            }
        } finally {
            direction.unlock();
            end(!isToBeRepeated(errno));
        }
        if (count < 0) {
            throw new IOException("descriptor failed: operation=" + operation + ", object=" + descriptor + ", errno="
                    + Errno.nameOf(errno));
        }
        return (int) count;
    }

    private static boolean isToBeRepeated(int errno) {
        return Errno.EAGAIN.is(errno) || Errno.EINTR.is(errno);
    }

    /** Waits for a slice of time at most; true when something has happened. */
    private boolean awaitReady(short event, Waiting.Pace pace) {
        if (VirtualThreads.isCurrent()) {
            pace.sleep(Waiting.SLICE_NANOS);
            return Poll.ask(descriptor.number(), event, 0) != 0;
        }
        return Poll.await(descriptor.number(), event, Waiting.SLICE_NANOS) != 0;
    }

    /**
     * Ends writing to a socket: the other end reads what is on its way, and then the end.
     *
     * @throws IOException when it is no connected socket
     */
    public void shutdownOutput() throws IOException {
        writing.lock();
        try {
            if (!isOpen()) {
                throw new ClosedChannelException();
            }
            if (LibC.shutdown(descriptor.number(), SHUT_WR) != 0) {
                throw new IOException("cannot end writing: operation=shutdown, object=" + descriptor + ", errno="
                        + Errno.nameOf(LibC.errno()));
            }
        } finally {
            writing.unlock();
        }
    }

    /**
     * The channel as a stream to read.
     *
     * @return the stream; closing it closes the channel
     */
    public InputStream inputStream() {
        return Channels.newInputStream(this);
    }

    /**
     * The channel as a stream to write, unbuffered.
     *
     * @return the stream; closing it closes the channel
     */
    public OutputStream outputStream() {
        return Channels.newOutputStream(this);
    }

    @Override
    protected void implCloseChannel() {
        // whoever waits is out of the system call before the number may be another's
        reading.lock();
        writing.lock();
        try {
            descriptor.close();
        } finally {
            writing.unlock();
            reading.unlock();
        }
    }

    @Override
    public String toString() {
        return "NativeChannel[" + descriptor + "]";
    }
}

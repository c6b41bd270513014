package io.javaipc.posix.process;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.Descriptors.PipeEnds;
import io.javaipc.posix.descriptor.RawDescriptors;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.LibC;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Our end of a pseudo-terminal as a channel. It cannot be handed to the JDK: opening it again by its path would make
 * another terminal. So it is read and written by system calls, each after a {@code poll(2)} that a pipe of our own can
 * end, at an interrupt or a close.
 */
final class MasterChannel extends AbstractInterruptibleChannel implements ByteChannel {
    private static final int MOST_AT_ONCE = 16 * 1024;
    private static final short POLLIN = 1;
    private static final short POLLOUT = 4;
    private static final int FOREVER = -1;

    private final Descriptor master;
    private final PipeEnds wakeUp = RawDescriptors.pipe();
    private final ReentrantLock reading = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock();

    MasterChannel(Descriptor master) {
        this.master = master;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        byte[] bytes = new byte[Math.min(target.remaining(), MOST_AT_ONCE)];
        int count = transfer(reading, POLLIN, () -> LibC.read(master.number(), bytes, bytes.length));
        if (count <= 0) {
            return -1;
        }
        target.put(bytes, 0, count);
        return count;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        byte[] bytes = new byte[Math.min(source.remaining(), MOST_AT_ONCE)];
        source.duplicate().get(bytes);
        int count = transfer(writing, POLLOUT, () -> LibC.write(master.number(), bytes, bytes.length));
        if (count < 0) {
            throw new IOException("terminal is gone: no process has it open");
        }
        source.position(source.position() + count);
        return count;
    }

    /** Does a system call once it can do something; -1 when no process has the terminal open any more. */
    private int transfer(ReentrantLock direction, short event, LongSupplier call) throws IOException {
        int count = -1;
        int errno = Errno.EAGAIN.number();
        // before the lock: an interrupt closes at once, and closing waits for the lock
        begin();
        direction.lock();
        try {
            while (isOpen() && Errno.EAGAIN.is(errno)) {
                awaitReady(event);
                if (isOpen()) {
                    count = (int) call.getAsLong();
                    errno = count < 0 ? LibC.errno() : 0;
                }
            }
        } finally {
            direction.unlock();
            end(!Errno.EAGAIN.is(errno));
        }
        // EIO is how Linux says that no process has the terminal open any more
        if (count < 0 && !Errno.EIO.is(errno)) {
            throw new IOException("terminal failed: errno=" + Errno.nameOf(errno));
        }
        return count;
    }

    private void awaitReady(short event) {
        // struct pollfd: the descriptor, then the events asked for and those that came, 16 bits each
        int[] polled = {master.number(), event, wakeUp.source().number(), POLLIN};
        int ready;
        do {
            ready = LibC.poll(polled, polled.length / 2, FOREVER);
        } while (ready < 0 && Errno.EINTR.is(LibC.errno()));
    }

    @Override
    protected void implCloseChannel() {
        LibC.write(wakeUp.sink().number(), new byte[1], 1);
        // whoever polls or reads is out of the system call before the descriptors go
        reading.lock();
        writing.lock();
        try {
            master.close();
            wakeUp.source().close();
            wakeUp.sink().close();
        } finally {
            writing.unlock();
            reading.unlock();
        }
    }
}

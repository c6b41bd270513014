package io.javaipc.channel;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where an end of a channel lives: in this process, until it is closed or another process takes it over.
 *
 * <p>Both ends of a new pipe are joined by a pair of sockets in this process. Whoever takes an end over connects a socket of
 * its own. When the other end is still here, it adopts that socket in place of its own, so that messages then go straight:
 *
 * <pre>
 *   before     this end [first] ======= [first] other end
 *   meanwhile  taker [.] ==== [second] &lt;pump&lt; [first] ==== [first] other end       what was sent before the move
 *   after      taker [.] ================== [second] other end
 * </pre>
 *
 * In the direction to the other end nothing is pumped: it reads what this end had sent until its first socket ends, and then
 * goes on with the second. When the other end lives in another process already, two pumps join the two connections for good.
 */
final class Residence {
    private static final Logger LOG = LoggerFactory.getLogger(Residence.class);
    private static final long MOVE_OF_OTHER_END_MILLIS = 10_000;
    private static final long END_OF_USE_MILLIS = 1_000;
    private static final byte TAKEN = 1;

    private enum State {
        HERE,
        CLOSED,
        MOVED
    }

    private final StreamChannel<?> channel;
    private final StreamSocket first;
    private StreamSocket second;
    // the second is the pump's still
    private boolean adopting;
    private State state = State.HERE;
    private boolean connected = true;
    private long takenBy;
    // forms that somebody may still come with
    private int handles;
    // both of a pair have the same: one moves at a time
    private Lock moving = new ReentrantLock();
    private Residence other;

    Residence(StreamChannel<?> channel, StreamSocket first) {
        this.channel = channel;
        this.first = first;
    }

    /** Makes two ends know that they are those of one pair of sockets. */
    static void join(Residence one, Residence two) {
        one.moving = two.moving;
        one.other = two;
        two.other = one;
    }

    synchronized boolean isHere() {
        return state == State.HERE;
    }

    synchronized void requireHere() throws ClosedChannelException {
        if (state == State.CLOSED) {
            throw new ClosedChannelException();
        }
        if (state == State.MOVED) {
            throw new IllegalStateException(
                    "channel has moved to another process: channel=" + channel.name() + ", pid=" + takenBy);
        }
    }

    void close() throws IOException {
        synchronized (this) {
            if (state != State.HERE) {
                return;
            }
            state = State.CLOSED;
            if (handles == 0) {
                disconnect();
            } else {
                first.wakeUp();
            }
        }
        channel.wakeSelections();
    }

    private void disconnect() throws IOException {
        connected = false;
        first.close();
        if (second != null && !adopting) {
            second.close();
        }
    }

    /** The form in which the end travels. */
    ChannelHandle<?> handle() throws ObjectStreamException {
        synchronized (this) {
            if (state != State.HERE) {
                throw new InvalidObjectException("channel cannot travel, it is not here any more: channel="
                        + channel.name() + ", state=" + state);
            }
            handles++;
        }
        return Takeovers.issue(this);
    }

    StreamChannel<?> channel() {
        return channel;
    }

    /** A form will not be used any more. With a lost one the end is lost too, unless there are others. */
    synchronized void handleGone(boolean lost) {
        handles--;
        if (lost && state == State.HERE && handles == 0) {
            state = State.CLOSED;
            channel.wakeSelections();
        }
        if (state == State.CLOSED && handles == 0 && connected) {
            try {
                disconnect();
            } catch (IOException e) {
                LOG.debug("end of a channel did not close: channel={}", channel.name(), e);
            }
        }
    }

    /**
     * Moves the end to whoever has connected.
     *
     * @param taker the connection
     * @param pid the process that it says it is
     * @throws InvalidObjectException when it does not move; nothing has been changed
     * @throws IOException when the taker is gone; so is the end
     */
    void moveTo(StreamSocket taker, long pid) throws IOException, InterruptedException {
        lock(moving, MOVE_OF_OTHER_END_MILLIS, "other end is moving");
        try {
            lock(channel.sending(), END_OF_USE_MILLIS, "end is used for sending where it lives");
            try {
                lock(channel.receiving(), END_OF_USE_MILLIS, "end is used for receiving where it lives");
                try {
                    move(taker, pid);
                } finally {
                    channel.receiving().unlock();
                }
            } finally {
                channel.sending().unlock();
            }
        } finally {
            moving.unlock();
        }
    }

    private void lock(Lock lock, long millis, String obstacle) throws InvalidObjectException, InterruptedException {
        if (!lock.tryLock(millis, TimeUnit.MILLISECONDS)) {
            throw new InvalidObjectException(obstacle + ": channel=" + channel.name());
        }
    }

    private void move(StreamSocket taker, long pid) throws IOException, InterruptedException {
        synchronized (this) {
            if (state == State.MOVED || !connected) {
                throw new InvalidObjectException("end is not here any more: channel=" + channel.name() + ", state="
                        + state + ", takenBy=" + takenBy);
            }
            state = State.MOVED;
            takenBy = pid;
        }
        channel.wakeSelections();
        confirm(taker);
        if (other == null) {
            relay(taker);
        } else {
            other.adopt(taker, channel.reader().leftover(), first);
            other.other = null;
            other = null;
        }
    }

    private void confirm(StreamSocket taker) throws IOException, InterruptedException {
        boolean confirmed = false;
        try {
            taker.writeFully(ByteBuffer.wrap(new byte[] {TAKEN}), Deadline.NEVER);
            confirmed = true;
        } finally {
            if (!confirmed) {
                // it died, and the end with it
                synchronized (this) {
                    disconnect();
                }
            }
        }
    }

    /** Goes on with another socket, after what is on its way between this end and the one that has moved. */
    private void adopt(StreamSocket taker, byte[] unread, StreamSocket ofMoved)
            throws IOException, InterruptedException {
        synchronized (this) {
            second = taker;
            adopting = true;
        }
        channel.reader().continueWith(taker);
        // when nothing can be pumped any more, nothing may be sent that way
        Pump pump = new Pump(unread, List.of(ofMoved), taker, () -> closeQuietly(ofMoved));
        endOutput(ofMoved);
        pump.start();
        channel.sending().lock();
        try {
            endOutput(first);
            pump.join();
            channel.writer().continueWith(taker);
        } finally {
            channel.sending().unlock();
        }
        synchronized (this) {
            adopting = false;
            if (!connected) {
                taker.close();
            } else if (!channel.kind().receives() || channel.reader().socket() == taker) {
                first.close();
            }
        }
    }

    private void relay(StreamSocket taker) {
        StreamSocket target = channel.writer().socket();
        List<StreamSocket> sources = channel.reader().sockets();
        AtomicInteger running = new AtomicInteger(2);
        Runnable closing = () -> {
            if (running.decrementAndGet() == 0) {
                closeQuietly(taker);
                closeQuietly(first);
                closeQuietly(target);
            }
        };
        new Pump(channel.reader().leftover(), sources, taker, () -> {
                    endOutput(taker);
                    closing.run();
                })
                .start();
        new Pump(new byte[0], List.of(taker), target, () -> {
                    endOutput(target);
                    closing.run();
                })
                .start();
    }

    private static void endOutput(StreamSocket socket) {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            LOG.debug("connection has ended already: socket={}", socket.channel(), e);
        }
    }

    private static void closeQuietly(StreamSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("connection did not close: socket={}", socket.channel(), e);
        }
    }

    @Override
    public synchronized String toString() {
        return state == State.MOVED ? "moved to pid=" + takenBy : state == State.HERE ? "open" : "closed";
    }
}

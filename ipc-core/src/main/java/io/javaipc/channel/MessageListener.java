package io.javaipc.channel;

import io.javaipc.codec.Codec;
import io.javaipc.socket.RuntimeDirectory;
import io.javaipc.socket.UnixSocketFile;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where processes that know a key connect, by {@link MessageChannel#connect}: a Unix-domain socket for those of this machine,
 * or a TCP port.
 *
 * <p>Only channels whose client has proved to know the key are handed out; the client has had the same proof. A thread of the
 * library does this for many clients at once, so one that is silent, frozen or says something else is in nobody's way, and is
 * refused when its time is over ({@link ChannelOptions#handshakeTimeout}). A client may connect, send and be gone before its
 * channel is accepted. Up to 128 channels wait to be accepted; further clients wait outside.
 *
 * <p>The key proves who connects. It does not hide what is sent, nor keep somebody on the way from changing it: TCP is for
 * this machine, or for networks that are trusted. Give a key to a process in its task, over its standard input, or in a file
 * of mode 0600; never on a command line, which every user of the machine can read.
 *
 * <p>The file of a Unix-domain socket has mode 0600 and is removed by {@link #close()}; one that a dead listener has left is
 * replaced. When the listener's process ends, clients cannot connect any more, and channels end.
 *
 * <p>Thread-safe. {@link #accept()} waits and can be interrupted; closing ends it with a
 * {@link java.nio.channels.ClosedChannelException}.
 *
 * @param <T> the type of the messages
 */
public final class MessageListener<T> implements Channel, Selectable {
    private static final Logger LOG = LoggerFactory.getLogger(MessageListener.class);
    private static final int BACKLOG = 1024;
    private static final int MOST_INSIDE = 128;
    private static final int KEY_BYTES = 32;

    // what is closed to stop listening
    private final Closeable door;

    private final SocketAddress address;
    private final ChannelKind<T> kind;
    private final Doorkeeper doorkeeper;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<StreamSocket> inside = new ArrayDeque<>();
    private final Set<Selection> selections = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();
    private boolean closed;

    private MessageListener(ServerSocketChannel listener, Closeable door, ChannelKind<T> kind, ChannelKey key)
            throws IOException {
        this.door = door;
        this.kind = kind;
        this.address = listener.getLocalAddress();
        this.doorkeeper = new Doorkeeper(listener, key, kind.options(), this::hasRoom, this::letIn);
    }

    /**
     * Makes a key that nobody can guess.
     *
     * @return 32 random bytes
     */
    public static byte[] randomKey() {
        return ChannelKey.random(KEY_BYTES);
    }

    /**
     * Listens on a Unix-domain socket of its own, in a directory that only this user may enter; {@link #address()} says where.
     *
     * @param <T> the type of the messages
     * @param codec what messages are made of
     * @param key what clients have to know, 16 bytes at least
     * @return the listener
     * @throws IOException when the system refuses
     */
    public static <T> MessageListener<T> bind(Codec<T> codec, byte[] key) throws IOException {
        String name = "listener-" + UUID.randomUUID().toString().substring(0, 8);
        return bind(UnixDomainSocketAddress.of(RuntimeDirectory.current().path().resolve(name)), codec, key);
    }

    /**
     * Listens at an address.
     *
     * @param <T> the type of the messages
     * @param address a {@link UnixDomainSocketAddress}, whose directory is there, or an {@link InetSocketAddress}; port 0 is
     *     any that is free
     * @param codec what messages are made of
     * @param key what clients have to know, 16 bytes at least
     * @return the listener
     * @throws java.net.BindException when somebody listens there
     * @throws IOException when the system refuses
     */
    public static <T> MessageListener<T> bind(SocketAddress address, Codec<T> codec, byte[] key) throws IOException {
        return bind(address, codec, key, ChannelOptions.defaults());
    }

    /**
     * Listens at an address.
     *
     * @param <T> the type of the messages
     * @param address a {@link UnixDomainSocketAddress}, whose directory is there, or an {@link InetSocketAddress}; port 0 is
     *     any that is free
     * @param codec what messages are made of
     * @param key what clients have to know, 16 bytes at least
     * @param options what else is chosen; it holds for the channels as well
     * @return the listener
     * @throws java.net.BindException when somebody listens there
     * @throws IOException when the system refuses
     */
    public static <T> MessageListener<T> bind(SocketAddress address, Codec<T> codec, byte[] key, ChannelOptions options)
            throws IOException {
        ChannelKind<T> kind = new ChannelKind<>(codec, options, true, true);
        ChannelKey known = new ChannelKey(key);
        if (address instanceof UnixDomainSocketAddress here) {
            UnixSocketFile file = UnixSocketFile.bind(here.getPath(), BACKLOG);
            return started(file.listener(), file::close, kind, known);
        }
        if (address instanceof InetSocketAddress) {
            ServerSocketChannel listener = ServerSocketChannel.open();
            return started(bound(listener, address), listener, kind, known);
        }
        throw new IllegalArgumentException(
                "address is neither of a Unix-domain socket nor of the internet: address=" + address);
    }

    private static ServerSocketChannel bound(ServerSocketChannel listener, SocketAddress address) throws IOException {
        boolean bound = false;
        try {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listener.bind(address, BACKLOG);
            bound = true;
            return listener;
        } finally {
            if (!bound) {
                listener.close();
            }
        }
    }

    private static <T> MessageListener<T> started(
            ServerSocketChannel listener, Closeable door, ChannelKind<T> kind, ChannelKey key) throws IOException {
        boolean started = false;
        try {
            MessageListener<T> made = new MessageListener<>(listener, door, kind, key);
            made.doorkeeper.start();
            started = true;
            return made;
        } finally {
            if (!started) {
                door.close();
            }
        }
    }

    private boolean hasRoom() {
        lock.lock();
        try {
            return inside.size() < MOST_INSIDE;
        } finally {
            lock.unlock();
        }
    }

    private void letIn(StreamSocket client) {
        lock.lock();
        try {
            inside.addLast(client);
            changed.signal();
        } finally {
            lock.unlock();
        }
        Channels.wakeAll(selections);
        if (!isOpen()) {
            // closed while this one proved what it knows
            closeWaiting();
        }
    }

    /**
     * Where this listens.
     *
     * @return the address, with the port that was found
     */
    public SocketAddress address() {
        return address;
    }

    /**
     * Accepts a channel, and waits for one.
     *
     * @return the channel; its client knows the key
     * @throws ClosedChannelException when this is closed, by then or meanwhile
     * @throws InterruptedException when interrupted; no channel is lost
     */
    public MessageChannel<T> accept() throws ClosedChannelException, InterruptedException {
        return accept(Deadline.NEVER).orElseThrow();
    }

    /**
     * Accepts a channel, and waits for one for a time.
     *
     * @param timeout how long; zero or less does not wait
     * @return the channel, whose client knows the key; empty when the time is over
     * @throws ClosedChannelException when this is closed, by then or meanwhile
     * @throws InterruptedException when interrupted; no channel is lost
     */
    public Optional<MessageChannel<T>> accept(Duration timeout) throws ClosedChannelException, InterruptedException {
        return accept(Deadline.after(timeout));
    }

    private Optional<MessageChannel<T>> accept(Deadline deadline) throws ClosedChannelException, InterruptedException {
        StreamSocket client;
        lock.lockInterruptibly();
        try {
            while (inside.isEmpty() || closed) {
                if (closed) {
                    throw new ClosedChannelException();
                }
                long nanos = deadline.remainingNanos();
                if (nanos == 0) {
                    return Optional.empty();
                }
                changed.awaitNanos(nanos);
            }
            client = inside.removeFirst();
        } finally {
            lock.unlock();
        }
        doorkeeper.wakeUp();
        return Optional.of(new StreamChannel<>(client, kind, address + "#" + accepted.incrementAndGet()));
    }

    @Override
    public boolean isReady() {
        lock.lock();
        try {
            return closed || !inside.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isReady(Selection selection) {
        selections.add(selection);
        return isReady();
    }

    @Override
    public void forget(Selection selection) {
        selections.remove(selection);
    }

    @Override
    public boolean isOpen() {
        lock.lock();
        try {
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stops to listen. Channels that were accepted are not touched; those that wait to be are closed.
     *
     * @throws IOException when the system refuses; it is closed all the same
     */
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        Channels.wakeAll(selections);
        try {
            door.close();
        } finally {
            doorkeeper.wakeUp();
            closeWaiting();
        }
    }

    private void closeWaiting() {
        for (StreamSocket client = next(); client != null; client = next()) {
            try {
                client.close();
            } catch (IOException e) {
                LOG.debug("connection did not close: socket={}", client.channel(), e);
            }
        }
    }

    private StreamSocket next() {
        lock.lock();
        try {
            return inside.pollFirst();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return "MessageListener[address=" + address + ", codec=" + kind.codecName() + "]";
    }
}

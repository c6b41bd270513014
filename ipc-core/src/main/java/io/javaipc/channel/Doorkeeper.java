package io.javaipc.channel;

import io.javaipc.socket.QuietSelect;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of a listener: accepts whoever comes, and lets in who knows the key. So a client may connect, send and be gone
 * before anybody accepts its channel.
 */
final class Doorkeeper extends Thread {
    private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);
    private static final int MOST_AT_ONCE = 256;
    private static final long PAUSE_NANOS = 50_000_000;

    private final ServerSocketChannel listener;
    private final ChannelKey key;
    private final ChannelOptions options;
    private final BooleanSupplier hasRoom;
    private final Consumer<StreamSocket> inside;
    private final Selector selector;
    private final SelectionKey door;
    private final Deque<Greeting> greetings = new ArrayDeque<>();

    /**
     * Makes the doorkeeper; it is to be started.
     *
     * @param listener where they come; whoever closes it calls {@link #wakeUp()} then
     * @param key what they have to know
     * @param options how long they may take
     * @param hasRoom whether one more may be let in
     * @param inside is given those who are let in
     */
    Doorkeeper(
            ServerSocketChannel listener,
            ChannelKey key,
            ChannelOptions options,
            BooleanSupplier hasRoom,
            Consumer<StreamSocket> inside)
            throws IOException {
        super("javaipc-message-listener");
        setDaemon(true);
        this.listener = listener;
        this.key = key;
        this.options = options;
        this.hasRoom = hasRoom;
        this.inside = inside;
        listener.configureBlocking(false);
        selector = Selector.open();
        door = listener.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Has it look whether the listener is closed, or has room again. */
    void wakeUp() {
        selector.wakeup();
    }

    @Override
    public void run() {
        try (selector) {
            while (listener.isOpen()) {
                door.interestOps(hasRoom.getAsBoolean() ? SelectionKey.OP_ACCEPT : 0);
                QuietSelect.await(selector, nanosToNextDeadline());
                acceptAll();
                advanceAll();
            }
        } catch (IOException | CancelledKeyException e) {
            if (listener.isOpen()) {
                LOG.error("listener cannot wait for clients any more: listener={}", listener, e);
            }
        } finally {
            greetings.forEach(greeting -> closeQuietly(greeting.client()));
        }
    }

    private long nanosToNextDeadline() {
        // they all have the same time, so the oldest is the first whose time is over
        return greetings.isEmpty()
                ? Long.MAX_VALUE
                : Math.max(1, greetings.getFirst().deadline().remainingNanos());
    }

    private void acceptAll() {
        try {
            while (listener.isOpen() && hasRoom.getAsBoolean()) {
                SocketChannel client = listener.accept();
                if (client == null) {
                    return;
                }
                greet(client);
            }
        } catch (IOException e) {
            if (listener.isOpen()) {
                LOG.warn("client could not be accepted: listener={}", listener, e);
                // such as one descriptor too many, which the next try would find as well
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void greet(SocketChannel client) {
        Greeting greeting = new Greeting(client, key, Deadline.after(options.handshakeTimeout()));
        try {
            client.configureBlocking(false);
            client.register(selector, SelectionKey.OP_READ);
            greeting.begin();
        } catch (IOException e) {
            LOG.debug("client is gone already: client={}", client, e);
            closeQuietly(client);
            return;
        }
        greetings.addLast(greeting);
        if (greetings.size() > MOST_AT_ONCE) {
            // who has been silent longest makes room
            closeQuietly(greetings.removeFirst().client());
        }
    }

    private void advanceAll() throws IOException {
        Iterator<Greeting> each = greetings.iterator();
        while (each.hasNext()) {
            Greeting greeting = each.next();
            Greeting.Progress progress = advance(greeting);
            if (progress == Greeting.Progress.WAITING) {
                continue;
            }
            each.remove();
            if (progress == Greeting.Progress.PROVEN) {
                letIn(greeting.client());
                continue;
            }
            if (progress == Greeting.Progress.REFUSED) {
                LOG.warn("client does not prove to know the key in time: client={}", greeting.client());
            }
            closeQuietly(greeting.client());
        }
    }

    private static Greeting.Progress advance(Greeting greeting) {
        try {
            return greeting.advance();
        } catch (IOException e) {
            LOG.debug("client broke off: client={}", greeting.client(), e);
            return Greeting.Progress.GONE;
        }
    }

    private void letIn(SocketChannel client) throws IOException {
        client.keyFor(selector).cancel();
        // a cancelled key holds the connection until its selector has looked
        selector.selectNow();
        selector.selectedKeys().clear();
        try {
            inside.accept(new StreamSocket(client));
        } catch (IOException e) {
            LOG.debug("client is gone already: client={}", client, e);
            closeQuietly(client);
        }
    }

    private static void closeQuietly(SocketChannel client) {
        try {
            client.close();
        } catch (IOException e) {
            LOG.debug("connection did not close: client={}", client, e);
        }
    }
}

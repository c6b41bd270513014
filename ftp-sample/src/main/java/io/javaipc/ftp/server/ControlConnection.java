package io.javaipc.ftp.server;

import io.javaipc.server.Connection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The control connection, and the one place where a session waits: for commands, and for its data connection while commands
 * may come. Interruptible. Used by one thread.
 */
final class ControlConnection implements AutoCloseable {
    private static final int READ_SIZE = 4096;
    /** What a client may still send while it learns that its line was too long. */
    private static final int MOST_DISCARDED = 8 << 20;

    private static final Duration DISCARDING = Duration.ofSeconds(2);

    /**
     * Within which a process that ends closes its connections: at least this, and on a busy machine, where it is put aside in
     * between, up to that. Of 8 clients killed at once the least time alone left half a file of one in every sixth run.
     */
    private static final long CLOSED_TOGETHER_LEAST_NANOS = 100_000;

    private static final long CLOSED_TOGETHER_MOST_NANOS = 20_000_000;
    private static final int SHARE_OF_TRANSFER = 20;

    private final Connection connection;
    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final Duration stall;
    private final LineReader lines = new LineReader();
    private final ByteBuffer incoming = ByteBuffer.allocate(READ_SIZE);

    private ControlConnection(Connection connection, Selector selector, Duration stall) throws IOException {
        this.connection = connection;
        this.channel = connection.channel();
        this.selector = selector;
        this.stall = stall;
        channel.configureBlocking(false);
        // a client that loses power is noticed in the end
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        // clients send the end of IAC IP IAC DM as urgent data: keep it in its place
        channel.socket().setOOBInline(true);
        key = channel.register(selector, 0);
        connection.onStopRequested(selector::wakeup);
    }

    static ControlConnection open(Connection connection, Duration stall) throws IOException {
        Selector selector = Selector.open();
        try {
            return new ControlConnection(connection, selector, stall);
        } catch (IOException e) {
            selector.close();
            throw e;
        }
    }

    InetAddress localAddress() {
        return connection.localAddress().getAddress();
    }

    InetAddress clientAddress() {
        return connection.remoteAddress().getAddress();
    }

    /** The next command line. A server that stops, the deadline and the end of the connection are the session's end. */
    String awaitLine(Deadline deadline) throws IOException, InterruptedException, SessionOver {
        String line = lines.poll();
        while (line == null) {
            if (lines.tooLong()) {
                throw SessionOver.after(500, "Line too long: most=" + LineReader.LONGEST);
            }
            if (connection.stopRequested()) {
                throw SessionOver.after(421, "Service closing");
            }
            boolean lastChance = deadline.passed();
            key.interestOps(SelectionKey.OP_READ);
            select(deadline);
            readIfReady();
            line = lines.poll();
            if (line == null && lastChance) {
                throw SessionOver.after(421, "Timeout");
            }
        }
        return line;
    }

    /**
     * Waits until another channel is ready, for which it is registered; meanwhile the control connection is read.
     *
     * @return false when the deadline has passed
     * @throws TransferAborted when the client said so
     * @throws SessionOver when the client has gone
     */
    boolean awaitReady(SelectionKey other, Deadline deadline)
            throws IOException, InterruptedException, SessionOver, TransferAborted {
        answerDuringTransfer();
        while (true) {
            boolean lastChance = deadline.passed();
            key.interestOps(lines.takesMore() ? SelectionKey.OP_READ : 0);
            select(deadline);
            boolean ready = selector.selectedKeys().contains(other);
            readIfReady();
            answerDuringTransfer();
            if (ready || lastChance) {
                return ready;
            }
        }
    }

    /**
     * Makes sure, when the client has ended its data connection, that it is still there: the system closes both connections
     * of a client that is killed, one right after the other, and then what came is not all there was to come. A twentieth of
     * what the transfer took is given for it, so that small files do not pay.
     */
    void confirmClient(long transferNanos) throws IOException, InterruptedException, SessionOver {
        lookForEnd();
        long share = Math.min(transferNanos / SHARE_OF_TRANSFER, CLOSED_TOGETHER_MOST_NANOS);
        LockSupport.parkNanos(Math.max(share, CLOSED_TOGETHER_LEAST_NANOS));
        lookForEnd();
    }

    private void lookForEnd() throws IOException, InterruptedException, SessionOver {
        if (lines.takesMore()) {
            key.interestOps(SelectionKey.OP_READ);
            selector.selectedKeys().clear();
            selector.selectNow();
            readIfReady();
        }
    }

    /** The two commands that RFC 959 lets a client send during a transfer come before those that wait. */
    private void answerDuringTransfer() throws IOException, InterruptedException, SessionOver, TransferAborted {
        while (lines.removeFirst(line -> isVerb("STAT", line))) {
            send(Reply.of(211, "Transfer in progress"));
        }
        if (lines.removeFirst(line -> isVerb("ABOR", line))) {
            throw new TransferAborted();
        }
    }

    private static boolean isVerb(String verb, String line) {
        return Command.parse(line).verb().equals(verb);
    }

    void send(Reply reply) throws IOException, InterruptedException, SessionOver {
        write(reply.encode());
    }

    private void write(ByteBuffer bytes) throws IOException, InterruptedException, SessionOver {
        channel.write(bytes);
        while (bytes.hasRemaining()) {
            // during a transfer the other channel would not let us wait; who lets that many replies lie means no good
            Deadline deadline = Deadline.after(stall);
            key.interestOps(SelectionKey.OP_WRITE);
            select(deadline);
            if (selector.keys().size() > 1 || deadline.passed()) {
                throw SessionOver.withoutReply("client takes no replies");
            }
            channel.write(bytes);
        }
    }

    /** Registers a channel to be waited for; to be closed by {@link #release}. */
    SelectionKey register(SelectableChannel other, int operations) throws IOException {
        other.configureBlocking(false);
        return other.register(selector, operations);
    }

    /** Closes a channel. A registered one would keep its descriptor until the next time that is waited. */
    void release(SelectableChannel other) throws IOException {
        other.close();
        selector.selectNow();
    }

    private void select(Deadline deadline) throws IOException, InterruptedException {
        selector.selectedKeys().clear();
        long millis = deadline.remainingMillis();
        if (millis == 0) {
            selector.selectNow();
        } else {
            selector.select(millis);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while waiting: " + connection);
        }
    }

    /** Reads from the control connection if it has something. */
    private void readIfReady() throws IOException, InterruptedException, SessionOver {
        if (!selector.selectedKeys().contains(key)) {
            return;
        }
        incoming.clear();
        if (channel.read(incoming) < 0) {
            throw SessionOver.withoutReply("client has gone");
        }
        lines.feed(incoming.flip());
        byte[] refusals = lines.takeTelnetRefusals();
        if (refusals.length > 0) {
            write(ByteBuffer.wrap(refusals));
        }
    }

    /**
     * Says the last thing. What the client has sent by then, or still sends of a line that is too long, is taken and thrown
     * away: closing with bytes unread resets the connection, and the reply might be lost with it.
     */
    void sendLast(Reply farewell) throws IOException, InterruptedException, SessionOver {
        send(farewell);
        channel.shutdownOutput();
        key.interestOps(SelectionKey.OP_READ);
        Deadline deadline = Deadline.after(lines.tooLong() ? DISCARDING : Duration.ZERO);
        int left = MOST_DISCARDED;
        int read = 0;
        while (read >= 0 && left > 0) {
            left -= read;
            incoming.clear();
            read = channel.read(incoming);
            if (read == 0) {
                if (deadline.passed()) {
                    return;
                }
                select(deadline);
            }
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }
}

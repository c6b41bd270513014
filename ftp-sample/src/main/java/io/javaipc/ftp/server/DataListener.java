package io.javaipc.ftp.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for one data connection of a passive-mode client, on the address that the client reached by its control
 * connection. A connection from another host is closed, and the client's own is still waited for: nobody can take a
 * transfer by guessing its port, nor spoil it.
 */
final class DataListener implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(DataListener.class);
    /** The client's own connection, and room for some of strangers until they are closed. */
    private static final int BACKLOG = 32;

    private final ControlConnection control;
    private final ServerSocketChannel channel;

    private DataListener(ControlConnection control, ServerSocketChannel channel) {
        this.control = control;
        this.channel = channel;
    }

    static DataListener open(ControlConnection control) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(new InetSocketAddress(control.localAddress(), 0), BACKLOG);
            return new DataListener(control, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    int port() {
        return channel.socket().getLocalPort();
    }

    /** Waits for the client's connection; with it the listener closes. */
    DataConnection accept(FtpTimeouts timeouts)
            throws IOException, InterruptedException, Refusal, SessionOver, TransferAborted {
        SelectionKey key = control.register(channel, SelectionKey.OP_ACCEPT);
        Deadline deadline = Deadline.after(timeouts.dataConnection());
        while (control.awaitReady(key, deadline)) {
            SocketChannel accepted = acceptOne();
            if (accepted != null && isFromClient(accepted)) {
                // one data connection for each PASV
                close();
                return connected(accepted, timeouts.stall());
            }
        }
        throw new Refusal(425, "No data connection came");
    }

    private SocketChannel acceptOne() throws Refusal {
        try {
            return channel.accept();
        } catch (IOException e) {
            // out of descriptors, or the like
            LOG.warn("cannot accept a data connection: client={}", control.clientAddress(), e);
            throw new Refusal(425, "Cannot open the data connection");
        }
    }

    private boolean isFromClient(SocketChannel accepted) throws IOException {
        InetAddress from = ((InetSocketAddress) accepted.getRemoteAddress()).getAddress();
        if (from.equals(control.clientAddress())) {
            return true;
        }
        LOG.warn("data connection from a stranger closed: from={}, client={}", from, control.clientAddress());
        accepted.close();
        return false;
    }

    private DataConnection connected(SocketChannel accepted, Duration stall) throws IOException {
        try {
            accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return new DataConnection(control, accepted, stall);
        } catch (IOException e) {
            accepted.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        control.release(channel);
    }
}

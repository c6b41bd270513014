package io.javaipc.ftp.client;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.commons.io.IOUtils;
import org.apache.commons.net.DefaultSocketFactory;

/**
 * Makes a client's sockets and can close them from another thread, so that a transfer that is stuck in a read or write
 * ends at once. Thread-safe.
 */
final class TransferSockets extends DefaultSocketFactory {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Socket> open = new ArrayList<>();

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = super.createSocket();
        lock.lock();
        try {
            open.removeIf(Socket::isClosed);
            open.add(socket);
        } finally {
            lock.unlock();
        }
        return socket;
    }

    /**
     * Closes the control connection first, so that the server takes the end of the data connection for what it is and
     * not for the end of a complete upload.
     */
    void closeAll() {
        lock.lock();
        try {
            open.forEach(IOUtils::closeQuietly);
            open.clear();
        } finally {
            lock.unlock();
        }
    }
}

package io.javaipc.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client that sends and receives lines. */
public final class TestClient implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    private TestClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Connects to a server.
     *
     * @param server the server
     * @return a client
     * @throws IOException when it refuses
     */
    public static TestClient connect(SocketServer server) throws IOException {
        return connect(server.address());
    }

    /**
     * Connects to an address.
     *
     * @param address the address
     * @return a client
     * @throws IOException when it refuses
     */
    public static TestClient connect(InetSocketAddress address) throws IOException {
        return new TestClient(new Socket(address.getAddress(), address.getPort()));
    }

    /**
     * Sends a line.
     *
     * @param line the line
     * @throws IOException when the connection is gone
     */
    public void send(String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Waits for a line.
     *
     * @return the line; null at the end of the connection
     * @throws IOException when the connection breaks
     */
    public String receive() throws IOException {
        return in.readLine();
    }

    /**
     * Sends a line and waits for the answer.
     *
     * @param line the line
     * @return the answer
     * @throws IOException when the connection breaks
     */
    public String ask(String line) throws IOException {
        send(line);
        return receive();
    }

    /**
     * Tells whether something has arrived.
     *
     * @return true when a {@link #receive} would not wait
     * @throws IOException when the connection is gone
     */
    public boolean answered() throws IOException {
        return in.ready();
    }

    /**
     * Waits until the server has ended the connection, in whatever way.
     *
     * @throws IOException when it breaks otherwise
     */
    public void awaitEnd() throws IOException {
        try {
            while (in.readLine() != null) {
                // what is left is of no interest
                continue;
            }
        } catch (SocketException e) {
            // a reset is an end as well
            return;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

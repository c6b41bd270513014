package io.javaipc.ftp.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that says exactly what it is told to. */
final class RawClient implements AutoCloseable {
    private static final Pattern EXTENDED_PASSIVE = Pattern.compile("229 .*\\(\\|\\|\\|(\\d+)\\|\\)");

    private final Socket socket;
    private final BufferedReader replies;

    RawClient(InetSocketAddress server) throws IOException {
        socket = new Socket(server.getAddress(), server.getPort());
        replies = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    Socket socket() {
        return socket;
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    void write(int... bytes) throws IOException {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            all[i] = (byte) bytes[i];
        }
        socket.getOutputStream().write(all);
    }

    /** Sends a command and returns the reply to it. */
    String command(String line) throws IOException {
        write(line + "\r\n");
        return reply();
    }

    /** The next reply, its lines joined by line feeds; null at the end of the connection. */
    String reply() throws IOException {
        String line = replies.readLine();
        if (line == null) {
            return null;
        }
        StringBuilder reply = new StringBuilder(line);
        if (line.charAt(3) == '-') {
            String last = line.substring(0, 3) + " ";
            while (!line.startsWith(last)) {
                line = replies.readLine();
                reply.append('\n').append(line);
            }
        }
        return reply.toString();
    }

    int read() throws IOException {
        return replies.read();
    }

    /** The port that the server listens on for this client's data connection. */
    int extendedPassivePort() throws IOException {
        String reply = command("EPSV");
        Matcher matcher = EXTENDED_PASSIVE.matcher(reply);
        assertTrue(matcher.matches(), reply);
        return Integer.parseInt(matcher.group(1));
    }

    /** Opens a data connection. */
    Socket openData() throws IOException {
        return new Socket(socket.getInetAddress(), extendedPassivePort());
    }

    /** Opens a data connection from another address of this machine. */
    static Socket openDataFrom(String address, InetAddress server, int port) throws IOException {
        Socket data = new Socket();
        data.bind(new InetSocketAddress(address, 0));
        data.connect(new InetSocketAddress(server, port));
        return data;
    }

    /** Closes the control connection without a word. */
    void vanish() throws IOException {
        socket.close();
    }

    /** Closes a connection the way a crashed program does: the other side sees a reset. */
    static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

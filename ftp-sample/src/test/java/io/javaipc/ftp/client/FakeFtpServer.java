package io.javaipc.ftp.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An FTP server that misbehaves as told, for what a real one does only when it breaks. Serves one client at a time. */
public final class FakeFtpServer implements AutoCloseable {
    private static final Map<String, String> ORDINARY = Map.ofEntries(
            Map.entry("USER", "331 password"),
            Map.entry("PASS", "230 welcome"),
            Map.entry("TYPE", "200 ok"),
            Map.entry("SYST", "215 UNIX Type: L8"),
            Map.entry("PWD", "257 \"/\""),
            Map.entry("CWD", "250 ok"),
            Map.entry("NOOP", "200 ok"),
            Map.entry("SIZE", "502 no such command"),
            Map.entry("DELE", "250 deleted"),
            Map.entry("QUIT", "221 bye"));

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, String> replies = new ConcurrentHashMap<>(ORDINARY);
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch transferring = new CountDownLatch(1);
    private final CountDownLatch uploadEnded = new CountDownLatch(1);
    private final CompletableFuture<Void> served = new CompletableFuture<>();
    private volatile byte[] content = new byte[0];
    private volatile boolean hanging;
    private volatile boolean controlAliveAtEndOfUpload;
    private volatile Socket client;

    /**
     * Starts it.
     *
     * @throws IOException when it cannot listen
     */
    public FakeFtpServer() throws IOException {
        Thread thread = new Thread(this::serve, "fake FTP server");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Where it is.
     *
     * @return its URL
     */
    public FtpUrl url() {
        return new FtpUrl("anonymous", "127.0.0.1", listener.getLocalPort(), "/");
    }

    /**
     * Sets what a command is answered with.
     *
     * @param command such as {@code RETR}; for it, the answer after the data
     * @param reply code and text
     * @return this
     */
    public FakeFtpServer reply(String command, String reply) {
        replies.put(command, reply);
        return this;
    }

    /**
     * Sets what every data connection delivers.
     *
     * @param bytes the content of every file and listing
     * @return this
     */
    public FakeFtpServer content(byte[] bytes) {
        content = bytes;
        return this;
    }

    /** Lets data connections stay open after their content. */
    public void hang() {
        hanging = true;
    }

    /**
     * Waits until a file is being sent.
     *
     * @throws InterruptedException when interrupted
     */
    public void awaitTransfer() throws InterruptedException {
        transferring.await();
    }

    /** Waits until an upload has ended, and tells whether the client was still there. */
    boolean controlAliveAtEndOfUpload() throws InterruptedException {
        uploadEnded.await();
        return controlAliveAtEndOfUpload;
    }

    /**
     * Cuts the present client's connection.
     *
     * @throws IOException when that fails
     */
    public void cut() throws IOException {
        client.close();
    }

    /**
     * What the client has said so far.
     *
     * @return the lines
     */
    public List<String> received() {
        return received;
    }

    private void serve() {
        try {
            while (!listener.isClosed()) {
                serveClient();
            }
        } finally {
            served.complete(null);
        }
    }

    private void serveClient() {
        try (Socket socket = listener.accept()) {
            client = socket;
            converse(socket);
        } catch (IOException e) {
            // this client is gone; or the server is closed, which the loop sees
        }
    }

    private void converse(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        say(socket, replies.getOrDefault("", "220 hello"));
        ServerSocket passive = null;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            received.add(line);
            String command = line.split(" ", 2)[0];
            switch (command) {
                case "EPSV" -> {
                    passive = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    say(socket, "229 Entering (|||" + passive.getLocalPort() + "|)");
                }
                case "RETR", "LIST", "STOR" -> transfer(command, socket, passive, in);
                default -> say(socket, replies.getOrDefault(command, "500 unknown"));
            }
        }
    }

    private void transfer(String command, Socket socket, ServerSocket passive, BufferedReader in) throws IOException {
        String reply = replies.getOrDefault(command, "226 done");
        try (passive;
                Socket data = passive.accept()) {
            if (reply.startsWith("5")) {
                say(socket, reply);
                return;
            }
            say(socket, "150 here it comes");
            if (command.equals("STOR")) {
                data.getInputStream().readAllBytes();
                controlAliveAtEndOfUpload = isAlive(socket, in);
                uploadEnded.countDown();
            } else {
                OutputStream out = data.getOutputStream();
                out.write(content);
                transferring.countDown();
                if (hanging) {
                    data.getInputStream().read();
                }
            }
        }
        say(socket, reply);
    }

    private static boolean isAlive(Socket control, BufferedReader in) throws IOException {
        control.setSoTimeout(100);
        try {
            return in.read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    private static void say(Socket socket, String reply) throws IOException {
        socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Returns when the port is free. */
    @Override
    public void close() throws IOException {
        listener.close();
        if (client != null) {
            client.close();
        }
        served.join();
    }
}

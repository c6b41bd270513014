package io.javaipc.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;

/** Handlers that answer lines with lines. */
public final class TestHandlers {
    private TestHandlers() {}

    /** Answers a line. */
    @FunctionalInterface
    interface Answer {
        String to(String line) throws IOException;
    }

    private static void converse(Connection connection, Answer answer) throws IOException {
        Socket socket = connection.channel().socket();
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = socket.getOutputStream();
        String line = in.readLine();
        while (line != null) {
            out.write((answer.to(line) + "\n").getBytes(StandardCharsets.UTF_8));
            line = in.readLine();
        }
    }

    /** Says what it is told; throws at {@code throw}; tells its pid at {@code pid}. */
    public static final class Echo implements ConnectionHandler {
        /** One for each connection. */
        public Echo() {}

        @Override
        public void handle(Connection connection) throws IOException {
            converse(connection, Echo::answer);
        }

        private static String answer(String line) {
            return switch (line) {
                case "throw" -> throw new IllegalStateException("thrown on demand");
                case "pid" -> String.valueOf(ProcessHandle.current().pid());
                default -> line;
            };
        }
    }

    /** Counts the lines of its connection. */
    public static final class Counting implements ConnectionHandler {
        private int lines;

        /** One for each connection. */
        public Counting() {}

        @Override
        public void handle(Connection connection) throws IOException {
            converse(connection, line -> String.valueOf(++lines));
        }
    }

    /** An echo that says goodbye when the server stops. */
    public static final class Farewell implements ConnectionHandler {
        /** One for each connection. */
        public Farewell() {}

        @Override
        public void handle(Connection connection) throws IOException {
            connection.onStopRequested(() -> sayGoodbye(connection));
            try {
                converse(connection, line -> line);
            } catch (ClosedChannelException e) {
                return;
            }
        }

        private static void sayGoodbye(Connection connection) {
            try {
                connection.channel().write(StandardCharsets.UTF_8.encode("goodbye\n"));
                connection.channel().close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

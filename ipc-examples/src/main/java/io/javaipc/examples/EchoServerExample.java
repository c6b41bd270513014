package io.javaipc.examples;

import io.javaipc.server.Connection;
import io.javaipc.server.ConnectionHandler;
import io.javaipc.server.Dispatch;
import io.javaipc.server.SocketServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** An echo server whose clients are served by two processes; one is killed, and the service goes on. */
final class EchoServerExample {
    private EchoServerExample() {}

    static void main(String[] arguments) throws Exception {
        try (SocketServer server = SocketServer.tcp(0)
                .dispatch(Dispatch.prefork(2))
                .handler(EchoHandler::new)
                .start()) {
            System.out.println("listening on " + server.address() + ", served by pids " + server.servingPids());
            System.out.println("client hears: " + ask(server, "hello"));

            long victim = server.servingPids().get(0);
            System.out.println("killing " + victim);
            ProcessHandle.of(victim).ifPresent(ProcessHandle::destroyForcibly);
            String answer = ask(server, "still there?");
            System.out.println("client hears: " + answer);
            Check.that(answer.endsWith("still there?"), "a client was served after the kill");

            server.stop(Duration.ofSeconds(5));
            System.out.println("stopped; processes left: " + server.servingPids());
            Check.that(server.servingPids().isEmpty(), "no worker is left");
        }
    }

    private static String ask(SocketServer server, String line) throws IOException {
        try (Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort())) {
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }

    /** Answers each line with the line and the pid of the process that served it. */
    private static final class EchoHandler implements ConnectionHandler {
        @Override
        public void handle(Connection connection) throws IOException {
            Socket socket = connection.channel().socket();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String line = in.readLine();
            while (line != null) {
                String answer = "pid " + ProcessHandle.current().pid() + " says " + line + "\n";
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                line = in.readLine();
            }
        }
    }
}

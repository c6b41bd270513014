package io.javaipc.posix.server;

import io.javaipc.server.Dispatch;
import io.javaipc.server.SocketServer;
import io.javaipc.server.TestHandlers;
import java.time.Duration;
import java.util.stream.Collectors;

/** A program that serves with two workers, prints port and pids, and stops gracefully at TERM. */
final class PreforkedEcho {
    private PreforkedEcho() {}

    public static void main(String[] arguments) throws InterruptedException {
        SocketServer server = SocketServer.tcp(0)
                .dispatch(Dispatch.prefork(2))
                .handler(TestHandlers.Echo::new)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        System.out.println(server.address().getPort());
        System.out.println(server.servingPids().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        server.awaitTermination();
    }

    private static void stop(SocketServer server) {
        try {
            server.stop(Duration.ofMinutes(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.javaipc.benchmarks.channel;

import io.javaipc.benchmarks.Choice;
import io.javaipc.benchmarks.Contender;
import io.javaipc.benchmarks.Scratch;
import io.javaipc.channel.MessageChannel;
import io.javaipc.channel.MessageListener;
import io.javaipc.channel.MessagePipe;
import io.javaipc.codec.Codec;
import io.javaipc.process.JavaProcess;
import io.javaipc.process.SerializableAction;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JVMs at the far ends, one for each system. */
final class Partners implements AutoCloseable {
    private static final String BUFFERS = "javaipc buffers";
    private static final String LISTENER = "javaipc listener";
    private static final String SOCKET = "Java SocketChannel";

    private final Map<String, Partner> partners = new LinkedHashMap<>();

    /** Starts those that are chosen. */
    Partners(Choice choice) throws IOException, InterruptedException {
        boolean complete = false;
        try (Scratch scratch = Scratch.create()) {
            start(choice, scratch);
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    private void start(Choice choice, Scratch scratch) throws IOException, InterruptedException {
        if (choice.hasSystem(Contender.OURS)) {
            MessagePipe<byte[]> pipe = MessagePipe.duplex(Codec.bytes());
            MessageChannel<byte[]> far = pipe.right();
            add(Contender.OURS, new ArrayLink(pipe.left()), start(() -> Far.serve(new ArrayLink(far))));
        }
        if (choice.hasSystem(BUFFERS)) {
            MessagePipe<byte[]> pipe = MessagePipe.duplex(Codec.bytes());
            MessageChannel<byte[]> far = pipe.right();
            add(BUFFERS, new BufferLink(pipe.left()), start(() -> Far.serve(new BufferLink(far))));
        }
        if (choice.hasSystem(LISTENER)) {
            listen(Path.of(scratch.directory("listener"), "socket").toString());
        }
        if (choice.hasSystem(SOCKET)) {
            accept(Path.of(scratch.directory("socket"), "socket").toString());
        }
    }

    private void listen(String path) throws IOException, InterruptedException {
        byte[] key = MessageListener.randomKey();
        try (MessageListener<byte[]> listener =
                MessageListener.bind(UnixDomainSocketAddress.of(path), Codec.bytes(), key)) {
            JavaProcess<Void> process = start(() -> Far.serve(
                    new ArrayLink(MessageChannel.connect(UnixDomainSocketAddress.of(path), Codec.bytes(), key))));
            process.onCompletion().whenComplete((value, failure) -> stop(listener));
            add(LISTENER, new ArrayLink(listener.accept()), process);
        }
    }

    private void accept(String path) throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
            JavaProcess<Void> process =
                    start(() -> Far.serve(new SocketLink(SocketChannel.open(UnixDomainSocketAddress.of(path)))));
            process.onCompletion().whenComplete((value, failure) -> stop(server));
            add(SOCKET, new SocketLink(server.accept()), process);
        }
    }

    /** Nobody is to wait for a process that failed. */
    private static void stop(Closeable listener) {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaProcess<Void> start(SerializableAction task) {
        return JavaProcess.builder("channel").start(task);
    }

    private void add(String system, Link link, JavaProcess<Void> process) {
        partners.put(system, new Partner(link, process));
    }

    Map<String, Partner> bySystem() {
        return partners;
    }

    @Override
    public void close() throws IOException {
        Deque<Partner> left = new ArrayDeque<>(partners.values());
        while (!left.isEmpty()) {
            left.pop().close();
        }
    }
}

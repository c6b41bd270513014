package io.javaipc.benchmarks.queue;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The JDK's Unix-domain sockets, with each message after its length.
 *
 * @param directory where the sockets are
 */
record UnixSockets(String directory) implements QueueSystem {
    private static final int BUFFER_SIZE = 1 << 16;

    @Override
    public String name() {
        return "Unix socket";
    }

    @Override
    public List<String> jvmArguments() {
        return List.of();
    }

    @Override
    public boolean takesPart(Kind kind, Idle idle) {
        // a stream has one sender and one receiver
        return idle == Idle.BLOCK && kind != Kind.TWO_TO_TWO;
    }

    @Override
    public boolean blocks() {
        return true;
    }

    @Override
    public boolean isBroadcast() {
        return false;
    }

    @Override
    public Access open(int number) {
        return new Access() {
            @Override
            public Sender sender(String queue, boolean alone) throws IOException {
                return new WritingSender(SocketChannel.open(address(queue)));
            }

            @Override
            public Receiver receiver(String queue, int largest) throws IOException {
                ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                server.bind(address(queue));
                return new ReadingReceiver(server, new byte[largest]);
            }
        };
    }

    private UnixDomainSocketAddress address(String queue) {
        return UnixDomainSocketAddress.of(Path.of(directory, queue));
    }

    private record WritingSender(SocketChannel socket, ByteBuffer buffer) implements Sender {
        WritingSender(SocketChannel socket) {
            this(socket, ByteBuffer.allocateDirect(BUFFER_SIZE));
        }

        @Override
        public boolean offer(byte[] message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void put(byte[] message) throws IOException {
            buffer.clear().putInt(message.length).put(message).flip();
            while (buffer.hasRemaining()) {
                socket.write(buffer);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static final class ReadingReceiver implements Receiver {
        private final ServerSocketChannel server;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_SIZE);
        private final byte[] message;
        private SocketChannel socket;

        ReadingReceiver(ServerSocketChannel server, byte[] message) {
            this.server = server;
            this.message = message;
        }

        @Override
        public int poll(Consumer<byte[]> sink) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void take(Consumer<byte[]> sink) throws IOException {
            if (socket == null) {
                socket = server.accept();
            }
            int handedOver = 0;
            while (handedOver == 0) {
                if (socket.read(buffer) < 0) {
                    throw new EOFException("sender is gone");
                }
                buffer.flip();
                while (hasMessage()) {
                    buffer.get(message, 0, buffer.getInt());
                    sink.accept(message);
                    handedOver++;
                }
                buffer.compact();
            }
        }

        private boolean hasMessage() {
            return buffer.remaining() >= Integer.BYTES
                    && buffer.remaining() - Integer.BYTES >= buffer.getInt(buffer.position());
        }

        @Override
        public void close() throws IOException {
            try (server) {
                if (socket != null) {
                    socket.close();
                }
            }
        }
    }
}

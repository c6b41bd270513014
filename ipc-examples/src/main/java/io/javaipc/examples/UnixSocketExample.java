package io.javaipc.examples;

import io.javaipc.channel.MessageChannel;
import io.javaipc.channel.MessageListener;
import io.javaipc.codec.Codec;
import io.javaipc.process.JavaProcess;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Two JVMs meet at a Unix-domain socket, a file that only this user may use and that goes with the listener. */
final class UnixSocketExample {
    private UnixSocketExample() {}

    static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("example-unix-socket");
        Path file = directory.resolve("socket");
        byte[] key = MessageListener.randomKey();
        try {
            try (MessageListener<Long> listener =
                    MessageListener.bind(UnixDomainSocketAddress.of(file), Codec.longs(), key)) {
                SocketAddress address = listener.address();
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                System.out.println("listening at " + address + ", mode " + mode);
                try (JavaProcess<Long> client = JavaProcess.start(() -> askForDouble(address, key, 21));
                        MessageChannel<Long> channel = listener.accept()) {
                    channel.send(2 * channel.receive());
                    System.out.println("pid " + client.pid() + " got " + client.join());
                    Check.that(client.join() == 42, "the answer came");
                }
            }
            Check.that(!Files.exists(file), "the file went with the listener");
        } finally {
            Files.delete(directory);
        }
    }

    private static long askForDouble(SocketAddress address, byte[] key, long number) throws Exception {
        try (MessageChannel<Long> channel = MessageChannel.connect(address, Codec.longs(), key)) {
            channel.send(number);
            return channel.receive();
        }
    }
}

package io.javaipc.examples;

import io.javaipc.channel.AuthenticationException;
import io.javaipc.channel.Channels;
import io.javaipc.channel.MessageChannel;
import io.javaipc.channel.MessageListener;
import io.javaipc.channel.Selectable;
import io.javaipc.codec.Codec;
import io.javaipc.process.JavaProcess;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Three JVMs connect over TCP and talk to one thread here; who does not know the key is kept out. */
final class MessageListenerExample {
    private static final int CLIENTS = 3;
    private static final int MESSAGES = 10;

    private MessageListenerExample() {}

    static void main(String[] arguments) throws Exception {
        byte[] key = MessageListener.randomKey();
        SocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (MessageListener<String> listener = MessageListener.bind(anyPort, Codec.utf8(), key)) {
            SocketAddress address = listener.address();
            System.out.println("listening at " + address);
            refuseStranger(address);

            List<JavaProcess<Void>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(JavaProcess.start(() -> talk(address, key)));
            }
            int received = serve(listener);
            for (JavaProcess<Void> client : clients) {
                client.join();
                client.close();
            }
            System.out.println("received " + received + " messages from " + CLIENTS + " processes");
            Check.that(received == CLIENTS * MESSAGES, "all messages came");
        }
    }

    private static void refuseStranger(SocketAddress address) throws Exception {
        try {
            MessageChannel.connect(address, Codec.utf8(), MessageListener.randomKey());
            Check.that(false, "another key was refused");
        } catch (AuthenticationException e) {
            System.out.println("another key: " + e.getMessage());
        }
    }

    private static void talk(SocketAddress address, byte[] key) throws Exception {
        try (MessageChannel<String> channel = MessageChannel.connect(address, Codec.utf8(), key)) {
            for (int i = 0; i < MESSAGES; i++) {
                channel.send("message " + i);
            }
        }
    }

    /** One thread for all of them: new clients, messages and ends as they come. */
    private static int serve(MessageListener<String> listener) throws IOException, InterruptedException {
        List<Selectable> served = new ArrayList<>(List.of(listener));
        int left = CLIENTS;
        int received = 0;
        while (left > 0) {
            for (Selectable ready : Channels.select(served.toArray(Selectable[]::new))) {
                if (ready == listener) {
                    served.add(listener.accept());
                    continue;
                }
                try {
                    ((MessageChannel<?>) ready).receive();
                    received++;
                } catch (EOFException e) {
                    served.remove(ready);
                    left--;
                }
            }
        }
        return received;
    }
}

package io.javaipc.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.codec.Codec;
import io.javaipc.process.JavaProcess;
import io.javaipc.testing.Await;
import io.javaipc.testing.Running;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How processes that know a key find each other by an address, and others are kept out. */
class MessageListenerTest {
    private static final ChannelOptions HASTY = ChannelOptions.defaults().withHandshakeTimeout(Duration.ofMillis(300));

    @TempDir
    Path directory;

    private final byte[] key = MessageListener.randomKey();
    private UnixDomainSocketAddress here;

    @BeforeEach
    void chooseAddress() {
        here = UnixDomainSocketAddress.of(directory.resolve("socket"));
    }

    private SocketAddress address(String family) {
        return family.equals("unix") ? here : new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private MessageListener<String> listen(SocketAddress address) throws IOException {
        return MessageListener.bind(address, Codec.utf8(), key);
    }

    private MessageChannel<String> connect(MessageListener<?> listener) throws IOException, InterruptedException {
        return MessageChannel.connect(listener.address(), Codec.utf8(), key);
    }

    /** A client of our own making, which may say what it likes. */
    private static SocketChannel stranger(MessageListener<?> listener) throws IOException {
        return SocketChannel.open(listener.address());
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix", "tcp"})
    void whoKnowsTheKeyIsHeard(String family) throws Exception {
        try (MessageListener<String> listener = listen(address(family))) {
            SocketAddress address = listener.address();
            byte[] secret = key;
            try (JavaProcess<String> client = JavaProcess.start(() -> {
                try (MessageChannel<String> channel = MessageChannel.connect(address, Codec.utf8(), secret)) {
                    channel.send("hello");
                    channel.send("");
                    return channel.receive();
                }
            })) {
                try (MessageChannel<String> channel = listener.accept()) {
                    assertEquals("hello", channel.receive());
                    assertEquals("", channel.receive());
                    channel.send("x".repeat(1 << 20));
                    assertEquals(1 << 20, client.join().length());
                    assertThrows(EOFException.class, channel::receive);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix", "tcp"})
    void aClientThatIsGoneBeforeItIsAcceptedIsHeard(String family) throws Exception {
        try (MessageListener<String> listener = listen(address(family))) {
            try (MessageChannel<String> client = connect(listener)) {
                client.send("hello");
                client.send("good bye");
            }
            try (MessageChannel<String> channel = listener.accept()) {
                assertEquals("hello", channel.receive());
                assertEquals("good bye", channel.receive());
                assertThrows(EOFException.class, channel::receive);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix", "tcp"})
    void aKilledClientIsTheEnd(String family) throws Exception {
        try (MessageListener<String> listener = listen(address(family))) {
            SocketAddress address = listener.address();
            byte[] secret = key;
            try (JavaProcess<Void> client = JavaProcess.start(() -> {
                MessageChannel.connect(address, Codec.utf8(), secret).send("last words");
                Thread.sleep(Long.MAX_VALUE);
            })) {
                try (MessageChannel<String> channel = listener.accept()) {
                    assertEquals("last words", channel.receive());
                    client.process().destroyForcibly();
                    assertThrows(EOFException.class, channel::receive);
                }
            }
        }
    }

    // authentication

    @Test
    void aClientWithAnotherKeyIsRefusedAndTheListenerLives() throws Exception {
        try (MessageListener<String> listener = listen(here)) {
            AuthenticationException refusal = assertThrows(
                    AuthenticationException.class,
                    () -> MessageChannel.connect(here, Codec.utf8(), MessageListener.randomKey()));
            assertEquals("listener refuses the key: address=" + here, refusal.getMessage());
            assertEquals(Optional.empty(), listener.accept(Duration.ofMillis(20)));
            try (MessageChannel<String> client = connect(listener);
                    MessageChannel<String> channel = listener.accept()) {
                client.send("me");
                assertEquals("me", channel.receive());
            }
        }
    }

    @Test
    void aListenerThatDoesNotKnowTheKeyIsFoundOut() throws Exception {
        // it speaks the protocol, accepts whoever comes, and can prove nothing
        try (var impostor = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            impostor.bind(here);
            Running.Call<Void> serving = Running.start(() -> {
                try (SocketChannel client = impostor.accept()) {
                    client.write(Handshake.greeting(new byte[ChannelKey.NONCE_BYTES]));
                    client.read(ByteBuffer.allocate(64));
                    client.write(ByteBuffer.allocate(33).put(0, Handshake.ACCEPTED));
                    client.read(ByteBuffer.allocate(1));
                }
                return null;
            });
            AuthenticationException refusal =
                    assertThrows(AuthenticationException.class, () -> MessageChannel.connect(here, Codec.utf8(), key));
            assertEquals("listener does not know the key: address=" + here, refusal.getMessage());
            serving.outcome().get();
        }
    }

    @Test
    void aProofThatIsSentBackIsNone() throws Exception {
        try (MessageListener<String> listener = listen(here)) {
            // one connection's challenge is answered with what another one proves
            ChannelKey known = new ChannelKey(key);
            byte[] nonce = new byte[ChannelKey.NONCE_BYTES];
            assertFalse(known.isProof(
                    ChannelKey.Role.CLIENT, nonce, nonce, known.proof(ChannelKey.Role.SERVER, nonce, nonce)));
            try (SocketChannel reflector = stranger(listener)) {
                ByteBuffer greeting = read(reflector, 37);
                byte[] serverNonce = ChannelKey.take(greeting.position(5), ChannelKey.NONCE_BYTES);
                reflector.write(ByteBuffer.allocate(64)
                        .put(serverNonce)
                        .put(known.proof(ChannelKey.Role.SERVER, serverNonce, serverNonce))
                        .flip());
                assertEquals(Handshake.REFUSED, read(reflector, 1).get());
                assertEquals(-1, reflector.read(ByteBuffer.allocate(1)));
            }
        }
    }

    @Test
    void aProofIsOfNoUseTwice() throws Exception {
        try (MessageListener<String> listener = listen(here);
                SocketChannel first = stranger(listener);
                SocketChannel second = stranger(listener)) {
            byte[] serverNonce = ChannelKey.take(read(first, 37).position(5), ChannelKey.NONCE_BYTES);
            assertNotEquals(ByteBuffer.wrap(serverNonce), read(second, 37).position(5), "nonces are fresh");
            byte[] clientNonce = ChannelKey.random(ChannelKey.NONCE_BYTES);
            byte[] overheard = ByteBuffer.allocate(64)
                    .put(clientNonce)
                    .put(new ChannelKey(key).proof(ChannelKey.Role.CLIENT, serverNonce, clientNonce))
                    .array();
            first.write(ByteBuffer.wrap(overheard));
            assertEquals(Handshake.ACCEPTED, read(first, 1).get());
            second.write(ByteBuffer.wrap(overheard));
            assertEquals(Handshake.REFUSED, read(second, 1).get());
        }
    }

    private static ByteBuffer read(SocketChannel socket, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            if (socket.read(buffer) < 0) {
                throw new EOFException("read=" + buffer.position());
            }
        }
        return buffer.flip();
    }

    @Test
    void silentClientsBlockNobodyAndAreRefused() throws Exception {
        try (MessageListener<String> listener = MessageListener.bind(here, Codec.utf8(), key, HASTY)) {
            List<SocketChannel> silent = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                silent.add(stranger(listener));
            }
            try (MessageChannel<String> client = connect(listener);
                    MessageChannel<String> channel = listener.accept()) {
                client.send("first");
                assertEquals("first", channel.receive());
            }
            for (SocketChannel socket : silent) {
                ByteBuffer rest = ByteBuffer.allocate(64);
                while (socket.read(rest) >= 0) {
                    assertTrue(rest.hasRemaining(), "it is told no more than the greeting");
                }
                socket.close();
            }
        }
    }

    @Test
    void aClientThatTalksTooMuchIsRefused() throws Exception {
        try (MessageListener<String> listener = listen(here);
                SocketChannel talker = stranger(listener)) {
            Running.Call<Void> talking = Running.start(() -> {
                ByteBuffer endless = ByteBuffer.allocate(1 << 20);
                while (true) {
                    talker.write(endless.clear());
                }
            });
            assertInstanceOf(
                    IOException.class,
                    assertThrows(ExecutionException.class, talking.outcome()::get)
                            .getCause());
            try (MessageChannel<String> client = connect(listener)) {
                assertTrue(client.isOpen());
            }
        }
    }

    @Test
    void aListenerThatDoesNotAnswerIsGivenUp() throws Exception {
        try (var mute = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            mute.bind(here);
            IOException failure =
                    assertThrows(IOException.class, () -> MessageChannel.connect(here, Codec.utf8(), key, HASTY));
            assertTrue(failure.getMessage().contains("does not answer in time"), failure.getMessage());
            Running.Call<?> waiting = Selecting.start(() -> MessageChannel.connect(here, Codec.utf8(), key));
            waiting.thread().interrupt();
            assertInstanceOf(
                    InterruptedException.class,
                    assertThrows(ExecutionException.class, waiting.outcome()::get)
                            .getCause());
        }
    }

    @Test
    void aKeyThatCanBeGuessedIsNone() {
        assertEquals(
                "key is too short: bytes=15, least=16",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> MessageListener.bind(here, Codec.utf8(), new byte[15]))
                        .getMessage());
        assertFalse(Files.exists(here.getPath()));
        assertNotEquals(ByteBuffer.wrap(key), ByteBuffer.wrap(MessageListener.randomKey()));
    }

    // files

    @Test
    void theFileIsPrivateAndGoesWithTheListener() throws Exception {
        try (MessageListener<String> listener = listen(here)) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(here.getPath())));
            assertTrue(listener.isOpen());
        }
        assertFalse(Files.exists(here.getPath()));
        IOException nobody = assertThrows(IOException.class, () -> MessageChannel.connect(here, Codec.utf8(), key));
        assertTrue(nobody.getMessage().startsWith("cannot connect: address=" + here), nobody.getMessage());
    }

    @Test
    void aListenerWithoutAnAddressIsInAPrivateDirectory() throws Exception {
        try (MessageListener<String> listener = MessageListener.bind(Codec.utf8(), key)) {
            Path path = ((UnixDomainSocketAddress) listener.address()).getPath();
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path.getParent())));
            try (MessageChannel<String> client = connect(listener)) {
                assertTrue(client.isOpen());
            }
        }
    }

    @Test
    void whatADeadListenerLeftIsReplaced() throws Exception {
        Path path = here.getPath();
        byte[] secret = key;
        String text = path.toString();
        try (JavaProcess<Void> dead = JavaProcess.start(() -> {
            MessageListener.bind(UnixDomainSocketAddress.of(text), Codec.utf8(), secret);
            Thread.sleep(Long.MAX_VALUE);
        })) {
            Await.until(() -> Files.exists(path));
            Await.until(this::somebodyListens);
            dead.process().destroyForcibly();
            dead.process().awaitExit();
        }
        assertTrue(Files.exists(path));
        try (MessageListener<String> listener = listen(here);
                MessageChannel<String> client = connect(listener)) {
            assertTrue(client.isOpen());
        }
    }

    private boolean somebodyListens() {
        try (MessageChannel<String> client = MessageChannel.connect(here, Codec.utf8(), key)) {
            return client.isOpen();
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsNoDeadListenersStays() throws Exception {
        try (MessageListener<String> listener = listen(here)) {
            assertEquals(
                    "cannot listen here, somebody does: path=" + here,
                    assertThrows(BindException.class, () -> listen(here)).getMessage());
            try (MessageChannel<String> client = connect(listener)) {
                assertTrue(client.isOpen());
            }
        }
        Files.writeString(here.getPath(), "precious");
        assertThrows(BindException.class, () -> listen(here));
        assertEquals("precious", Files.readString(here.getPath()));
    }

    @Test
    void aFileThatHasBecomeAnothersStays() throws Exception {
        MessageListener<String> robbed = listen(here);
        Files.delete(here.getPath());
        try (MessageListener<String> successor = listen(here)) {
            robbed.close();
            try (MessageChannel<String> client = connect(successor)) {
                assertTrue(client.isOpen());
            }
        }
    }

    // ends

    @Test
    void closingEndsThoseWhoWaitAndThoseInside() throws Exception {
        MessageListener<String> listener = listen(here);
        Running.Call<MessageChannel<String>> accepting = Running.untilItWaits(listener::accept);
        MessageChannel<String> accepted;
        try (MessageChannel<String> client = connect(listener)) {
            accepted = accepting.outcome().get();
            MessageChannel<String> waiting = connect(listener);
            Await.until(listener::isReady);
            Running.Call<?> interrupted = Running.untilItWaits(() -> {
                listener.accept();
                return listener.accept();
            });
            interrupted.thread().interrupt();
            assertInstanceOf(
                    InterruptedException.class,
                    assertThrows(ExecutionException.class, interrupted.outcome()::get)
                            .getCause());
            waiting.close();
            MessageChannel<String> inside = connect(listener);
            Await.until(listener::isReady);
            listener.close();
            assertThrows(EOFException.class, inside::receive);
            inside.close();
            assertThrows(ClosedChannelException.class, listener::accept);
            assertThrows(ClosedChannelException.class, () -> listener.accept(Duration.ZERO));
            client.send("goes on");
            assertEquals("goes on", accepted.receive());
        }
        accepted.close();
        listener.close();
    }

    @Test
    void onlySoManyWaitInside() throws Exception {
        try (MessageListener<String> listener = MessageListener.bind(
                here, Codec.utf8(), key, ChannelOptions.defaults().withHandshakeTimeout(Duration.ofMinutes(1)))) {
            int many = 140;
            List<Running.Call<MessageChannel<String>>> clients = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                clients.add(Running.start(() -> connect(listener)));
            }
            for (int i = 0; i < many; i++) {
                listener.accept().close();
            }
            for (Running.Call<MessageChannel<String>> client : clients) {
                client.outcome().get().close();
            }
            assertEquals(Optional.empty(), listener.accept(Duration.ZERO));
        }
    }
}

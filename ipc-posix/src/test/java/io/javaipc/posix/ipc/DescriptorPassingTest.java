package io.javaipc.posix.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.Descriptors.Access;
import io.javaipc.platform.Descriptors.ListeningSocket;
import io.javaipc.platform.IpcException;
import io.javaipc.platform.Limit;
import io.javaipc.platform.Platform;
import io.javaipc.platform.ResourceLimit;
import io.javaipc.posix.descriptor.RawDescriptors;
import io.javaipc.posix.ipc.DescriptorChannel.Message;
import io.javaipc.posix.ipc.DescriptorChannel.Pair;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Input;
import io.javaipc.process.JavaProcess;
import io.javaipc.process.Output;
import io.javaipc.process.SerializableCallable;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Open files and sockets passed between processes: C, Python and JVMs. */
class DescriptorPassingTest {
    private static final byte[] ONE = {1};
    private static final int IN_CHILD = 3;

    // the JVM itself starts compilers as it likes, and looks at files of the kernel to know how many to start
    private static final List<String> CALM =
            List.of("-XX:-MaxFDLimit", "-XX:-UseDynamicNumberOfCompilerThreads", "-XX:-UseContainerSupport");

    @TempDir
    static Path tools;

    @TempDir
    Path directory;

    private Path first;
    private Path second;

    @BeforeEach
    void write() throws IOException {
        first = Files.writeString(directory.resolve("first"), "first file");
        second = Files.writeString(directory.resolve("second"), "second file");
    }

    @Test
    void cReceivesWhatJavaSends() throws Exception {
        isReceived(new Peers(tools).c("receive-descriptors"), DescriptorChannel.pair());
    }

    @Test
    void pythonReceivesWhatJavaSends() throws Exception {
        isReceived(new Peers(tools).python("receive-descriptors"), DescriptorChannel.pair());
        isReceived(new Peers(tools).python("receive-descriptors"), DescriptorChannel.pair(Framing.STREAM));
    }

    private void isReceived(Command peer, Pair ends) throws Exception {
        try (Pair pair = ends;
                Descriptor one = RawDescriptors.open(first, Access.READ);
                Descriptor two = RawDescriptors.open(second, Access.READ);
                ChildProcess receiver = peer.inherit(IN_CHILD, pair.second().descriptor())
                        .stdout(Output.pipe())
                        .start()) {
            pair.first().send("from Java".getBytes(StandardCharsets.UTF_8), one, two);
            BufferedReader said = Running.lines(receiver);
            assertEquals("from Java", said.readLine());
            assertEquals("first file", said.readLine());
            assertEquals("second file", said.readLine());
            assertTrue(receiver.awaitExit().isSuccess());
        }
    }

    @Test
    void javaReceivesWhatCSends() throws Exception {
        Path socket = directory.resolve("socket");
        isSent(
                DescriptorListener.listen(socket),
                new Peers(tools).c("send-descriptors", socket.toString(), first.toString(), second.toString()),
                "from C");
    }

    @Test
    void javaReceivesWhatPythonSends() throws Exception {
        Path socket = directory.resolve("socket");
        isSent(
                DescriptorListener.listen(socket, Framing.STREAM),
                new Peers(tools).python("send-descriptors", socket.toString(), first.toString(), second.toString()),
                "from Python");
    }

    private static void isSent(DescriptorListener listening, Command peer, String data) throws Exception {
        try (DescriptorListener listener = listening;
                ChildProcess sender = peer.start();
                DescriptorChannel channel = listener.accept()) {
            // what it sent is there when it has ended
            assertTrue(sender.awaitExit().isSuccess());
            Message message = channel.receive().orElseThrow();
            assertEquals(data, new String(message.data(), StandardCharsets.UTF_8));
            assertEquals(2, message.descriptors().size());
            assertEquals("first file", text(message.descriptors().get(0)));
            assertEquals("second file", text(message.descriptors().get(1)));
            assertTrue(channel.receive().isEmpty());
        }
    }

    private static String text(Descriptor descriptor) throws IOException {
        try (InputStream stream = NativeChannel.of(descriptor).inputStream()) {
            return Running.text(stream);
        }
    }

    @Test
    void aJvmReadsAnOpenFileAndTellsTheEnd() throws Exception {
        try (Pair pair = DescriptorChannel.pair();
                Descriptor file = RawDescriptors.open(first, Access.READ);
                JavaProcess<String> child = JavaProcess.builder("reader")
                        .stdin(Input.descriptor(pair.second().descriptor()))
                        .start(DescriptorPassingTest::readWhatComes)) {
            pair.second().close();
            pair.first().send(ONE, file);
            Message answer = pair.first().receive().orElseThrow();
            assertEquals("first file", new String(answer.data(), StandardCharsets.UTF_8));
            // the child has closed its end, which had been its standard input
            assertTrue(pair.first().receive().isEmpty());
            pair.first().close();
            assertEquals("/dev/null", child.join());
        }
    }

    private static String readWhatComes() throws Exception {
        try (DescriptorChannel parent = DescriptorChannel.inherited(0)) {
            parent.send(text(parent.receiveDescriptor()).getBytes(StandardCharsets.UTF_8));
        }
        return Proc.descriptors(ProcessHandle.current().pid()).get(0);
    }

    @Test
    void aJvmServesAConnectionThatAnotherAccepted() throws Exception {
        acceptedHereIsServedThere("127.0.0.1", DescriptorPassingTest::serveByNativeChannel);
    }

    @Test
    void aJvmServesAConnectionByAChannelOfTheJdk() throws Exception {
        acceptedHereIsServedThere("::1", DescriptorPassingTest::serveByInheritedChannel);
    }

    @Test
    void aConnectionIsNeverTakenForAListeningSocket() throws Exception {
        acceptedHereIsServedThere("127.0.0.1", DescriptorPassingTest::serveOrRefuseInheritedChannel);
    }

    private static void acceptedHereIsServedThere(String address, SerializableCallable<Long> server) throws Exception {
        ListeningSocket listening = Platform.current().descriptors().listenTcp(new InetSocketAddress(address, 0), 10);
        try (Descriptor listener = listening.descriptor();
                Pair pair = DescriptorChannel.pair();
                JavaProcess<Long> child = JavaProcess.builder("server")
                        .stdin(Input.descriptor(pair.second().descriptor()))
                        .start(server);
                Socket client = new Socket(address, listening.address().getPort())) {
            try (Descriptor accepted = SocketDescriptors.accept(listener)) {
                pair.first().send(ONE, accepted);
            }
            client.getOutputStream().write("hello\n".getBytes(StandardCharsets.UTF_8));
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            assertEquals(child.pid() + " heard hello", answers.readLine());
            assertNull(answers.readLine());
            assertEquals(child.pid(), child.join());
        }
    }

    private static long serveByNativeChannel() throws Exception {
        try (DescriptorChannel parent = DescriptorChannel.inherited(0)) {
            return serve(parent.receiveDescriptor());
        }
    }

    private static long serve(Descriptor socket) throws Exception {
        long pid = ProcessHandle.current().pid();
        try (NativeChannel connection = NativeChannel.of(socket)) {
            String line = new BufferedReader(new InputStreamReader(connection.inputStream(), StandardCharsets.UTF_8))
                    .readLine();
            connection.outputStream().write((pid + " heard " + line + "\n").getBytes(StandardCharsets.UTF_8));
            connection.shutdownOutput();
        }
        return pid;
    }

    private static long serveByInheritedChannel() throws Exception {
        try (DescriptorChannel parent = DescriptorChannel.inherited(0)) {
            return serve((SocketChannel) SocketDescriptors.toInheritedChannel(parent.receiveDescriptor()));
        }
    }

    private static long serve(SocketChannel channel) throws Exception {
        long pid = ProcessHandle.current().pid();
        try (SocketChannel connection = channel) {
            ByteBuffer heard = ByteBuffer.allocate(6);
            while (heard.hasRemaining()) {
                connection.read(heard);
            }
            connection.write(ByteBuffer.wrap((pid + " heard " + new String(heard.array(), StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8)));
        }
        return pid;
    }

    /** Java 17 takes it for a listening one, and is refused; Java 25 does not. */
    private static long serveOrRefuseInheritedChannel() throws Exception {
        try (DescriptorChannel parent = DescriptorChannel.inherited(0);
                Descriptor connection = parent.receiveDescriptor();
                Descriptor copy = RawDescriptors.duplicate(connection, 0)) {
            SocketChannel channel;
            try {
                channel = (SocketChannel) SocketDescriptors.toInheritedChannel(copy);
            } catch (IpcException refused) {
                assertTrue(refused.getMessage().contains("preferIPv4Stack"), refused.getMessage());
                assertThrows(IllegalStateException.class, () -> SocketDescriptors.toInheritedChannel(connection));
                return serve(connection);
            }
            return serve(channel);
        }
    }

    @Test
    void whatAKilledSenderHadSentArrives() throws Exception {
        try (Pair pair = DescriptorChannel.pair();
                JavaProcess<Void> child = JavaProcess.builder("sender")
                        .stdin(Input.descriptor(pair.second().descriptor()))
                        .start(() -> {
                            try (DescriptorChannel parent = DescriptorChannel.inherited(0);
                                    Descriptor file = RawDescriptors.open(Path.of("/dev/null"), Access.READ)) {
                                parent.send(ONE, file);
                                Runtime.getRuntime().halt(1);
                            }
                        })) {
            pair.second().close();
            child.process().awaitExit();
            pair.first().receiveDescriptor().close();
            assertTrue(pair.first().receive().isEmpty());
        }
    }

    @Test
    void aReceiverWithoutRoomClosesWhatArrivedAndGoesOn() throws Exception {
        try (Pair pair = DescriptorChannel.pair();
                Descriptor file = RawDescriptors.open(first, Access.READ);
                ChildProcess receiver = Programs.java(CALM, ReceivesWithoutRoom.class)
                        .inherit(IN_CHILD, pair.second().descriptor())
                        .limit(ResourceLimit.OPEN_FILES, Limit.of(100))
                        .stdout(Output.pipe())
                        .start()) {
            for (int i = 0; i < 3; i++) {
                pair.first().send(ONE, file, file, file, file, file, file, file, file);
            }
            String said = Running.text(receiver.getInputStream());
            assertEquals("3 spare: EMFILE arrived=3, left=0\n0 spare: EMFILE arrived=0, left=0\n8 spare: 8\n", said);
            assertTrue(receiver.awaitExit().isSuccess());
        }
    }

    @Test
    void onlySocketsThatListenAreAccepted() {
        try (Descriptor file = RawDescriptors.open(first, Access.READ)) {
            IpcException told = assertThrows(IpcException.class, () -> SocketDescriptors.accept(file));
            assertTrue(told.getMessage().contains("errno=ENOTSOCK"), told.getMessage());
            Failures.assertFails("getsockopt", "ENOTSOCK", () -> SocketDescriptors.toInheritedChannel(file));
        }
    }
}

package io.javaipc.posix.ipc;

import static io.javaipc.posix.ipc.Failures.assertEndsWith;
import static io.javaipc.posix.ipc.Failures.assertFails;
import static io.javaipc.posix.ipc.Failures.untilItIsIn;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.Descriptors.Access;
import io.javaipc.platform.IpcException;
import io.javaipc.posix.descriptor.RawDescriptors;
import io.javaipc.posix.ipc.DescriptorChannel.Message;
import io.javaipc.posix.ipc.DescriptorChannel.Pair;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Running;
import io.javaipc.testing.Running.Call;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link DescriptorChannel} within one process. */
class DescriptorChannelTest {
    private static final Duration SHORT = Duration.ofMillis(30);
    private static final int CLOSE_ON_EXEC = 02000000;
    private static final byte[] ONE = {1};

    @TempDir
    Path directory;

    private int before;
    private Path file;
    private Descriptor opened;
    private Pair pair;
    private DescriptorChannel here;
    private DescriptorChannel there;

    @BeforeEach
    void create() throws Exception {
        before = Failures.openDescriptors();
        file = Files.writeString(directory.resolve("file"), "content");
        opened = RawDescriptors.open(file, Access.READ);
        pair = DescriptorChannel.pair();
        here = pair.first();
        there = pair.second();
    }

    @AfterEach
    void nothingStaysOpen() throws Exception {
        pair.close();
        opened.close();
        Failures.assertNoneMoreOpenThan(before);
    }

    private static String text(Descriptor descriptor) throws Exception {
        try (NativeChannel channel = NativeChannel.of(descriptor);
                InputStream stream = channel.inputStream()) {
            return Running.text(stream);
        }
    }

    @Test
    void anOpenFileArrives() throws Exception {
        here.send("data".getBytes(), opened);
        opened.close();
        Message message = there.receive().orElseThrow();
        assertEquals("data", new String(message.data()));
        Descriptor arrived = message.descriptor();
        String info = Files.readString(Path.of("/proc/self/fdinfo/" + arrived.number()));
        assertNotEquals(0, Integer.parseInt(Proc.field(info, "flags"), 8) & CLOSE_ON_EXEC);
        assertEquals("content", text(arrived));
    }

    @Test
    void messagesStayApart() throws Exception {
        byte[] large = new byte[DescriptorChannel.MOST_BYTES];
        large[large.length - 1] = 7;
        here.send(large);
        here.send(ONE, opened);
        here.send(new byte[] {2, 3});
        assertArrayEquals(large, there.receive().orElseThrow().data());
        try (Message second = there.receive().orElseThrow()) {
            assertArrayEquals(ONE, second.data());
            assertEquals(1, second.descriptors().size());
        }
        Message third = there.receive().orElseThrow();
        assertArrayEquals(new byte[] {2, 3}, third.data());
        assertTrue(third.descriptors().isEmpty());
    }

    @Test
    void asManyDescriptorsTravelAsTheKernelAllows() throws Exception {
        int most = DescriptorChannel.MOST_DESCRIPTORS;
        here.send(ONE, Collections.nCopies(most, opened).toArray(Descriptor[]::new));
        try (Message message = there.receive().orElseThrow()) {
            assertEquals(most, message.descriptors().size());
            assertEquals(
                    file.toString(),
                    Proc.descriptors(ProcessHandle.current().pid())
                            .get(message.descriptors().get(most - 1).number()));
        }
        Descriptor[] tooMany = Collections.nCopies(most + 1, opened).toArray(Descriptor[]::new);
        assertThrows(IllegalArgumentException.class, () -> here.send(ONE, tooMany));
    }

    @Test
    void numbersMayBeLarge() throws Exception {
        try (Descriptor large = RawDescriptors.duplicate(opened, 1000)) {
            assertTrue(large.number() >= 1000);
            here.send(ONE, large);
        }
        assertEquals("content", text(there.receiveDescriptor()));
    }

    @Test
    void oneDescriptorIsExpectedAndNoOtherNumber() throws Exception {
        here.send(ONE);
        IpcException told = assertThrows(IpcException.class, there::receiveDescriptor);
        assertTrue(told.getMessage().contains("message of 1 bytes, descriptors=0"), told.getMessage());
        here.send(ONE, opened, opened);
        told = assertThrows(IpcException.class, there::receiveDescriptor);
        assertTrue(told.getMessage().contains("descriptors=2"), told.getMessage());
        here.close();
        told = assertThrows(IpcException.class, there::receiveDescriptor);
        assertTrue(told.getMessage().contains("reason=the other end is closed"), told.getMessage());
    }

    @Test
    void whatWasSentBeforeTheCloseIsReceivedAndThenTheEnd() throws Exception {
        here.send(ONE, opened);
        here.close();
        there.receive().orElseThrow().close();
        assertEquals(Optional.empty(), there.receive());
        assertEquals(Optional.empty(), there.receive(Duration.ZERO));
        assertFails("sendmsg", "EPIPE", () -> there.send(ONE, opened));
    }

    @Test
    void timesAreWaitedFor() throws Exception {
        long begin = System.nanoTime();
        assertThrows(TimeoutException.class, () -> there.receive(SHORT));
        assertTrue(System.nanoTime() - begin >= SHORT.toNanos());
        assertThrows(TimeoutException.class, () -> there.receive(Duration.ZERO));
        here.send(ONE);
        assertTrue(there.receive(SHORT).isPresent());
    }

    @Test
    void anInterruptEndsWaitsAndLosesNothing() throws Exception {
        Call<Optional<Message>> receiver = untilItIsIn("poll", there::receive);
        receiver.thread().interrupt();
        assertEndsWith(InterruptedException.class, receiver);
        Call<Boolean> sender = untilItIsIn("poll", this::sendUntilFull);
        sender.thread().interrupt();
        assertEndsWith(InterruptedException.class, sender);
        here.close();
        int next = 0;
        for (Optional<Message> one = there.receive(); one.isPresent(); one = there.receive()) {
            assertEquals(next++, one.get().data()[0]);
            assertEquals(10_000, one.get().data().length);
            one.get().close();
        }
        assertTrue(next > 0);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, there::receive);
    }

    private boolean sendUntilFull() throws InterruptedException {
        for (byte i = 0; i >= 0; i++) {
            byte[] data = new byte[10_000];
            data[0] = i;
            here.send(data, opened);
        }
        return true;
    }

    @Test
    void closingEndsWaits() throws Exception {
        Call<Optional<Message>> receiver = untilItIsIn("poll", there::receive);
        there.close();
        assertEndsWith(IllegalStateException.class, receiver);
        assertThrows(IllegalStateException.class, there::receive);
        assertThrows(IllegalStateException.class, () -> there.send(ONE));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> here.send(new byte[0], opened));
        assertThrows(
                IllegalArgumentException.class, () -> here.send(new byte[DescriptorChannel.MOST_BYTES + 1], opened));
        Descriptor closed = RawDescriptors.open(file, Access.READ);
        closed.close();
        assertThrows(IllegalStateException.class, () -> here.send(ONE, opened, closed));
        IpcException told = assertThrows(IpcException.class, () -> DescriptorChannel.inherited(opened.number()));
        assertTrue(told.getMessage().startsWith("descriptor is no Unix-domain socket"), told.getMessage());
        assertThrows(IpcException.class, () -> DescriptorChannel.inherited(9999));
    }

    @Test
    void aStreamBringsDescriptorsToo() throws Exception {
        try (Pair stream = DescriptorChannel.pair(Framing.STREAM)) {
            byte[] large = new byte[DescriptorChannel.MOST_BYTES];
            Call<Boolean> sender = Running.start(() -> {
                for (int i = 0; i < 10; i++) {
                    stream.first().send(large, opened);
                }
                stream.first().close();
                return true;
            });
            int bytes = 0;
            int descriptors = 0;
            for (Optional<Message> one = stream.second().receive();
                    one.isPresent();
                    one = stream.second().receive()) {
                bytes += one.get().data().length;
                descriptors += one.get().descriptors().size();
                one.get().close();
            }
            assertTrue(sender.outcome().get());
            assertEquals(10 * large.length, bytes);
            assertEquals(10, descriptors);
        }
    }

    @Test
    void pathsConnectStrangers() throws Exception {
        Path path = directory.resolve("socket");
        try (DescriptorListener listener = DescriptorListener.listen(path)) {
            assertEquals(Optional.empty(), listener.accept(SHORT));
            assertFails("bind", "EADDRINUSE", () -> DescriptorListener.listen(path));
            assertFails("connect", "EPROTOTYPE", () -> DescriptorChannel.connect(path, Framing.STREAM));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
            try (DescriptorChannel client = DescriptorChannel.connect(path);
                    DescriptorChannel server = listener.accept()) {
                client.send(ONE, opened);
                assertEquals("content", text(server.receiveDescriptor()));
            }
            Call<DescriptorChannel> waiter = untilItIsIn("poll", listener::accept);
            waiter.thread().interrupt();
            assertEndsWith(InterruptedException.class, waiter);
        }
        assertFalse(Files.exists(path));
        assertFails("connect", "ENOENT", () -> DescriptorChannel.connect(path));
        Path tooLong = directory.resolve("x".repeat(108));
        assertThrows(IllegalArgumentException.class, () -> DescriptorListener.listen(tooLong));
    }
}

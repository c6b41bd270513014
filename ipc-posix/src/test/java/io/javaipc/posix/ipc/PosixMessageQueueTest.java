package io.javaipc.posix.ipc;

import static io.javaipc.posix.ipc.Failures.assertEndsWith;
import static io.javaipc.posix.ipc.Failures.assertFails;
import static io.javaipc.posix.ipc.Failures.untilItIsIn;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.codec.Codec;
import io.javaipc.codec.CodecException;
import io.javaipc.platform.IpcException;
import io.javaipc.posix.ipc.PosixMessageQueue.Attributes;
import io.javaipc.posix.ipc.PosixMessageQueue.Message;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Running.Call;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** {@link PosixMessageQueue} within one process. */
class PosixMessageQueueTest {
    private static final Duration SHORT = Duration.ofMillis(30);
    private static final int CAPACITY = 3;
    private static final int SIZE = 16;
    private static final int CLOSE_ON_EXEC = 02000000;

    private final String name = Peers.unusedName();
    private PosixMessageQueue queue;

    @BeforeEach
    void create() {
        QueueSupport.assumeQueues();
        queue = PosixMessageQueue.create(name, CAPACITY, SIZE);
    }

    @AfterEach
    void remove() {
        if (queue != null) {
            queue.close();
            QueueSupport.remove(name);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Message message) {
        return new String(message.data(), StandardCharsets.UTF_8) + " " + message.priority();
    }

    @Test
    void theHighestPriorityComesFirstAndThenTheOldest() throws InterruptedException {
        queue.send(bytes("a"), 1);
        queue.send(bytes("b"), PosixMessageQueue.HIGHEST_PRIORITY);
        queue.send(bytes("c"), 1);
        assertEquals(new Attributes(CAPACITY, SIZE, 3), queue.attributes());
        assertEquals("b 32767", text(queue.receive()));
        assertEquals("a 1", text(queue.receive()));
        assertEquals("c 1", text(queue.tryReceive().orElseThrow()));
        assertEquals(Optional.empty(), queue.tryReceive());
    }

    @Test
    void messagesHaveAnyLengthUpToTheirSize() throws InterruptedException {
        for (int length : new int[] {0, 1, SIZE}) {
            byte[] data = new byte[length];
            queue.send(data, 0);
            assertArrayEquals(data, queue.receive().data());
        }
    }

    @Test
    void aMessageThatIsTooLargeIsRefusedAtOnce() throws InterruptedException {
        fill();
        byte[] large = new byte[SIZE + 1];
        for (Executable step : List.<Executable>of(
                () -> queue.send(large, 0), () -> queue.send(large, 0, SHORT), () -> queue.trySend(large, 0))) {
            IpcException told = assertFails("mq_send", "EMSGSIZE", step);
            assertTrue(told.getMessage().contains("size=17, messageSize=16"), told.getMessage());
        }
        assertEquals(CAPACITY, queue.attributes().messages());
    }

    private void fill() {
        for (int i = 0; i < CAPACITY; i++) {
            assertTrue(queue.trySend(bytes("message " + i), 0));
        }
    }

    @Test
    void timesAreWaitedFor() throws InterruptedException {
        long begin = System.nanoTime();
        assertEquals(Optional.empty(), queue.receive(SHORT));
        assertTrue(System.nanoTime() - begin >= SHORT.toNanos());
        assertEquals(Optional.empty(), queue.receive(Duration.ZERO));
        fill();
        assertFalse(queue.trySend(bytes("x"), 0));
        assertFalse(queue.send(bytes("x"), 0, Duration.ZERO));
        begin = System.nanoTime();
        assertFalse(queue.send(bytes("x"), 0, SHORT));
        assertTrue(System.nanoTime() - begin >= SHORT.toNanos());
        assertEquals("message 0 0", text(queue.receive(SHORT).orElseThrow()));
        assertTrue(queue.send(bytes("x"), 0, SHORT));
    }

    @Test
    void whoWaitsIsServed() throws Exception {
        Call<Message> receiver = untilItIsIn("poll", () -> queue.receive());
        queue.send(bytes("late"), 5);
        assertEquals("late 5", text(receiver.outcome().get()));
        fill();
        Call<Boolean> sender = untilItIsIn("poll", () -> send("more"));
        assertEquals("message 0 0", text(queue.receive()));
        assertTrue(sender.outcome().get());
        assertEquals(CAPACITY, queue.attributes().messages());
    }

    private boolean send(String text) throws InterruptedException {
        queue.send(bytes(text), 0);
        return true;
    }

    @Test
    void anInterruptEndsTheWaitAndLosesNothing() throws Exception {
        Call<Message> receiver = untilItIsIn("poll", () -> queue.receive());
        receiver.thread().interrupt();
        assertEndsWith(InterruptedException.class, receiver);
        fill();
        Call<Boolean> sender = untilItIsIn("poll", () -> send("never"));
        sender.thread().interrupt();
        assertEndsWith(InterruptedException.class, sender);
        for (int i = 0; i < CAPACITY; i++) {
            assertEquals("message " + i + " 0", text(queue.receive()));
        }
        assertEquals(Optional.empty(), queue.tryReceive());
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> queue.send(bytes("never"), 0));
        assertEquals(0, queue.attributes().messages());
    }

    @Test
    void closingEndsWaits() throws Exception {
        Call<Message> receiver = untilItIsIn("poll", () -> queue.receive());
        queue.close();
        assertEndsWith(IllegalStateException.class, receiver);
        assertThrows(IllegalStateException.class, () -> queue.trySend(bytes("x"), 0));
        assertThrows(IllegalStateException.class, queue::tryReceive);
        assertThrows(IllegalStateException.class, queue::attributes);
        queue.close();
    }

    @Test
    void handlesOfOneNameAreOneQueueAndItStaysAsItIs() throws InterruptedException {
        queue.send(bytes("kept"), 2);
        queue.close();
        try (PosixMessageQueue other = PosixMessageQueue.open("/" + name);
                PosixMessageQueue third = PosixMessageQueue.createOrOpen(name, CAPACITY, SIZE)) {
            assertEquals(name, other.name());
            assertEquals(1, third.attributes().messages());
            assertEquals("kept 2", text(other.receive()));
        }
    }

    @Test
    void anotherGeometryIsTold() throws Exception {
        int before = Failures.openDescriptors();
        for (int[] asked : new int[][] {{CAPACITY + 1, SIZE}, {CAPACITY, SIZE + 1}}) {
            IpcException told =
                    assertThrows(IpcException.class, () -> PosixMessageQueue.createOrOpen(name, asked[0], asked[1]));
            assertTrue(
                    told.getMessage()
                            .contains("askedCapacity=" + asked[0] + ", capacity=3, askedMessageSize=" + asked[1]
                                    + ", messageSize=16"),
                    told.getMessage());
        }
        Failures.assertNoneMoreOpenThan(before);
    }

    @Test
    void unlinkedItGoesOnAndTheNameIsFree() throws InterruptedException {
        queue.unlink();
        queue.send(bytes("x"), 0);
        assertFails("mq_open", "ENOENT", () -> PosixMessageQueue.open(name));
        assertFails("mq_unlink", "ENOENT", queue::unlink);
        try (PosixMessageQueue next = PosixMessageQueue.create(name, 1, 1)) {
            assertEquals(new Attributes(1, 1, 0), next.attributes());
            assertEquals(1, queue.attributes().messages());
        }
    }

    @Test
    void limitsAreNamedWhenAQueueIsRefused() throws Exception {
        String limits = "msg_max=" + limit("msg_max") + ", msgsize_max=" + limit("msgsize_max") + ", queues_max="
                + limit("queues_max") + ", RLIMIT_MSGQUEUE=";
        String other = Peers.unusedName();
        // more than even root may have
        IpcException told = assertFails("mq_open", "EINVAL", () -> PosixMessageQueue.create(other, 65537, 8));
        assertTrue(told.getMessage().contains("capacity=65537, messageSize=8, " + limits), told.getMessage());
        told = assertFails("mq_open", "EINVAL", () -> PosixMessageQueue.create(other, 1, 16 * 1024 * 1024 + 1));
        assertTrue(told.getMessage().contains(limits), told.getMessage());
        assertFails("mq_open", "ENOENT", () -> PosixMessageQueue.open(other));
    }

    private static String limit(String file) throws Exception {
        return Files.readString(Path.of("/proc/sys/fs/mqueue", file)).strip();
    }

    @Test
    void whatCannotBeIsRefused() {
        assertFails("mq_open", "EEXIST", () -> PosixMessageQueue.create(name, 1, 1));
        for (int priority : new int[] {-1, PosixMessageQueue.HIGHEST_PRIORITY + 1}) {
            assertThrows(IllegalArgumentException.class, () -> queue.send(bytes("x"), priority));
        }
        assertThrows(IllegalArgumentException.class, () -> PosixMessageQueue.create(Peers.unusedName(), 0, 1));
        assertThrows(IllegalArgumentException.class, () -> PosixMessageQueue.create(Peers.unusedName(), 1, 0));
        for (String bad : new String[] {"", "/", ".", "..", "a/b", "//a", "a\0b", "x".repeat(256)}) {
            assertThrows(IllegalArgumentException.class, () -> PosixMessageQueue.open(bad), bad);
        }
        assertFails("mq_open", "ENOENT", () -> PosixMessageQueue.open("x".repeat(255)));
    }

    @Test
    void childrenDoNotInheritIt() throws Exception {
        Map<Integer, String> open = Proc.descriptors(ProcessHandle.current().pid()).entrySet().stream()
                .filter(entry -> entry.getValue().endsWith("/" + name))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertEquals(1, open.size(), open::toString);
        String info = Files.readString(
                Path.of("/proc/self/fdinfo/" + open.keySet().iterator().next()));
        assertEquals(CLOSE_ON_EXEC, Integer.parseInt(Proc.field(info, "flags"), 8) & CLOSE_ON_EXEC);
    }

    @Test
    void nothingStaysOpen() throws Exception {
        int before = Failures.openDescriptors();
        for (int i = 0; i < 50; i++) {
            PosixMessageQueue.open(name).close();
            assertFails("mq_open", "EEXIST", () -> PosixMessageQueue.create(name, 1, 1));
        }
        Failures.assertNoneMoreOpenThan(before);
    }

    @Test
    void valuesTravelByACodec() throws InterruptedException {
        TypedMessageQueue<String> texts = queue.as(Codec.utf8());
        texts.send("grüße", 3);
        assertEquals(new TypedMessageQueue.Received<>("grüße", 3), texts.receive());
        assertTrue(texts.send("x", 0, SHORT));
        assertEquals("x", texts.receive(SHORT).orElseThrow().value());
        assertEquals(Optional.empty(), texts.receive(Duration.ZERO));
        IpcException told = assertFails("mq_send", "EMSGSIZE", () -> texts.send("x".repeat(SIZE + 1), 0));
        assertTrue(told.getMessage().contains("messageSize=16"), told.getMessage());
        TypedMessageQueue<Long> numbers = queue.as(Codec.longs());
        numbers.send(Long.MIN_VALUE, 0);
        assertEquals(Long.MIN_VALUE, numbers.receive().value());
    }

    @Test
    void whatIsNoValueIsHandedOver() throws InterruptedException {
        queue.send(bytes("abc"), 0);
        CodecException told =
                assertThrows(CodecException.class, () -> queue.as(Codec.longs()).receive());
        assertArrayEquals(bytes("abc"), told.message().orElseThrow());
        assertEquals(0, queue.attributes().messages());
    }
}

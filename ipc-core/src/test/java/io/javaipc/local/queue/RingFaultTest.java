package io.javaipc.local.queue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.codec.Codec;
import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Input;
import io.javaipc.process.Output;
import io.javaipc.shared.QueueOptions;
import io.javaipc.testing.Await;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that are killed or stopped at one certain step of what they do in a ring. */
class RingFaultTest {
    private static final int MESSAGES = 4;
    private static final QueueOptions OPTIONS =
            QueueOptions.ofCapacity(MESSAGES).withBytes(1);

    @TempDir
    Path space;

    private Participants participants;
    private LocalQueue<byte[]> queue;

    @BeforeEach
    void open() throws IOException {
        participants = Participants.join(space, "test");
        queue = new LocalQueue<>(new QueueFile(segment(participants)), Codec.bytes());
    }

    @AfterEach
    void close() {
        participants.close();
    }

    private static Segment segment(Participants participants) {
        return participants.segment(
                "queue.q", LocalQueue.shape(OPTIONS), memory -> LocalQueue.initialize(memory, OPTIONS));
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) size);
        return bytes;
    }

    /** Another JVM, which has come as far as one of its steps. */
    private Peer peer(String step) throws IOException {
        ChildProcess child = Programs.java(List.of("-Xmx32m"), Steps.class, space.toString(), step)
                .stdin(Input.pipe())
                .stdout(Output.pipe())
                .start();
        Peer peer = new Peer(child, Running.lines(child));
        assertEquals("there", peer.said().readLine());
        return peer;
    }

    /**
     * Another JVM.
     *
     * @param child its process
     * @param said what it says
     */
    private record Peer(ChildProcess child, BufferedReader said) implements AutoCloseable {
        void kill() throws InterruptedException {
            child.destroyForcibly();
            child.awaitExit();
        }

        void goOn() throws IOException {
            child.getOutputStream().write("\n".getBytes(StandardCharsets.US_ASCII));
            child.getOutputStream().flush();
            assertEquals("done", said.readLine());
        }

        @Override
        public void close() {
            child.close();
        }
    }

    /** Goes as far as one step, and further when it is told to. */
    static final class Steps {
        private Steps() {}

        public static void main(String[] arguments) throws Exception {
            Participants participants = Participants.join(Path.of(arguments[0]), "peer");
            Segment segment = segment(participants);
            Ring ring = new Ring(segment, RingLayout.of(segment));
            long position;
            switch (arguments[1]) {
                case "claimed":
                    position = ring.claim(1);
                    break;
                case "claimed-tail-behind":
                    long tail = segment.memory().longs().getVolatile(RingLayout.TAIL_AT);
                    position = ring.claim(1);
                    segment.memory().longs().setVolatile(RingLayout.TAIL_AT, tail);
                    break;
                case "taken", "taken-head-behind":
                    position = ring.take();
                    break;
                default:
                    throw new IllegalArgumentException(arguments[1]);
            }
            System.out.println("there");
            System.in.read();
            if (arguments[1].startsWith("claimed")) {
                ring.setLength(position, 0);
                ring.commit(position, 1);
            } else {
                ring.release(position);
            }
            System.out.println("done");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"claimed", "claimed-tail-behind"})
    void whatAKilledProducerHadBegunIsSkipped(String step) throws Exception {
        try (Peer victim = peer(step)) {
            assertTrue(queue.offer(bytes(10)));
            assertNull(queue.poll(Duration.ofMillis(20)), "it was there first, and lives");
            Running.Call<byte[]> taker = Running.untilItWaits(queue::take);
            victim.kill();
            assertArrayEquals(bytes(10), taker.outcome().get());
            assertNull(queue.poll());
            for (int i = 0; i < MESSAGES; i++) {
                assertTrue(queue.offer(bytes(i)));
            }
            assertFalse(queue.offer(bytes(0)));
        }
    }

    @Test
    void aStoppedProducerIsNamedAndKeepsItsPlace() throws Exception {
        try (Peer producer = peer("claimed")) {
            long pid = producer.child().pid();
            Command.of("kill", "-STOP", Long.toString(pid)).run();
            Await.until(() -> Proc.state(pid) == 'T');
            assertTrue(queue.offer(bytes(10)));
            assertNull(queue.poll(Duration.ofMillis(50)));
            assertTrue(queue.blockedBy().orElseThrow().startsWith("pid=" + pid + ", name=peer"), queue::toString);
            Command.of("kill", "-CONT", Long.toString(pid)).run();
            producer.goOn();
            assertEquals(0, queue.take().length);
            assertEquals(10, queue.take().length);
            assertTrue(queue.blockedBy().isEmpty());
        }
    }

    @Test
    void whatAKilledConsumerWasReadingComesAgain() throws Exception {
        assertTrue(queue.offer(bytes(1)));
        assertTrue(queue.offer(bytes(2)));
        try (Peer victim = peer("taken")) {
            assertArrayEquals(bytes(2), queue.take());
            victim.kill();
            assertArrayEquals(bytes(1), queue.take());
        }
    }

    @Test
    void aNewcomerInTheSlotOfADeadProducerAndConsumerFreesWhatTheyHad() throws Exception {
        assertTrue(queue.offer(bytes(1)));
        try (Peer consumer = peer("taken")) {
            consumer.kill();
            try (Peer producer = peer("claimed")) {
                producer.kill();
                try (Peer successor = peer("taken")) {
                    // it found nothing but what the first one had, which only who waits adopts
                    assertArrayEquals(bytes(1), queue.poll(Duration.ofDays(1)));
                    assertTrue(queue.isEmpty() || queue.poll() == null);
                    successor.goOn();
                }
            }
        }
    }

    @Test
    void roomThatTheDeadHadIsUsedAgain() throws Exception {
        for (int round = 0; round < 3; round++) {
            try (Peer victim = peer("claimed")) {
                victim.kill();
            }
        }
        for (int i = 0; i < 3_000; i++) {
            assertTrue(queue.offer(bytes(300), Duration.ofDays(1)));
            assertArrayEquals(bytes(300), queue.take());
        }
    }
}

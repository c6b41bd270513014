package io.javaipc.local.broadcast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.codec.Codec;
import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import io.javaipc.memory.LongAccess;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Input;
import io.javaipc.process.Output;
import io.javaipc.shared.BroadcastOptions;
import io.javaipc.shared.BroadcastSubscription;
import io.javaipc.testing.Await;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that are killed or stopped at one certain step of what they do in a broadcast. */
class BroadcastFaultTest {
    private static final int MESSAGES = 4;
    private static final byte[] NONE = {};

    @TempDir
    Path space;

    private Participants participants;

    @BeforeEach
    void open() throws IOException {
        participants = Participants.join(space, "test");
    }

    @AfterEach
    void close() {
        participants.close();
    }

    private LocalBroadcast<byte[]> broadcast(String name) {
        return new LocalBroadcast<>(new BroadcastFile(segment(participants, name)), Codec.bytes());
    }

    private static Segment segment(Participants participants, String name) {
        BroadcastOptions options = BroadcastOptions.ofCapacity(MESSAGES).withBytes(1);
        BroadcastOptions chosen = name.equals("lossy") ? options.lossy() : options;
        return participants.segment(
                "broadcast." + name, LocalBroadcast.shape(chosen), memory -> LocalBroadcast.initialize(memory, chosen));
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) size);
        return bytes;
    }

    /** Another JVM, which has come as far as one of its steps. */
    private Peer peer(String broadcast, String step) throws IOException {
        ChildProcess child = Programs.java(List.of("-Xmx32m"), Steps.class, space.toString(), broadcast, step)
                .stdin(Input.pipe())
                .stdout(Output.pipe())
                .start();
        Peer peer = new Peer(child, Running.lines(child));
        assertEquals("there", peer.said().readLine());
        return peer;
    }

    private void kill(String broadcast, String step) throws Exception {
        try (Peer victim = peer(broadcast, step)) {
            victim.kill();
        }
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

        void send(String signal, char state) throws InterruptedException {
            Command.of("kill", signal, Long.toString(child.pid())).run();
            Await.until(() -> (Proc.state(child.pid()) == 'T') == (state == 'T'));
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
            Segment segment = segment(participants, arguments[1]);
            BroadcastLayout layout = BroadcastLayout.of(segment);
            BroadcastWords words = new BroadcastWords(segment, layout);
            SubscriberTable subscribers = new SubscriberTable(segment);
            Room room =
                    layout.isLossless() ? new LosslessRoom(layout, words, subscribers) : new LossyRoom(layout, words);
            BroadcastRing ring = new BroadcastRing(segment, layout, words, room);
            LongAccess memory = segment.memory().longs();
            long position = -1;
            switch (arguments[2]) {
                case "claimed":
                    position = ring.claim(1, true);
                    break;
                case "claimed-tail-behind":
                    long tail = words.tail();
                    position = ring.claim(1, true);
                    memory.setVolatile(BroadcastLayout.TAIL_AT, tail);
                    break;
                case "counted-floor-behind":
                    long floor = words.floor();
                    assertTrue(room.make(words.tail(), 1, true));
                    memory.setVolatile(BroadcastLayout.FLOOR_AT, floor);
                    break;
                case "joining":
                    subscribers.join();
                    break;
                case "announced-gate-behind":
                    long gate = room.limit();
                    assertTrue(room.make(words.tail(), 1, true));
                    memory.setVolatile(BroadcastLayout.GATE_AT, gate);
                    break;
                default:
                    throw new IllegalArgumentException(arguments[2]);
            }
            System.out.println("there");
            System.in.read();
            if (position >= 0) {
                ring.write(position, NONE, 0);
                assertTrue(ring.commit(position, 1));
            }
            System.out.println("done");
        }
    }

    @ParameterizedTest
    @CsvSource({"lossless,claimed", "lossless,claimed-tail-behind", "lossy,claimed", "lossy,claimed-tail-behind"})
    void whatAKilledWriterHadBegunIsSkipped(String name, String step) throws Exception {
        LocalBroadcast<byte[]> broadcast = broadcast(name);
        BroadcastSubscription<byte[]> subscription = broadcast.subscribe();
        BroadcastSubscription<byte[]> other = broadcast.subscribe();
        try (Peer victim = peer(name, step)) {
            assertTrue(broadcast.offer(bytes(10)));
            assertNull(subscription.poll(Duration.ofMillis(20)), "it was there first, and lives");
            assertTrue(broadcast
                    .blockedBy()
                    .orElseThrow()
                    .startsWith("pid=" + victim.child().pid()));
            Running.Call<byte[]> reader = Running.untilItWaits(subscription::take);
            victim.kill();
            assertArrayEquals(bytes(10), reader.outcome().get());
        }
        assertArrayEquals(bytes(10), other.take());
        assertTrue(broadcast.blockedBy().isEmpty());
        for (int i = 0; i < MESSAGES; i++) {
            assertTrue(broadcast.offer(bytes(i)));
        }
        assertEquals(broadcast.isLossless(), !broadcast.offer(NONE));
    }

    @Test
    void whatTheDeadHadBegunIsNotCountedAsLost() throws Exception {
        LocalBroadcast<byte[]> broadcast = broadcast("lossy");
        BroadcastSubscription<byte[]> subscription = broadcast.subscribe();
        int published = 0;
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 10; i++) {
                assertTrue(broadcast.offer(bytes(published++)));
            }
            kill("lossy", round == 1 ? "counted-floor-behind" : "claimed");
        }
        assertTrue(broadcast.offer(bytes(published++)));
        int read = 0;
        // the last three; with the one that was begun they are as many as there is room for
        for (int size = published - MESSAGES + 1; size < published; size++) {
            assertArrayEquals(bytes(size), subscription.poll(Duration.ofDays(1)));
            read++;
        }
        assertEquals(published - read, subscription.lost());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossless", "lossy"})
    void aStoppedWriterIsNamedAndKeepsItsPlace(String name) throws Exception {
        LocalBroadcast<byte[]> broadcast = broadcast(name);
        BroadcastSubscription<byte[]> subscription = broadcast.subscribe();
        try (Peer writer = peer(name, "claimed")) {
            writer.send("-STOP", 'T');
            for (int i = 1; i < MESSAGES; i++) {
                assertTrue(broadcast.offer(bytes(i)));
            }
            assertFalse(broadcast.offer(NONE), "its place would be written over");
            assertFalse(broadcast.offer(NONE, Duration.ofMillis(20)));
            assertNull(subscription.poll(Duration.ofMillis(20)));
            String blocker = broadcast.blockedBy().orElseThrow();
            assertTrue(blocker.startsWith("pid=" + writer.child().pid() + ", name=peer"), blocker);
            writer.send("-CONT", 'S');
            writer.goOn();
            for (int i = 0; i < MESSAGES; i++) {
                assertEquals(i, subscription.take().length);
            }
            assertTrue(broadcast.blockedBy().isEmpty());
            assertEquals(0, subscription.lost());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossless", "lossy"})
    void whoSubscribesBehindAStoppedWriterSeesWhatIsPublishedSinceThen(String name) throws Exception {
        LocalBroadcast<byte[]> broadcast = broadcast(name);
        try (Peer writer = peer(name, "claimed")) {
            writer.send("-STOP", 'T');
            assertTrue(broadcast.offer(bytes(1)));
            BroadcastSubscription<byte[]> late = broadcast.subscribe();
            BroadcastSubscription<byte[]> slow = broadcast.subscribe();
            assertTrue(broadcast.offer(bytes(2)));
            writer.send("-CONT", 'S');
            writer.goOn();
            if (!broadcast.isLossless()) {
                // was published after all, and since then
                assertEquals(0, late.take().length);
            }
            assertEquals(2, late.take().length);
            assertNull(late.poll());
            if (!broadcast.isLossless()) {
                for (int i = 3; i < 10; i++) {
                    assertTrue(broadcast.offer(bytes(i)));
                }
                assertEquals(6, slow.take().length);
                // 0, 2, 3, 4, 5; not 1
                assertEquals(5, slow.lost());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossless", "lossy"})
    void aNewcomerInTheSlotOfADeadWriterDoesNotKeepWhatThatHadBegun(String name) throws Exception {
        LocalBroadcast<byte[]> broadcast = broadcast(name);
        BroadcastSubscription<byte[]> subscription = broadcast.subscribe();
        kill(name, "claimed");
        assertTrue(broadcast.offer(bytes(1)));
        try (Peer successor = peer(name, "claimed")) {
            assertTrue(broadcast.offer(bytes(2)));
            assertArrayEquals(bytes(1), subscription.poll(Duration.ofDays(1)));
            assertNull(subscription.poll(Duration.ofMillis(20)));
            successor.goOn();
            assertArrayEquals(NONE, subscription.poll(Duration.ofDays(1)));
            assertArrayEquals(bytes(2), subscription.poll(Duration.ofDays(1)));
        }
    }

    @Test
    void roomThatTheDeadWereMakingIsMadeByOthers() throws Exception {
        LocalBroadcast<byte[]> broadcast = broadcast("lossless");
        for (int i = 0; i < MESSAGES; i++) {
            assertTrue(broadcast.offer(bytes(i)));
        }
        kill("lossless", "announced-gate-behind");
        BroadcastSubscription<byte[]> subscription = broadcast.subscribe();
        for (int i = 0; i < 3_000; i++) {
            assertTrue(broadcast.offer(bytes(300)));
            assertArrayEquals(bytes(300), subscription.take());
        }
    }

    @Test
    void whoIsStoppedWhileJoiningHoldsNobodyUpAndItsEntryIsFreeWhenItDies() throws Exception {
        LocalBroadcast<byte[]> broadcast = broadcast("lossless");
        List<BroadcastSubscription<byte[]>> subscriptions = new ArrayList<>();
        // leaves a cursor behind where the other one joins
        broadcast.subscribe().close();
        try (Peer joining = peer("lossless", "joining")) {
            for (int i = 0; i < 3 * MESSAGES; i++) {
                assertTrue(broadcast.offer(bytes(i)));
            }
            assertEquals(0, broadcast.subscribers());
            joining.kill();
            for (int i = 0; i < SubscriberTable.MOST; i++) {
                subscriptions.add(broadcast.subscribe());
            }
        }
        assertEquals(SubscriberTable.MOST, broadcast.subscribers());
    }
}

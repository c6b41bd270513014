package io.javaipc.local.broadcast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.codec.Codec;
import io.javaipc.local.queue.Positions;
import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import io.javaipc.shared.BroadcastOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who joins a lossless broadcast while a writer makes room, one step of the one between two certain steps of the other. */
class JoiningTest {
    private static final int MESSAGES = 4;
    private static final BroadcastOptions OPTIONS =
            BroadcastOptions.ofCapacity(MESSAGES).withBytes(1);

    @TempDir
    Path space;

    private Participants participants;
    private Segment segment;
    private BroadcastLayout layout;
    private BroadcastWords words;
    private LocalBroadcast<byte[]> broadcast;

    @BeforeEach
    void open() throws IOException {
        participants = Participants.join(space, "test");
        segment = participants.segment(
                "broadcast.b", LocalBroadcast.shape(OPTIONS), memory -> LocalBroadcast.initialize(memory, OPTIONS));
        layout = BroadcastLayout.of(segment);
        words = new BroadcastWords(segment, layout);
        broadcast = new LocalBroadcast<>(new BroadcastFile(segment), Codec.bytes());
    }

    @AfterEach
    void close() {
        participants.close();
    }

    private void publish(int count) {
        for (int i = 0; i < count; i++) {
            assertTrue(broadcast.offer(new byte[] {(byte) i}));
        }
    }

    @Test
    void whoIsOvertakenBeforeItIsSeenBeginsLater() {
        SubscriberTable slow = new SubscriberTable(segment) {
            private boolean isOvertaken;

            @Override
            void begin(int entry, long cursor) {
                if (!isOvertaken) {
                    isOvertaken = true;
                    publish(2 * MESSAGES);
                }
                super.begin(entry, cursor);
            }
        };
        Reader reader = new Reader(words, slow, null, slow.join());
        publish(MESSAGES);
        assertFalse(broadcast.offer(new byte[0]));
        for (int i = 0; i < MESSAGES; i++) {
            assertEquals(1, reader.next(false));
            assertArrayEquals(new byte[] {(byte) i}, Arrays.copyOf(reader.bytes(), 1));
        }
        assertEquals(BroadcastRing.NONE, reader.next(false));
    }

    @Test
    void whoIsSeenTooLateForTheFloorIsSeenForTheGate() {
        long before = words.tail();
        publish(MESSAGES);
        SubscriberTable subscribers = new SubscriberTable(segment) {
            private boolean hasJoined;

            @Override
            long slowest(long place) {
                long slowest = super.slowest(place);
                if (!hasJoined) {
                    hasJoined = true;
                    // it looked at the tail long ago
                    begin(join(), before);
                    assertFalse(Positions.isBefore(before, words.floor()), "it may begin there");
                }
                return slowest;
            }
        };
        Room room = new LosslessRoom(layout, words, subscribers);
        assertFalse(room.make(words.tail(), 1, false));
        assertEquals(before, room.limit());
        assertFalse(broadcast.offer(new byte[0]));
    }
}

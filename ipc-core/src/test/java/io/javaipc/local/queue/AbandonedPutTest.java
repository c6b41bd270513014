package io.javaipc.local.queue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.codec.Codec;
import io.javaipc.local.segment.Participants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A put that fails when it has its place in the queue already. */
class AbandonedPutTest {
    private static final RingLayout LAYOUT = new RingLayout(2, 2, false, false, false);

    @TempDir
    Path space;

    @Test
    void itsPlaceIsNobodysWayAndItsRoomIsUsedAgain() throws Exception {
        try (Participants participants = Participants.join(space, "test")) {
            QueueFile file = new QueueFile(
                    participants.segment("queue.q", LAYOUT.shape(), memory -> Ring.initialize(memory, LAYOUT)));
            LocalQueue<byte[]> queue = new LocalQueue<>(file, Codec.bytes());
            // less than is said
            byte[] unreadable = new byte[0];
            for (int i = 0; i < 2 * LAYOUT.cells(); i++) {
                assertThrows(IndexOutOfBoundsException.class, () -> file.write(file.claim(1), unreadable, 1));
            }
            assertTrue(queue.blockedBy().isEmpty());
            assertNull(queue.poll());
            assertEquals(0, queue.size());
            byte[] largest = new byte[LAYOUT.mostMessageBytes()];
            assertTrue(queue.offer(largest));
            assertArrayEquals(largest, queue.poll());
        }
    }
}

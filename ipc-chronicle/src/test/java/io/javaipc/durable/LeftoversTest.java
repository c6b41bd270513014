package io.javaipc.durable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.codec.Codec;
import io.javaipc.shared.Delivery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process leaves that is killed between two instructions; the torture does not often meet one of these. */
class LeftoversTest {
    private static final long DEAD = 1L << 40;
    private static final int LOCATED_WITHIN = 512;

    @TempDir
    private Path temporary;

    private Path directory() {
        return temporary.resolve("queue");
    }

    private DurableQueue<String> open() {
        return DurableQueue.open(directory(), Codec.utf8());
    }

    private ReaderFile page() {
        return ReaderFile.open(directory().resolve("reader-reader.page"));
    }

    private void markAppending() {
        QueueState.open(directory().resolve("state.page"), Optional.empty()).appending(DEAD);
    }

    @Test
    void whoWasKilledBeforeThePositionWasMovedHasTakenNothing() throws Exception {
        try (DurableQueue<String> queue = open();
                DurableReader<String> reader = queue.reader("reader")) {
            long index = queue.append("a");
            queue.append("b");
            page().hold(0, index, DEAD);
            Delivery<String> delivery = reader.receive();
            assertEquals("a", delivery.value());
            assertFalse(delivery.redelivered());
            assertEquals("b", reader.take());
            assertNull(reader.poll());
        }
    }

    @Test
    void whatADeadOneHeldComesAgainInOrder() throws Exception {
        try (DurableQueue<String> queue = open();
                DurableReader<String> reader = queue.reader("reader")) {
            long first = queue.append("a");
            long second = queue.append("b");
            long third = queue.append("c");
            queue.append("d");
            reader.take();
            reader.take();
            reader.take();
            page().hold(1, second, DEAD);
            page().hold(2, first, DEAD + 1);
            page().hold(3, third, DEAD);
            for (String expected : List.of("a", "b", "c")) {
                Delivery<String> delivery = reader.receive();
                assertEquals(expected, delivery.value());
                assertTrue(delivery.redelivered());
                delivery.ack();
            }
            assertEquals("d", reader.take());
            assertNull(reader.poll());
        }
    }

    @Test
    void aMessageThatWasNotCountedKeepsItsIndex() throws Exception {
        long first;
        try (DurableQueue<String> queue = open()) {
            first = queue.append("published");
            forgetThatItWasCounted();
            markAppending();
            assertEquals(first + 1, queue.append("next"));
            try (Stream<DurableMessage<String>> all = queue.replay(first)) {
                assertEquals(
                        List.of("published", "next"),
                        all.map(DurableMessage::value).toList());
            }
        }
        try (DurableQueue<String> queue = open()) {
            assertEquals(first + 2, queue.append("after that"));
        }
    }

    /** Clears the file's write position, and the number beside it. */
    private void forgetThatItWasCounted() throws IOException {
        Path file;
        try (Stream<Path> files = Files.list(directory())) {
            file = files.filter(path -> path.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] content;
        try (var stream = Files.newInputStream(file)) {
            content = stream.readNBytes(1 << 20);
        }
        int message = new String(content, StandardCharsets.ISO_8859_1).indexOf("published") - Messages.HEAD_BYTES - 4;
        ByteBuffer words = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (words.getLong(at) != message) {
            at++;
            assertTrue(at < LOCATED_WITHIN, "where is it?");
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(2 * Long.BYTES), at);
        }
    }

    @Test
    void whoLooksDoesNotSeeADeadWriter() throws Exception {
        try (DurableQueue<String> queue = open()) {
            queue.append("a");
            markAppending();
            assertEquals(Optional.empty(), queue.blockedBy());
            queue.append("b");
        }
    }
}

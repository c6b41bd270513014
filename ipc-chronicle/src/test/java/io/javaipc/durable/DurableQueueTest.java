package io.javaipc.durable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.codec.Codec;
import io.javaipc.platform.IpcException;
import io.javaipc.shared.Delivery;
import io.javaipc.testing.Await;
import io.javaipc.testing.Running;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a durable queue does in one process. */
class DurableQueueTest {
    private static final Instant NOON = Instant.parse("2030-05-01T12:00:00Z");

    @TempDir
    private Path temporary;

    private Path directory() {
        return temporary.resolve("queue");
    }

    private DurableQueue<String> open() {
        return DurableQueue.open(directory(), Codec.utf8());
    }

    private DurableQueue<String> open(DurableOptions options, AtomicReference<Instant> clock) {
        return DurableQueue.open(directory(), Codec.utf8(), options, clock::get);
    }

    private static List<String> values(Stream<DurableMessage<String>> messages) {
        try (messages) {
            return messages.map(DurableMessage::value).toList();
        }
    }

    @Test
    void outlivesBeingClosed() throws Exception {
        try (DurableQueue<String> queue = open()) {
            assertEquals(OptionalLong.empty(), queue.firstIndex());
            assertEquals(OptionalLong.empty(), queue.lastIndex());
            long a = queue.append("a");
            long b = queue.append("b");
            assertTrue(a < b);
            assertEquals(a, queue.firstIndex().getAsLong());
            assertEquals(b, queue.lastIndex().getAsLong());
            assertEquals("a", queue.reader("one").take());
        }
        try (DurableQueue<String> queue = open()) {
            queue.append("c");
            assertEquals("b", queue.reader("one").take());
            assertEquals("a", queue.reader("two").take());
            assertEquals(Set.of("one", "two"), queue.readers());
        }
    }

    @Test
    void readersOfOneNameShareAndOfOthersDoNot() throws Exception {
        try (DurableQueue<String> queue = open();
                DurableQueue<String> other = open()) {
            for (String element : List.of("a", "b", "c", "d")) {
                queue.append(element);
            }
            DurableReader<String> first = queue.reader("shared");
            DurableReader<String> second = other.reader("shared");
            DurableReader<String> alone = other.reader("alone");
            assertEquals("a", first.take());
            assertEquals("b", second.take());
            assertEquals("c", second.take());
            assertEquals("d", first.take());
            assertNull(second.poll());
            assertEquals("a", alone.take());
        }
    }

    @Test
    void whatAReaderHoldsComesBackWhenItIsClosed() throws Exception {
        try (DurableQueue<String> queue = open()) {
            queue.append("a");
            queue.append("b");
            DurableReader<String> first = queue.reader("shared");
            DurableReader<String> second = queue.reader("shared");
            Delivery<String> held = first.receive();
            assertEquals("b", second.receive().value());
            assertTrue(second.receive(Duration.ofMillis(10)).isEmpty());
            first.close();
            first.close();
            assertThrows(IllegalStateException.class, held::ack);
            assertThrows(IllegalStateException.class, first::poll);
            Delivery<String> again = second.receive();
            assertEquals("a", again.value());
            assertTrue(again.redelivered());
            again.ack();
        }
        try (DurableQueue<String> queue = open();
                DurableReader<String> reader = queue.reader("shared")) {
            assertEquals("b", reader.take());
            assertNull(reader.poll());
        }
    }

    @Test
    void noMoreThanSoManyAreHeld() throws Exception {
        try (DurableQueue<String> queue = open()) {
            DurableReader<String> reader = queue.reader("reader");
            Delivery<String> first = null;
            for (int i = 0; i <= DurableReader.MOST_HELD; i++) {
                queue.append("m" + i);
                if (i < DurableReader.MOST_HELD) {
                    Delivery<String> delivery = reader.receive();
                    first = first == null ? delivery : first;
                }
            }
            assertTrue(reader.receive(Duration.ZERO).isEmpty());
            first.ack();
            assertEquals("m" + DurableReader.MOST_HELD, reader.receive().value());
        }
    }

    @Test
    void seeksAndReplaysByIndexAndByTime() throws Exception {
        AtomicReference<Instant> clock = new AtomicReference<>(NOON);
        try (DurableQueue<String> queue = open(DurableOptions.defaults().roll(RollEvery.HOUR), clock)) {
            DurableReader<String> reader = queue.reader("reader");
            long[] indexes = new long[10];
            for (int i = 0; i < 10; i++) {
                indexes[i] = queue.append("m" + i);
                clock.set(clock.get().plus(Duration.ofMinutes(25)));
            }
            assertEquals(10, values(queue.replay()).size());
            for (int i = 0; i < 10; i++) {
                Instant time = NOON.plus(Duration.ofMinutes(25L * i));
                List<String> rest = values(queue.replay(indexes[i]));
                assertEquals("m" + i, rest.get(0));
                assertEquals(10 - i, rest.size());
                assertEquals(rest, values(queue.replay(time)));
                assertEquals(rest, values(queue.replay(time.minusNanos(1))));
                assertEquals(9 - i, values(queue.replay(time.plusNanos(1))).size());
                assertEquals(9 - i, values(queue.replay(indexes[i] + 1)).size());
                reader.seek(indexes[i]);
                assertEquals("m" + i, reader.take());
                reader.seek(time.plusNanos(1));
                assertEquals(i == 9 ? null : "m" + (i + 1), reader.poll());
            }
            assertEquals(10, values(queue.replay(Instant.EPOCH)).size());
            reader.seekToStart();
            assertEquals("m0", reader.take());
            assertEquals(indexes[0] + 1, reader.position());
            reader.seekToEnd();
            assertNull(reader.poll());
            queue.append("new");
            assertEquals("new", reader.poll());
        }
    }

    @Test
    void timeDoesNotGoBackWithTheClock() throws Exception {
        AtomicReference<Instant> clock = new AtomicReference<>(NOON);
        try (DurableQueue<String> queue = open(DurableOptions.defaults(), clock)) {
            long first = queue.append("a");
            clock.set(NOON.minus(Duration.ofDays(3)));
            long second = queue.append("b");
            assertTrue(first < second);
            assertEquals(List.of("a", "b"), values(queue.replay()));
            assertEquals(List.of("a", "b"), values(queue.replay(NOON)));
        }
    }

    @Test
    void seekingForgetsWhatIsHeld() throws Exception {
        try (DurableQueue<String> queue = open()) {
            queue.append("a");
            queue.append("b");
            DurableReader<String> reader = queue.reader("reader");
            Delivery<String> held = reader.receive();
            reader.seekToStart();
            Delivery<String> again = reader.receive();
            assertEquals("a", again.value());
            assertFalse(again.redelivered());
            held.ack();
            assertEquals("b", reader.receive().value());
            assertThrows(IllegalArgumentException.class, () -> reader.seek(-1));
        }
    }

    @Test
    void oldFilesAreRemovedAndReadersAreTold() throws Exception {
        AtomicReference<Instant> clock = new AtomicReference<>(NOON);
        DurableOptions options = DurableOptions.defaults().keepFor(Duration.ofDays(2));
        long kept;
        try (DurableQueue<String> queue = open(options, clock)) {
            DurableReader<String> behind = queue.reader("behind");
            long first = queue.append("day 1");
            assertEquals("day 1", behind.take());
            queue.reader("done").seek(first + 1);
            clock.set(NOON.plus(Duration.ofDays(1)));
            kept = queue.append("day 2");
            DurableReader<String> upToDate = queue.reader("up-to-date");
            upToDate.seekToEnd();
            clock.set(NOON.plus(Duration.ofDays(3)));
            queue.append("day 4");
            assertEquals(2, values(queue.replay()).size());
            assertEquals(0, queue.removeExpired());
            assertEquals("day 4", upToDate.take());
        }
        try (DurableQueue<String> queue = open(options, clock)) {
            // it had read all that is gone
            assertEquals("day 2", queue.reader("done").take());
            clock.set(NOON.plus(Duration.ofDays(6)));
            assertEquals(1, queue.removeExpired());
            DurableReader<String> behind = queue.reader("behind");
            MessagesExpiredException told = assertThrows(MessagesExpiredException.class, behind::take);
            assertTrue(told.from() <= kept);
            assertEquals(queue.firstIndex().getAsLong(), told.to());
            assertEquals("day 4", behind.take());
        }
    }

    @Test
    void theOldestFilesMakeRoomForNewOnes() throws Exception {
        AtomicReference<Instant> clock = new AtomicReference<>(NOON);
        String large = "x".repeat(300_000);
        try (DurableQueue<String> queue = open(DurableOptions.defaults().keepBytes(1_300_000), clock)) {
            for (int day = 0; day < 4; day++) {
                clock.set(NOON.plus(Duration.ofDays(day)));
                for (int i = 0; i < 3; i++) {
                    queue.append(day + large);
                }
            }
            assertEquals("2", values(queue.replay()).get(0).substring(0, 1));
        }
    }

    @Test
    void everyChoiceOfFlushKeepsMessages() throws Exception {
        for (Flush flush : List.of(Flush.byKernel(), Flush.eachAppend(), Flush.every(Duration.ofMillis(1)))) {
            try (DurableQueue<String> queue = DurableQueue.open(
                    directory(), Codec.utf8(), DurableOptions.defaults().flush(flush))) {
                queue.append(flush.kind().name());
                queue.flush();
            }
        }
        try (DurableQueue<String> queue = open()) {
            assertEquals(List.of("BY_KERNEL", "EACH_APPEND", "INTERVAL"), values(queue.replay()));
        }
        assertThrows(IllegalArgumentException.class, () -> Flush.every(Duration.ZERO));
    }

    @Test
    void anotherRollIsRefusedAndNoneIsTakenAsItIs() {
        DurableOptions hourly = DurableOptions.defaults().roll(RollEvery.HOUR);
        DurableQueue.open(directory(), Codec.utf8(), hourly).close();
        open().close();
        String message = assertThrows(
                        IpcException.class,
                        () -> DurableQueue.open(directory(), Codec.utf8(), hourly.roll(RollEvery.DAY)))
                .getMessage();
        assertEquals(
                "queue rolls otherwise: operation=open, object=" + directory() + ", found=HOUR, asked=DAY", message);
        assertThrows(IllegalArgumentException.class, () -> hourly.keepBytes(0));
        assertThrows(IllegalArgumentException.class, () -> hourly.keepFor(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> hourly.messageBytes(0));
    }

    @Test
    void messagesUpToTheLimit() throws Exception {
        int most = 100_000;
        try (DurableQueue<byte[]> queue = DurableQueue.open(
                        directory(), Codec.bytes(), DurableOptions.defaults().messageBytes(most));
                DurableReader<byte[]> reader = queue.reader("reader")) {
            for (int round = 0; round < 30; round++) {
                for (int size : new int[] {0, 1, 511, 512, 513, most}) {
                    queue.append(new byte[size]);
                    assertEquals(size, reader.take().length);
                }
            }
            String message = assertThrows(IllegalArgumentException.class, () -> queue.append(new byte[most + 1]))
                    .getMessage();
            assertEquals("message is too large for the queue: queue=" + directory() + ", most=" + most, message);
        }
    }

    @Test
    void isForItsOwnerOnly() throws Exception {
        open().close();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), directory());
        assertRefused(link, "not a directory of mode 0700");
        Path open = Files.createDirectory(
                temporary.resolve("open"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        assertRefused(open, "not a directory of mode 0700");
        assertRefused(temporary.resolve("none/queue"), "the directory above is missing");
        Files.delete(directory().resolve("gate.lock"));
        Files.createSymbolicLink(directory().resolve("gate.lock"), temporary.resolve("elsewhere"));
        assertRefused(directory(), "not a regular file");
        assertFalse(Files.exists(temporary.resolve("elsewhere")));
    }

    private static void assertRefused(Path directory, String reason) {
        String message = assertThrows(IpcException.class, () -> DurableQueue.open(directory, Codec.utf8()))
                .getMessage();
        assertTrue(message.startsWith("queue cannot be opened") && message.contains(reason), message);
    }

    @Test
    void aDamagedMessageConcernsItselfOnly() throws Exception {
        try (DurableQueue<String> queue = open();
                DurableReader<String> reader = queue.reader("reader")) {
            queue.append("before");
            queue.append("damaged");
            queue.append("after");
            overwrite(newest(".cq4"), "damaged", "DAMAGED");
            assertEquals("before", reader.take());
            String message = assertThrows(IpcException.class, reader::take).getMessage();
            assertTrue(message.startsWith("message is damaged: "), message);
            assertEquals("after", reader.take());
            try (Stream<DurableMessage<String>> all = queue.replay()) {
                assertEquals(3, all.count());
            }
        }
    }

    @Test
    void aDamagedFileIsToldByName() throws Exception {
        open().close();
        Path state = directory().resolve("state.page");
        try (RandomAccessFile file = new RandomAccessFile(state.toFile(), "rw")) {
            file.writeLong(42);
        }
        assertRefused(directory(), "file is damaged, or of another version: path=" + state);
        Files.write(state, new byte[10]);
        assertRefused(directory(), "file is damaged: path=" + state + ", bytes=10, expected=4096");
    }

    @Test
    void chroniclesFilesDamagedAreAnError() throws Exception {
        try (DurableQueue<String> queue = open()) {
            queue.append("a");
        }
        try (RandomAccessFile file = new RandomAccessFile(newest(".cq4").toFile(), "rw")) {
            file.writeInt(0x10000040);
            file.write("rubbish rubbish rubbish".getBytes(StandardCharsets.ISO_8859_1));
        }
        assertThrows(IpcException.class, () -> {
            try (DurableQueue<String> queue = open()) {
                queue.append("b");
            }
        });
    }

    private Path newest(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }

    private static void overwrite(Path path, String what, String with) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            byte[] head = new byte[1 << 20];
            int read = file.read(head);
            int at = new String(head, 0, read, StandardCharsets.ISO_8859_1).indexOf(what);
            assertTrue(at > 0);
            file.seek(at);
            file.write(with.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static long count(DurableQueue<String> queue) {
        try (Stream<DurableMessage<String>> all = queue.replay()) {
            return all.limit(50).count();
        }
    }

    @Test
    void closingIsSafeWhileOthersAreAtIt() throws Exception {
        for (int round = 0; round < 5; round++) {
            DurableQueue<String> queue = open();
            DurableReader<String> reader = queue.reader("reader");
            Running.Call<Void> appending = Running.start(() -> {
                while (true) {
                    queue.append("x");
                }
            });
            Running.Call<Void> taking = Running.start(() -> {
                while (true) {
                    reader.poll();
                }
            });
            Running.Call<Void> replaying = Running.start(() -> {
                while (true) {
                    try (Stream<DurableMessage<String>> all = queue.replay()) {
                        all.limit(100).count();
                    }
                }
            });
            Await.until(() -> count(queue) >= 50);
            queue.close();
            queue.close();
            for (Running.Call<Void> call : List.of(appending, taking, replaying)) {
                Throwable told = assertThrows(ExecutionException.class, call.outcome()::get)
                        .getCause();
                assertEquals(IllegalStateException.class, told.getClass(), told::toString);
            }
            assertThrows(IllegalStateException.class, () -> queue.append("late"));
            assertThrows(IllegalStateException.class, () -> queue.reader("late"));
            assertThrows(IllegalStateException.class, queue::replay);
        }
    }

    @Test
    void interruptsDoNoHarm() throws Exception {
        try (DurableQueue<Integer> queue = DurableQueue.open(directory(), Codec.ints());
                DurableReader<Integer> reader = queue.reader("reader")) {
            Running.Call<Integer> appending = Running.start(() -> {
                int appended = 0;
                while (appended < 2_000) {
                    try {
                        queue.append(appended);
                        appended++;
                    } catch (InterruptedException e) {
                        continue;
                    }
                }
                return appended;
            });
            Running.Call<Integer> taking = Running.start(() -> {
                int taken = 0;
                while (taken < 2_000) {
                    try {
                        assertEquals(taken, reader.take());
                        taken++;
                    } catch (InterruptedException e) {
                        continue;
                    }
                }
                return taken;
            });
            while (!appending.outcome().isDone() || !taking.outcome().isDone()) {
                appending.thread().interrupt();
                taking.thread().interrupt();
                Thread.yield();
            }
            assertEquals(2_000, appending.outcome().get());
            assertEquals(2_000, taking.outcome().get());
        }
    }
}

package io.javaipc.durable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.ExitStatus;
import io.javaipc.process.Input;
import io.javaipc.shared.Delivery;
import io.javaipc.testing.Await;
import io.javaipc.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writers and readers of one queue are killed at random instants; nothing is lost, doubled or damaged. */
class DurableQueueTortureTest {
    private static final int KILLS = Integer.getInteger("torture.kills");
    private static final int LONGEST_LIFE_MILLIS = 60;
    private static final int OURSELVES = 0;
    private static final int SAMPLE = 97;

    @TempDir
    private Path temporary;

    private final Random random = new Random();
    private final List<Victim> all = new ArrayList<>();
    private final Map<Integer, Integer> ours = new HashMap<>();
    private long slowestMicros;

    private record Victim(ChildProcess child, boolean isWriter, int number, Journal journal) {
        boolean isAtWork() {
            return journal.first(0) > 0;
        }
    }

    private Path directory() {
        return temporary.resolve("queue");
    }

    private Victim start(boolean isWriter) throws IOException {
        int number = all.size() + 1;
        Path journal = temporary.resolve("journal-" + number);
        List<String> flags = new ArrayList<>(DurableJvm.flags());
        flags.addAll(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1"));
        ChildProcess child = Programs.java(
                        flags,
                        TortureProgram.class,
                        isWriter ? "write" : "read",
                        directory().toString(),
                        journal.toString(),
                        Integer.toString(number))
                .stdin(Input.pipe())
                .start();
        Victim victim = new Victim(child, isWriter, number, new Journal(journal));
        all.add(victim);
        return victim;
    }

    @AfterEach
    void endAll() {
        all.forEach(victim -> victim.child().close());
    }

    @Test
    void nothingIsLostDoubledOrDamaged() throws Exception {
        List<Victim> living = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            living.add(start(i % 2 == 0));
        }
        try (DurableQueue<Payload> queue = TortureProgram.open(directory());
                DurableReader<Payload> own = queue.reader("own")) {
            for (int kill = 0; kill < KILLS; kill++) {
                Victim victim = living.remove(random.nextInt(living.size()));
                Await.until(() -> victim.isAtWork() || !victim.child().isAlive());
                // no longer than they live: the instant is what is random
                TimeUnit.MICROSECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLIS * 1000));
                victim.child().destroyForcibly();
                victim.child().awaitExit();
                appendAndReadAtOnce(queue, own);
                living.add(start(victim.isWriter()));
            }
            for (Victim victim : living) {
                victim.child().getOutputStream().close();
                assertEquals(new ExitStatus.Exited(0), victim.child().awaitExit());
            }
            checkWritten(queue);
            checkRead(queue);
        }
    }

    private void appendAndReadAtOnce(DurableQueue<Payload> queue, DurableReader<Payload> own) throws Exception {
        long start = System.nanoTime();
        Payload payload = new Payload(OURSELVES, ours.merge(OURSELVES, 1, Integer::sum));
        own.seek(queue.append(payload));
        assertEquals(payload, own.take());
        slowestMicros = Math.max(slowestMicros, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
    }

    private void checkWritten(DurableQueue<Payload> queue) throws Exception {
        Map<Integer, Integer> numbers = new HashMap<>();
        Map<Long, Long> indexes = new HashMap<>();
        List<Long> places = new ArrayList<>();
        try (Stream<DurableMessage<Payload>> messages = queue.replay()) {
            messages.forEach(message -> {
                Payload payload = message.value();
                assertEquals(payload.number(), numbers.merge(payload.writer(), 1, Integer::sum), payload::toString);
                assertTrue(places.isEmpty() || places.get(places.size() - 1) < message.index(), payload::toString);
                places.add(message.index());
                indexes.put(payload.key(), message.index());
            });
        }
        for (Victim victim : all) {
            if (victim.isWriter()) {
                int found = numbers.getOrDefault(victim.number(), 0);
                int returned = (int) victim.journal().first(0);
                // one may have been in before its append returned, and one more before that was written down
                assertTrue(
                        found >= returned && found <= returned + 2, () -> "found=" + found + ", returned=" + returned);
                for (int number = 1; number <= returned; number++) {
                    long index = indexes.get(new Payload(victim.number(), number).key());
                    assertEquals(victim.journal().first(number), index);
                }
            }
        }
        assertEquals(ours.get(OURSELVES), numbers.get(OURSELVES));
        for (int i = 0; i < places.size(); i += SAMPLE) {
            try (Stream<DurableMessage<Payload>> from = queue.replay(places.get(i))) {
                assertEquals(places.get(i), from.findFirst().orElseThrow().index());
            }
        }
        long files;
        try (Stream<Path> list = Files.list(directory())) {
            files = list.filter(file -> file.toString().endsWith(".cq4")).count();
        }
        System.out.printf(
                "durable queue: kills=%d, messages=%d, files=%d, slowest append and take after a kill=%d us%n",
                KILLS, places.size(), files, slowestMicros);
    }

    private void checkRead(DurableQueue<Payload> queue) throws Exception {
        Map<Long, Integer> firsts = new HashMap<>();
        Set<Long> acknowledged = new HashSet<>();
        Set<Long> seen = new HashSet<>();
        int again = 0;
        for (Victim victim : all) {
            for (int place = 1; !victim.isWriter() && victim.journal().first(place) != 0; place++) {
                long key = victim.journal().first(place);
                long how = victim.journal().second(place);
                seen.add(key);
                if ((how & TortureProgram.REDELIVERED) == 0) {
                    assertEquals(1, firsts.merge(key, 1, Integer::sum), "twice, and not marked");
                } else {
                    again++;
                }
                if ((how & TortureProgram.ACKNOWLEDGED) != 0) {
                    assertTrue(acknowledged.add(key), "again after it was acknowledged");
                }
            }
        }
        try (DurableReader<Payload> rest = queue.reader(TortureProgram.SHARED)) {
            Optional<Delivery<Payload>> next = rest.receive(Duration.ofMillis(20));
            while (next.isPresent()) {
                long key = next.get().value().key();
                assertTrue(!acknowledged.contains(key), "again after it was acknowledged");
                assertTrue(next.get().redelivered() || seen.add(key), "twice, and not marked");
                seen.add(key);
                next.get().ack();
                next = rest.receive(Duration.ZERO);
            }
        }
        try (Stream<DurableMessage<Payload>> messages = queue.replay()) {
            assertEquals(messages.count(), seen.size(), "lost");
        }
        System.out.printf("durable readers: messages=%d, again=%d%n", seen.size(), again);
    }
}

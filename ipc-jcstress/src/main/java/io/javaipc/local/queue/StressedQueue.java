package io.javaipc.local.queue;

import io.javaipc.codec.Codec;
import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import io.javaipc.memory.MemoryView;
import io.javaipc.shared.Delivery;
import io.javaipc.shared.QueueClosedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A very small queue, and what is put into it: messages that are all of one byte, so that half of one shows. A test has a new
 * one each time; only the memory is used again.
 */
class StressedQueue {
    /** What stands for no message. */
    static final String NONE = "-";
    /** What stands for a message of which a part is another's. */
    static final String TORN = "torn";

    // more than are in use at one time
    private static final int FILES = 1_024;
    private static final Path SPACE = space();
    private static final Participants PARTICIPANTS = join();
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Segment[] SEGMENTS = new Segment[FILES];

    /** The queue. */
    final LocalQueue<byte[]> queue;

    private final Segment segment;

    /**
     * Makes a queue.
     *
     * @param messages how many it holds
     * @param cellBits the logarithm of how many cells of 128 bytes
     */
    StressedQueue(int messages, int cellBits) {
        RingLayout layout = new RingLayout(messages, cellBits, false, false, false);
        segment = segment(NEXT.getAndIncrement() % FILES, layout);
        clear(segment.memory(), layout);
        queue = handle();
    }

    private static Path space() {
        try {
            Path directory = Files.createTempDirectory("jcstress-queue-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Participants join() {
        try {
            return Participants.join(SPACE, "stress");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Segment segment(int index, RingLayout layout) {
        synchronized (SEGMENTS) {
            if (SEGMENTS[index] == null) {
                SEGMENTS[index] = PARTICIPANTS.segment(
                        "queue." + index, layout.shape(), memory -> Ring.initialize(memory, layout));
            }
            return SEGMENTS[index];
        }
    }

    private static void clear(MemoryView memory, RingLayout layout) {
        for (int at = Segment.BODY_AT; at < RingLayout.MEMBERS_AT; at += Long.BYTES) {
            memory.putLong(at, 0);
        }
        for (int at = RingLayout.SLOTS_AT; at < layout.cellsAt(); at += Long.BYTES) {
            memory.putLong(at, 0);
        }
        Ring.initialize(memory, layout);
    }

    /** Offers so many bytes of a letter; tells whether they are in. */
    boolean offer(char letter, int size) {
        byte[] message = new byte[size];
        Arrays.fill(message, (byte) letter);
        return queue.offer(message);
    }

    /** Puts a message in before the test begins. */
    void fill(char letter, int size) {
        if (!offer(letter, size)) {
            throw new IllegalStateException("no room: letter=" + letter);
        }
    }

    /** The letter of a message. */
    static String letter(byte[] message) {
        if (message == null) {
            return NONE;
        }
        for (byte each : message) {
            if (each != message[0]) {
                return TORN;
            }
        }
        return message.length == 0 ? TORN : Character.toString(message[0]);
    }

    String poll() {
        return letter(queue.poll());
    }

    /** What is left in the queue, first to last, and also what was given back. */
    String rest() {
        StringBuilder rest = new StringBuilder();
        // who has it newly open looks everywhere
        for (byte[] next = handle().poll(); next != null; next = handle().poll()) {
            rest.append(letter(next));
        }
        return rest.toString();
    }

    /** The same of a closed queue, one by one until it says that it is closed. */
    String restUntilClosed() {
        StringBuilder rest = new StringBuilder();
        try {
            while (true) {
                rest.append(letter(queue.take())).append(' ');
            }
        } catch (QueueClosedException e) {
            return rest + "closed";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private LocalQueue<byte[]> handle() {
        return new LocalQueue<>(new QueueFile(segment), Codec.bytes());
    }

    /** Receives a message if there is one. */
    Delivery<byte[]> receive() {
        try {
            return queue.receive(Duration.ZERO).orElse(null);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.javaipc.durable;

import io.javaipc.shared.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes to a queue, or reads from it, until its standard input ends or somebody kills it. */
public final class TortureProgram {
    static final String SHARED = "shared";
    static final DurableOptions OPTIONS = DurableOptions.defaults().roll(RollEvery.FIVE_MINUTES);
    static final long TAKEN = 1;
    static final long REDELIVERED = 2;
    static final long ACKNOWLEDGED = 4;

    /** A second is ten minutes: files end while it is looked at. */
    private static final int HASTE = 600;

    private static final Duration PATIENCE = Duration.ofMillis(20);

    private TortureProgram() {}

    static DurableQueue<Payload> open(Path directory) {
        Instant begin = Instant.parse("2026-01-01T00:00:00Z");
        InstantSource clock =
                () -> begin.plus(Duration.between(begin, Instant.now()).multipliedBy(HASTE));
        return DurableQueue.open(directory, Payload.CODEC, OPTIONS, clock);
    }

    /**
     * Runs it.
     *
     * @param arguments {@code write} or {@code read}, the queue's directory, the journal, the program's number
     * @throws Exception when something fails
     */
    public static void main(String[] arguments) throws Exception {
        Journal journal = new Journal(Path.of(arguments[2]));
        AtomicBoolean over = new AtomicBoolean();
        Thread listener = new Thread(() -> {
            try {
                System.in.transferTo(System.err);
            } catch (IOException e) {
                e.printStackTrace();
            }
            over.set(true);
        });
        listener.setDaemon(true);
        listener.start();
        try (DurableQueue<Payload> queue = open(Path.of(arguments[1]))) {
            if (arguments[0].equals("write")) {
                write(queue, journal, Integer.parseInt(arguments[3]), over);
            } else {
                read(queue, journal, over);
            }
        }
    }

    private static void write(DurableQueue<Payload> queue, Journal journal, int writer, AtomicBoolean over)
            throws InterruptedException {
        for (int number = 1; !over.get(); number++) {
            long index = queue.append(new Payload(writer, number));
            journal.set(number, index, number);
            // how far it is
            journal.set(0, number, 0);
        }
    }

    private static void read(DurableQueue<Payload> queue, Journal journal, AtomicBoolean over)
            throws InterruptedException {
        DurableReader<Payload> reader = queue.reader(SHARED);
        int place = 0;
        while (!over.get()) {
            Optional<Delivery<Payload>> received = reader.receive(PATIENCE);
            if (received.isPresent()) {
                Delivery<Payload> delivery = received.get();
                long key = delivery.value().key();
                long how = TAKEN | (delivery.redelivered() ? REDELIVERED : 0);
                place++;
                journal.set(place, key, how);
                delivery.ack();
                journal.set(place, key, how | ACKNOWLEDGED);
                journal.set(0, place, 0);
            }
        }
    }
}

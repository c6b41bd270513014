package io.javaipc.examples;

import io.javaipc.codec.Codec;
import io.javaipc.durable.DurableJvm;
import io.javaipc.durable.DurableQueue;
import io.javaipc.durable.DurableReader;
import io.javaipc.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A writer is killed in the middle; the next process finds all that it had appended, and goes on. */
final class DurableQueueExample {
    private static final int ENOUGH = 1000;

    private DurableQueueExample() {}

    static void main(String[] arguments) throws Exception {
        Path temporary = Files.createTempDirectory("durable-queue");
        // a string, because a path cannot be captured by a task
        String directory = temporary.resolve("orders").toString();
        try {
            long reported = writeAndKill(directory);
            System.out.println("killed the writer; it had reported " + reported + " orders");
            try (JavaProcess<Long> billing = start("billing").start(() -> bill(directory))) {
                long billed = billing.join();
                System.out.println("billing, started afterwards, found " + billed + " orders, in order");
                Check.that(billed >= reported, "nothing was lost");
            }
            try (JavaProcess<String> again = start("again").start(() -> goOn(directory))) {
                System.out.println("started again, billing goes on with: " + again.join());
            }
        } finally {
            delete(temporary);
        }
    }

    /** The JVM of a durable queue needs flags; so it is one that we start. */
    private static JavaProcess.Builder start(String name) {
        return JavaProcess.builder(name).jvmArguments(DurableJvm.flags().toArray(String[]::new));
    }

    private static long writeAndKill(String directory) throws InterruptedException {
        AtomicLong reported = new AtomicLong();
        try (JavaProcess<Void> writer =
                start("writer").onReport(count -> reported.set((Long) count)).start(() -> write(directory))) {
            Wait.until(() -> reported.get() >= ENOUGH);
            writer.process().destroyForcibly();
            writer.process().awaitExit();
        }
        return reported.get();
    }

    private static void write(String directory) throws Exception {
        try (DurableQueue<Long> orders = DurableQueue.open(Path.of(directory), Codec.longs())) {
            for (long number = 1; true; number++) {
                orders.append(number);
                JavaProcess.report(number);
            }
        }
    }

    private static long bill(String directory) {
        try (DurableQueue<Long> orders = DurableQueue.open(Path.of(directory), Codec.longs());
                DurableReader<Long> billing = orders.reader("billing")) {
            long billed = 0;
            for (Long order = billing.poll(); order != null; order = billing.poll()) {
                billed++;
                Check.that(order == billed, "orders come in order, each once");
            }
            return billed;
        }
    }

    private static String goOn(String directory) throws InterruptedException {
        try (DurableQueue<Long> orders = DurableQueue.open(Path.of(directory), Codec.longs());
                DurableReader<Long> billing = orders.reader("billing")) {
            orders.append(0L);
            return "order " + billing.take();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}

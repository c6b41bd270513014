package io.javaipc.benchmarks.queue;

import io.javaipc.benchmarks.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * Chronicle Queue: files that messages are appended to, here in memory.
 *
 * @param directory where the files are
 */
record ChronicleQueues(String directory) implements QueueSystem {
    private static final int UNSAFE_WARNS_FROM = 24;

    @Override
    public String name() {
        return "Chronicle Queue";
    }

    @Override
    public List<String> jvmArguments() {
        List<String> arguments = new ArrayList<>();
        for (String opened : List.of("java.lang.reflect", "sun.nio.ch", "jdk.internal.ref")) {
            arguments.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        if (Runtime.version().feature() >= UNSAFE_WARNS_FROM) {
            arguments.add("--sun-misc-unsafe-memory-access=allow");
        }
        arguments.add("-Dchronicle.announcer.disable=true");
        arguments.add("-Dchronicle.disk.monitor.disable=true");
        arguments.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
        return arguments;
    }

    @Override
    public boolean takesPart(Kind kind, Idle idle) {
        return true;
    }

    @Override
    public boolean blocks() {
        return false;
    }

    @Override
    public boolean isBroadcast() {
        return true;
    }

    @Override
    public Access open(int number) {
        return new Access() {
            @Override
            public Sender sender(String queue, boolean alone) {
                return new AppendingSender(queue(queue));
            }

            @Override
            public Receiver receiver(String queue, int largest) {
                return new TailingReceiver(queue(queue), new byte[largest]);
            }
        };
    }

    /** It never gives room back by itself. */
    @Override
    public void discard(String queue) throws IOException {
        Path files = Path.of(directory, queue);
        if (Files.exists(files)) {
            Scratch.delete(files);
        }
    }

    private ChronicleQueue queue(String name) {
        return ChronicleQueue.singleBuilder(directory + "/" + name).build();
    }

    private static final class AppendingSender implements Sender {
        private final ChronicleQueue queue;
        private final ExcerptAppender appender;

        AppendingSender(ChronicleQueue queue) {
            this.queue = queue;
            this.appender = queue.createAppender();
        }

        @Override
        public boolean offer(byte[] message) {
            try (DocumentContext document = appender.writingDocument()) {
                document.wire().bytes().write(message);
            }
            return true;
        }

        @Override
        public void close() {
            queue.close();
        }
    }

    private static final class TailingReceiver implements Receiver {
        private final ChronicleQueue queue;
        private final ExcerptTailer tailer;
        private final byte[] message;

        TailingReceiver(ChronicleQueue queue, byte[] message) {
            this.queue = queue;
            this.tailer = queue.createTailer();
            this.message = message;
        }

        @Override
        public int poll(Consumer<byte[]> sink) {
            try (DocumentContext document = tailer.readingDocument()) {
                if (!document.isPresent()) {
                    return 0;
                }
                Bytes<?> bytes = document.wire().bytes();
                bytes.read(message, 0, (int) bytes.readRemaining());
            }
            sink.accept(message);
            return 1;
        }

        @Override
        public void close() {
            queue.close();
        }
    }
}

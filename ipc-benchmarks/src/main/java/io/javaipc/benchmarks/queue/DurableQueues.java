package io.javaipc.benchmarks.queue;

import io.javaipc.benchmarks.Scratch;
import io.javaipc.codec.Codec;
import io.javaipc.durable.DurableJvm;
import io.javaipc.durable.DurableQueue;
import io.javaipc.durable.DurableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The library's durable queue, which is Chronicle Queue with a gate, a position for each name, and room that is made sure of;
 * in memory, as Chronicle is.
 *
 * @param directory where the files are
 */
record DurableQueues(String directory) implements QueueSystem {
    private static final String READER = "reader";

    @Override
    public String name() {
        return "javaipc durable";
    }

    @Override
    public List<String> jvmArguments() {
        List<String> arguments = new ArrayList<>(DurableJvm.flags());
        arguments.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
        return arguments;
    }

    @Override
    public boolean takesPart(Kind kind, Idle idle) {
        return kind.pairs == 1 && idle == Idle.SPIN;
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
                return new NamedReceiver(queue(queue));
            }
        };
    }

    /** It is kept until it expires. */
    @Override
    public void discard(String queue) throws IOException {
        Path files = Path.of(directory, queue);
        if (Files.exists(files)) {
            Scratch.delete(files);
        }
    }

    private DurableQueue<byte[]> queue(String name) {
        return DurableQueue.open(Path.of(directory, name), Codec.bytes());
    }

    private record AppendingSender(DurableQueue<byte[]> queue) implements Sender {
        @Override
        public boolean offer(byte[] message) throws InterruptedException {
            queue.append(message);
            return true;
        }

        @Override
        public void close() {
            queue.close();
        }
    }

    private static final class NamedReceiver implements Receiver {
        private final DurableQueue<byte[]> queue;
        private final DurableReader<byte[]> reader;

        NamedReceiver(DurableQueue<byte[]> queue) {
            this.queue = queue;
            this.reader = queue.reader(READER);
        }

        @Override
        public int poll(Consumer<byte[]> sink) {
            byte[] message = reader.poll();
            if (message == null) {
                return 0;
            }
            sink.accept(message);
            return 1;
        }

        @Override
        public void close() {
            reader.close();
            queue.close();
        }
    }
}

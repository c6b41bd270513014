package io.javaipc.benchmarks.queue;

import io.javaipc.shared.RawQueue;
import io.javaipc.shared.SharedQueue;
import io.javaipc.shared.SharedSpace;
import java.util.List;
import java.util.function.Consumer;

/**
 * The library's queue, in a space that its processes share.
 *
 * @param space the space
 * @param form how it is used
 */
record JavaIpcQueues(SharedSpace space, JavaIpcForm form) implements QueueSystem {
    @Override
    public String name() {
        return form.system;
    }

    @Override
    public List<String> jvmArguments() {
        return form.jvmArguments;
    }

    @Override
    public boolean takesPart(Kind kind, Idle idle) {
        return form.takesPart(kind, idle);
    }

    @Override
    public boolean blocks() {
        return true;
    }

    @Override
    public boolean isBroadcast() {
        return false;
    }

    @Override
    public Access open(int number) {
        return new Access() {
            @Override
            public Sender sender(String queue, boolean alone) {
                SharedQueue<byte[]> opened = form.queue(space, queue);
                return form == JavaIpcForm.RAW ? new WritingSender(opened.raw()) : new PuttingSender(opened);
            }

            @Override
            public Receiver receiver(String queue, int largest) {
                SharedQueue<byte[]> opened = form.queue(space, queue);
                return form == JavaIpcForm.RAW
                        ? new ReadingReceiver(opened.raw(), new byte[largest])
                        : new TakingReceiver(opened);
            }
        };
    }

    private record PuttingSender(SharedQueue<byte[]> queue) implements Sender {
        @Override
        public boolean offer(byte[] message) {
            return queue.offer(message);
        }

        @Override
        public void put(byte[] message) throws InterruptedException {
            queue.put(message);
        }

        @Override
        public void close() {
            // to close the queue would close it for all
        }
    }

    private record TakingReceiver(SharedQueue<byte[]> queue) implements Receiver {
        @Override
        public int poll(Consumer<byte[]> sink) {
            byte[] message = queue.poll();
            if (message == null) {
                return 0;
            }
            sink.accept(message);
            return 1;
        }

        @Override
        public void take(Consumer<byte[]> sink) throws InterruptedException {
            sink.accept(queue.take());
        }

        @Override
        public void close() {
            // to close the queue would close it for all
        }
    }

    /** Writes messages in place. */
    private static final class WritingSender implements Sender {
        private final RawQueue queue;
        private final RawQueue.Writer writer = place -> place.put(0, message(), 0, message().length);
        private byte[] message;

        WritingSender(RawQueue queue) {
            this.queue = queue;
        }

        private byte[] message() {
            return message;
        }

        @Override
        public boolean offer(byte[] bytes) {
            message = bytes;
            return queue.offer(bytes.length, writer);
        }
    }

    /** Reads messages in place, into the same array. */
    private static final class ReadingReceiver implements Receiver {
        private static final int MESSAGES_AT_ONCE = 64;

        private final RawQueue queue;
        private final RawQueue.Reader reader;
        private Consumer<byte[]> sink;

        ReadingReceiver(RawQueue queue, byte[] message) {
            this.queue = queue;
            this.reader = place -> {
                place.get(0, message, 0, place.length());
                sink.accept(message);
            };
        }

        @Override
        public int poll(Consumer<byte[]> to) {
            sink = to;
            return queue.drain(reader, MESSAGES_AT_ONCE);
        }
    }
}

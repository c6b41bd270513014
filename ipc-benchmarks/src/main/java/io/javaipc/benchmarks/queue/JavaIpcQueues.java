package io.javaipc.benchmarks.queue;

import io.javaipc.benchmarks.Contender;
import io.javaipc.codec.Codec;
import io.javaipc.shared.SharedQueue;
import io.javaipc.shared.SharedSpace;
import java.util.List;
import java.util.function.Consumer;

/**
 * The library's queue, in a space that its processes share.
 *
 * @param space the space
 */
record JavaIpcQueues(SharedSpace space) implements QueueSystem {
    private static final int LEAST_BYTES_OF_A_MESSAGE = 64;

    @Override
    public String name() {
        return Contender.OURS;
    }

    @Override
    public List<String> jvmArguments() {
        return List.of();
    }

    @Override
    public boolean takesPart(Kind kind, Idle idle) {
        return true;
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
                return new PuttingSender(queue(queue));
            }

            @Override
            public Receiver receiver(String queue, int largest) {
                return new TakingReceiver(queue(queue));
            }
        };
    }

    private SharedQueue<byte[]> queue(String name) {
        return space.queue(name, Codec.bytes(), CAPACITY / LEAST_BYTES_OF_A_MESSAGE, CAPACITY);
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
}

package io.javaipc.benchmarks.queue;

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
                return new PuttingSender(form.queue(space, queue));
            }

            @Override
            public Receiver receiver(String queue, int largest) {
                return new TakingReceiver(form.queue(space, queue));
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
}

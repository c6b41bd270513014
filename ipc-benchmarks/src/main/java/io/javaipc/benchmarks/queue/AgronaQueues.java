package io.javaipc.benchmarks.queue;

import java.io.File;
import java.nio.MappedByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.IoUtil;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * A ring buffer of Agrona in a mapped file, of the kind for many senders or the one for a single sender.
 *
 * @param directory where the files are
 * @param isForMany which kind
 */
record AgronaQueues(String directory, boolean isForMany) implements QueueSystem {
    private static final int MESSAGE_TYPE = 1;
    private static final int MESSAGES_AT_ONCE = 100;

    @Override
    public String name() {
        return isForMany ? "Agrona many-to-one" : "Agrona one-to-one";
    }

    @Override
    public List<String> jvmArguments() {
        return List.of("--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED", "-Dagrona.disable.bounds.checks=true");
    }

    @Override
    public boolean takesPart(Kind kind, Idle idle) {
        // no ring has two consumers
        return kind != Kind.TWO_TO_TWO;
    }

    @Override
    public boolean blocks() {
        return false;
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
                MappedByteBuffer memory = IoUtil.mapExistingFile(file(queue), queue);
                return new WritingSender(ring(memory), memory);
            }

            @Override
            public Receiver receiver(String queue, int largest) {
                MappedByteBuffer memory =
                        IoUtil.mapNewFile(file(queue), CAPACITY + RingBufferDescriptor.TRAILER_LENGTH);
                return new ReadingReceiver(ring(memory), memory, new byte[largest]);
            }
        };
    }

    private File file(String queue) {
        return new File(directory, queue);
    }

    private RingBuffer ring(MappedByteBuffer memory) {
        UnsafeBuffer buffer = new UnsafeBuffer(memory);
        return isForMany ? new ManyToOneRingBuffer(buffer) : new OneToOneRingBuffer(buffer);
    }

    private static final class WritingSender implements Sender {
        private final RingBuffer ring;
        private final MappedByteBuffer memory;
        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[0]);

        WritingSender(RingBuffer ring, MappedByteBuffer memory) {
            this.ring = ring;
            this.memory = memory;
        }

        @Override
        public boolean offer(byte[] message) {
            if (buffer.byteArray() != message) {
                buffer.wrap(message);
            }
            return ring.write(MESSAGE_TYPE, buffer, 0, message.length);
        }

        @Override
        public void close() {
            IoUtil.unmap(memory);
        }
    }

    private static final class ReadingReceiver implements Receiver {
        private final RingBuffer ring;
        private final MappedByteBuffer memory;
        private final MessageHandler handler;
        private Consumer<byte[]> sink;

        ReadingReceiver(RingBuffer ring, MappedByteBuffer memory, byte[] message) {
            this.ring = ring;
            this.memory = memory;
            this.handler = (type, buffer, offset, length) -> {
                buffer.getBytes(offset, message, 0, length);
                sink.accept(message);
            };
        }

        @Override
        public int poll(Consumer<byte[]> to) {
            sink = to;
            return ring.read(handler, MESSAGES_AT_ONCE);
        }

        @Override
        public void close() {
            IoUtil.unmap(memory);
        }
    }
}

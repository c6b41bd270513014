package io.javaipc.benchmarks.queue;

import io.aeron.Aeron;
import io.aeron.Publication;
import io.aeron.Subscription;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.logbuffer.FragmentHandler;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Aeron over shared memory; its driver is in the first process. An exclusive publication when there is one sender,
 * concurrent ones otherwise.
 *
 * @param directory the driver's directory, which it makes and removes
 */
record AeronQueues(String directory) implements QueueSystem {
    /** One fragment is a whole message of any size that is measured. */
    private static final String CHANNEL = "aeron:ipc?mtu=32k";

    private static final int FRAGMENTS_AT_ONCE = 10;

    @Override
    public String name() {
        return "Aeron";
    }

    @Override
    public List<String> jvmArguments() {
        return List.of("--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED", "-Dagrona.disable.bounds.checks=true");
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
        MediaDriver driver = number == 0 ? driver() : null;
        Aeron aeron = Aeron.connect(new Aeron.Context().aeronDirectoryName(directory));
        return new Access() {
            @Override
            public Sender sender(String queue, boolean alone) {
                int stream = queue.hashCode();
                return new OfferingSender(
                        alone ? aeron.addExclusivePublication(CHANNEL, stream) : aeron.addPublication(CHANNEL, stream));
            }

            @Override
            public Receiver receiver(String queue, int largest) {
                return new PollingReceiver(aeron.addSubscription(CHANNEL, queue.hashCode()), new byte[largest]);
            }

            @Override
            public void close() {
                try (driver) {
                    aeron.close();
                }
            }
        };
    }

    private MediaDriver driver() {
        return MediaDriver.launch(new MediaDriver.Context()
                .aeronDirectoryName(directory)
                .threadingMode(ThreadingMode.SHARED)
                .dirDeleteOnShutdown(true));
    }

    private static final class OfferingSender implements Sender {
        private final Publication publication;
        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[0]);

        OfferingSender(Publication publication) {
            this.publication = publication;
        }

        @Override
        public boolean isConnected() {
            return publication.isConnected();
        }

        @Override
        public boolean offer(byte[] message) {
            if (buffer.byteArray() != message) {
                buffer.wrap(message);
            }
            long result = publication.offer(buffer, 0, message.length);
            if (result == Publication.CLOSED || result == Publication.MAX_POSITION_EXCEEDED) {
                throw new IllegalStateException("publication is at its end: result=" + result);
            }
            return result > 0;
        }

        @Override
        public void close() {
            publication.close();
        }
    }

    private static final class PollingReceiver implements Receiver {
        private final Subscription subscription;
        private final FragmentHandler handler;
        private Consumer<byte[]> sink;

        PollingReceiver(Subscription subscription, byte[] message) {
            this.subscription = subscription;
            this.handler = (buffer, offset, length, header) -> {
                buffer.getBytes(offset, message, 0, length);
                sink.accept(message);
            };
        }

        @Override
        public int poll(Consumer<byte[]> to) {
            sink = to;
            return subscription.poll(handler, FRAGMENTS_AT_ONCE);
        }

        @Override
        public void close() {
            subscription.close();
        }
    }
}

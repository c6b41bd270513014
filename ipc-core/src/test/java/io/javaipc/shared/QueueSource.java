package io.javaipc.shared;

import io.javaipc.codec.Codec;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** The tortured queue that there is at a time, for the threads of one JVM; of those that share one. */
final class QueueSource {
    private static final ThreadLocal<Consumer<byte[]>> DECODED = new ThreadLocal<>();

    private final SharedSpace space;
    private final QueueScenario scenario;
    private final SharedLong generation;
    private long current = -1;
    private SharedQueue<byte[]> queue;

    QueueSource(SharedSpace space, QueueScenario scenario) {
        this.space = space;
        this.scenario = scenario;
        this.generation = space.longValue("generation");
    }

    /**
     * The queue.
     *
     * @param decoded gets what the calling thread takes before it is the thread's
     */
    synchronized SharedQueue<byte[]> queue(Consumer<byte[]> decoded) {
        DECODED.set(decoded);
        long latest = generation.get();
        if (latest != current) {
            queue = scenario.queue(space, latest, new Telling());
            current = latest;
        }
        return queue;
    }

    /** The next queue is there. */
    void renew() {
        generation.incrementAndGet();
    }

    /** The codec is the last that sees a message before it belongs to who takes it. */
    private static final class Telling implements Codec<byte[]> {
        @Override
        public int maxSize(byte[] value) {
            return value.length;
        }

        @Override
        public void encode(byte[] value, ByteBuffer target) {
            target.put(value);
        }

        @Override
        public byte[] decode(ByteBuffer source) {
            byte[] value = new byte[source.remaining()];
            source.get(value);
            DECODED.get().accept(value);
            return value;
        }
    }
}

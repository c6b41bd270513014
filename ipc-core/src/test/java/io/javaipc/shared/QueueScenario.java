package io.javaipc.shared;

import io.javaipc.codec.Codec;
import java.util.List;

/** How a tortured queue is made, and who does what to it. */
enum QueueScenario {
    /** Producers find it full most of the time. */
    FULL(48, 1, List.of(new Crew(2, 0), new Crew(2, 0), new Crew(0, 1), new Crew(0, 2)), 200, 6, false),

    /** Consumers find it empty most of the time. */
    EMPTY(1_000, 1 << 18, List.of(new Crew(1, 0), new Crew(1, 0), new Crew(0, 2), new Crew(0, 3)), 6, 200, false),

    /** Consumers hold what they get until they have dealt with it, so nothing at all may be missing in the end. */
    HELD(200, 1, List.of(new Crew(1, 2), new Crew(1, 2), new Crew(1, 1), new Crew(2, 1)), 60, 60, true);

    /** How many threads a victim has at most. */
    static final int MOST_THREADS = 3;

    private final int capacity;
    private final long bytes;
    private final List<Crew> crews;
    private final int producersBurst;
    private final int consumersBurst;
    private final boolean onlyByDelivery;

    QueueScenario(
            int capacity,
            long bytes,
            List<Crew> crews,
            int producersBurst,
            int consumersBurst,
            boolean onlyByDelivery) {
        this.capacity = capacity;
        this.bytes = bytes;
        this.crews = crews;
        this.producersBurst = producersBurst;
        this.consumersBurst = consumersBurst;
        this.onlyByDelivery = onlyByDelivery;
    }

    /**
     * The threads of a victim.
     *
     * @param producers how many produce
     * @param consumers how many consume
     */
    record Crew(int producers, int consumers) {
        int size() {
            return producers + consumers;
        }
    }

    /** The queue of a generation: when one is closed the next one comes. */
    SharedQueue<byte[]> queue(SharedSpace space, long generation, Codec<byte[]> codec) {
        return space.queue("queue-" + generation, codec, capacity, bytes);
    }

    /** Who works at a seat. */
    Crew crew(int seat) {
        return crews.get(seat);
    }

    /** After how many messages a producer, or a consumer, lets others have the processor. */
    int burst(boolean ofProducer) {
        return ofProducer ? producersBurst : consumersBurst;
    }

    /** Tells whether consumers use {@link SharedQueue#receive()} only. */
    boolean isOnlyByDelivery() {
        return onlyByDelivery;
    }
}

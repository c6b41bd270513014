package io.javaipc.shared;

import io.javaipc.codec.Codec;
import java.util.List;

/** How a tortured queue is made, and who does what to it. */
enum QueueScenario {
    /** Producers find it full most of the time. */
    FULL(
            QueueOptions.ofCapacity(48).withBytes(1),
            List.of(new Crew(2, 0), new Crew(2, 0), new Crew(0, 1), new Crew(0, 2)),
            new Habits(200, 6, 16, false)),

    /** Consumers find it empty most of the time; and copying the messages takes long enough to be killed in it. */
    EMPTY(
            QueueOptions.ofCapacity(1_000).withBytes(1 << 21),
            List.of(new Crew(1, 0), new Crew(1, 0), new Crew(0, 2), new Crew(0, 3)),
            new Habits(6, 200, 2, false)),

    /** Consumers hold what they get until they have dealt with it, so nothing at all may be missing in the end. */
    HELD(
            QueueOptions.ofCapacity(200).withBytes(1 << 20),
            List.of(new Crew(1, 2), new Crew(1, 2), new Crew(1, 1), new Crew(2, 1)),
            new Habits(60, 60, 8, true));

    /** How many threads a victim has at most. */
    static final int MOST_THREADS = 3;

    private final QueueOptions options;
    private final List<Crew> crews;
    private final Habits habits;

    QueueScenario(QueueOptions options, List<Crew> crews, Habits habits) {
        this.options = options;
        this.crews = crews;
        this.habits = habits;
    }

    /**
     * What workers do.
     *
     * @param producersBurst after how many messages a producer lets others have the processor
     * @param consumersBurst the same for a consumer
     * @param oneLargeIn of how many messages one is more than a quarter of the queue, about
     * @param onlyByDelivery whether consumers use {@link SharedQueue#receive()} only
     */
    record Habits(int producersBurst, int consumersBurst, int oneLargeIn, boolean onlyByDelivery) {}

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
        return space.queue("queue-" + generation, codec, options);
    }

    /** Who works at a seat. */
    Crew crew(int seat) {
        return crews.get(seat);
    }

    Habits habits() {
        return habits;
    }
}

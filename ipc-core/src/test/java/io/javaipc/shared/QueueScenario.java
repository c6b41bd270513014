package io.javaipc.shared;

import io.javaipc.codec.Codec;
import java.util.List;

/** How a tortured queue is made, and who does what to it. */
enum QueueScenario {
    /** Producers find it full most of the time. */
    FULL(
            new Room(48, 1),
            List.of(new Crew(2, 0), new Crew(2, 0), new Crew(0, 1), new Crew(0, 2)),
            new Habits(200, 6, 16, false)),

    /** Consumers find it empty most of the time; and copying the messages takes long enough to be killed in it. */
    EMPTY(
            new Room(1_000, 1 << 21),
            List.of(new Crew(1, 0), new Crew(1, 0), new Crew(0, 2), new Crew(0, 3)),
            new Habits(6, 200, 2, false)),

    /** Consumers hold what they get until they have dealt with it, so nothing at all may be missing in the end. */
    HELD(
            new Room(200, 1 << 20),
            List.of(new Crew(1, 2), new Crew(1, 2), new Crew(1, 1), new Crew(2, 1)),
            new Habits(60, 60, 8, true));

    /** How many threads a victim has at most. */
    static final int MOST_THREADS = 3;

    private final Room room;
    private final List<Crew> crews;
    private final Habits habits;

    QueueScenario(Room room, List<Crew> crews, Habits habits) {
        this.room = room;
        this.crews = crews;
        this.habits = habits;
    }

    /**
     * What the queue holds.
     *
     * @param messages how many messages
     * @param bytes how many bytes, at least
     */
    private record Room(int messages, long bytes) {}

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
        return space.queue("queue-" + generation, codec, room.messages(), room.bytes());
    }

    /** Who works at a seat. */
    Crew crew(int seat) {
        return crews.get(seat);
    }

    Habits habits() {
        return habits;
    }
}

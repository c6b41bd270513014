package io.javaipc.benchmarks.queue;

/**
 * What is measured.
 *
 * @param kind who sends to whom
 * @param idle how they wait
 * @param size how many bytes a message has
 */
record QueueCase(Kind kind, Idle idle, int size) {
    private static final int MOST_MESSAGES = 100_000;
    private static final int MOST_BYTES = 32 << 20;
    private static final int BLOCKING_SHARE = 5;
    private static final int ROUND_TRIPS = 5_000;
    private static final int BLOCKING_ROUND_TRIPS = 500;

    String name() {
        return kind.label + "-" + idle.label + "-" + size;
    }

    boolean isBlocking() {
        return idle == Idle.BLOCK;
    }

    boolean isCrowded() {
        return kind.processes() > Runtime.getRuntime().availableProcessors();
    }

    /** How many messages each sender sends in a round, or makes go round. */
    int count() {
        if (kind == Kind.ROUND_TRIP) {
            return isBlocking() ? BLOCKING_ROUND_TRIPS : ROUND_TRIPS;
        }
        int messages = Math.min(MOST_MESSAGES, MOST_BYTES / size) / kind.pairs;
        return isBlocking() ? messages / BLOCKING_SHARE : messages;
    }
}

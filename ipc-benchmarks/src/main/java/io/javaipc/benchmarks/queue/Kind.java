package io.javaipc.benchmarks.queue;

/** Who sends to whom. */
enum Kind {
    /** One process to another. */
    ONE_TO_ONE("1p1c", 1),
    /** Two processes to two others. */
    TWO_TO_TWO("2p2c", 2),
    /** From one process to another and back. */
    ROUND_TRIP("round-trip", 1);

    final String label;
    final int pairs;

    Kind(String label, int pairs) {
        this.label = label;
        this.pairs = pairs;
    }

    int processes() {
        return 2 * pairs;
    }
}

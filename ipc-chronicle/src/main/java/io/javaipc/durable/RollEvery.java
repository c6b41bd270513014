package io.javaipc.durable;

/** How long a queue writes to one file before it begins the next; whole files are what {@linkplain DurableOptions retention} removes. */
public enum RollEvery {
    /** Twelve files an hour. */
    FIVE_MINUTES,
    /** A file an hour. */
    HOUR,
    /** A file a day, which begins at midnight UTC. */
    DAY
}

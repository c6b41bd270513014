package io.javaipc.benchmarks.spawn;

import java.util.Optional;

/** A way of starting programs, measured. A measurement fails when a child does. */
interface Launcher {
    /** Its name in the results. */
    String name();

    /** Why it is not on this machine; empty when it is. */
    default Optional<String> absence() {
        return Optional.empty();
    }

    /** Starts a child and waits for it, one after the other; the microseconds of each. */
    double[] oneByOne(int count) throws Exception;

    /** Starts all children, then waits for all; the milliseconds that took. */
    double allAtOnce(int count) throws Exception;

    /** Runs a child that writes so many bytes and collects them, one after the other; the microseconds of each. */
    double[] capture(int count, int bytes) throws Exception;
}

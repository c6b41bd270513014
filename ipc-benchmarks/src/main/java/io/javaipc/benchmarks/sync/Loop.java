package io.javaipc.benchmarks.sync;

import io.javaipc.benchmarks.Contender;

/** Does something many times. */
@FunctionalInterface
interface Loop {
    /** Does it all. */
    void run() throws Exception;

    /** A system that is measured by this: the nanoseconds of each of so many times. */
    default Contender contender(String system, int count) {
        return Contender.present(system, () -> {
            long begin = System.nanoTime();
            run();
            return new double[] {(double) (System.nanoTime() - begin) / count};
        });
    }
}

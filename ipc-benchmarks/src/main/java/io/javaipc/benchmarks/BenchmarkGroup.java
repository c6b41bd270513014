package io.javaipc.benchmarks;

/** Cases that belong together and are run by one name. */
public interface BenchmarkGroup {
    /**
     * The name to run it by.
     *
     * @return one word
     */
    String name();

    /**
     * What it measures.
     *
     * @return a few words
     */
    String summary();

    /**
     * Measures all its cases.
     *
     * @param effort how much to measure
     * @param results gets the figures
     * @throws Exception when a system that is there cannot be measured
     */
    void run(Effort effort, Results results) throws Exception;
}

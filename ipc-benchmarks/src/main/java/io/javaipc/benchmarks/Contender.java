package io.javaipc.benchmarks;

import java.util.Optional;

/**
 * A system that takes part in a comparison, or would if it were on this machine.
 *
 * @param system its name; the library's own is {@link #OURS}
 * @param absence why it is not there; empty when it is
 * @param trial measures it
 */
public record Contender(String system, Optional<String> absence, Trial trial) {
    /** The library itself. */
    public static final String OURS = "javaipc";

    /** One turn of a system in a round. */
    @FunctionalInterface
    public interface Trial {
        /**
         * Measures.
         *
         * @return one value or more, in the unit of the metric
         * @throws Exception when the system fails
         */
        double[] measure() throws Exception;
    }

    /**
     * A system that is there.
     *
     * @param system its name
     * @param trial measures it
     * @return the contender
     */
    public static Contender present(String system, Trial trial) {
        return new Contender(system, Optional.empty(), trial);
    }

    /**
     * A system that is not there.
     *
     * @param system its name
     * @param reason what is missing
     * @return the contender
     */
    public static Contender absent(String system, String reason) {
        return new Contender(system, Optional.of(reason), () -> new double[0]);
    }
}

package io.javaipc.examples;

/**
 * An example, as the runner knows it.
 *
 * @param name what it is run by
 * @param summary what it shows, in a line
 * @param program the example itself
 */
record Example(String name, String summary, Program program) {
    /** An example's main method. */
    @FunctionalInterface
    interface Program {
        void run(String[] arguments) throws Exception;
    }
}

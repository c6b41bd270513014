package io.javaipc.shared;

import java.io.IOException;

/** Makes or opens a temporary space, and does not close it. */
public final class TemporaryProgram {
    private TemporaryProgram() {}

    /**
     * Runs the program.
     *
     * @param arguments the name of another space, and of a temporary one that is there
     * @throws IOException when there is nothing to read
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        SharedLong number = arguments.length > 1
                ? SharedSpace.open(arguments[1]).longValue("number")
                : SharedSpace.temporary().longValue("number");
        CommandLoop.run(words -> {
            // nobody but the library has the space any more
            System.gc();
            return number.incrementAndGet();
        });
    }
}

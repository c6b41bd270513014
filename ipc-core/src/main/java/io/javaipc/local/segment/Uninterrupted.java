package io.javaipc.local.segment;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/** Steps on file channels that an interrupt would close; they are short, so the interrupt waits for their end. */
final class Uninterrupted {
    /**
     * A step that opens what it needs itself, so that it can be begun again.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    interface Step<T> {
        T run() throws IOException;
    }

    private Uninterrupted() {}

    static <T> T run(Step<T> step) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return step.run();
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

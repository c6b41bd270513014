package io.javaipc.posix.program;

import io.javaipc.process.Command;

/** Prints what the kernel says of a child of this process, started by the library. */
public final class ShowsSignalsOfChild {
    private ShowsSignalsOfChild() {}

    /**
     * Runs the program.
     *
     * @param arguments none
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws InterruptedException {
        Command.of("cat", "/proc/self/status").start().awaitExit();
    }
}

package io.javaipc.testing.program;

import java.io.IOException;

/** Starts a process that holds its standard output for long, prints that one's pid, and exits with code 5. */
public final class LeavesGrandchild {
    private LeavesGrandchild() {}

    /**
     * Runs the program.
     *
     * @param arguments none
     * @throws IOException when it cannot be started
     */
    public static void main(String[] arguments) throws IOException {
        Process grandchild = new ProcessBuilder("sleep", "1000").inheritIO().start();
        System.out.println(grandchild.pid());
        System.out.flush();
        System.exit(5);
    }
}

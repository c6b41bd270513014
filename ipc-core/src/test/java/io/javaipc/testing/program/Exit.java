package io.javaipc.testing.program;

/** Exits with the code that it is given. */
public final class Exit {
    private Exit() {}

    /**
     * Runs the program.
     *
     * @param arguments the exit code
     */
    public static void main(String[] arguments) {
        System.exit(Integer.parseInt(arguments[0]));
    }
}

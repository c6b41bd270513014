package io.javaipc.process;

/** A program that keeps a processor busy until it is killed. */
public final class Spinner {
    private Spinner() {}

    /**
     * Spins.
     *
     * @param arguments not looked at
     */
    public static void main(String[] arguments) {
        while (true) {
            Thread.onSpinWait();
        }
    }
}

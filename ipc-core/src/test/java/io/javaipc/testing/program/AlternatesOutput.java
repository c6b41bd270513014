package io.javaipc.testing.program;

/** Writes lines by turns to standard output ("out 0", "out 1"...) and standard error ("err 0"...). */
public final class AlternatesOutput {
    private AlternatesOutput() {}

    /**
     * Runs the program.
     *
     * @param arguments how many lines for each
     */
    public static void main(String[] arguments) {
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            System.out.println("out " + i);
            System.out.flush();
            System.err.println("err " + i);
            System.err.flush();
        }
    }
}

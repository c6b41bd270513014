package io.javaipc.testing.program;

import io.javaipc.process.JavaProcess;

/** Runs one Java process and prints what it says of itself: the module of the library, its class path, its module path. */
public final class RunsOne {
    private RunsOne() {}

    /**
     * Runs the program.
     *
     * @param arguments none
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws InterruptedException {
        String said = JavaProcess.start(() -> JavaProcess.class.getModule().getName() + "\n"
                        + System.getProperty("java.class.path") + "\n" + System.getProperty("jdk.module.path"))
                .join();
        System.out.println(said);
    }
}

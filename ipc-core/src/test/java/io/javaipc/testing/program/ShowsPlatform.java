package io.javaipc.testing.program;

import io.javaipc.platform.Platform;

/** Prints the name of this JVM's platform, or why there is none. */
public final class ShowsPlatform {
    private ShowsPlatform() {}

    /**
     * Runs the program.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        try {
            System.out.println(Platform.current().name());
        } catch (ExceptionInInitializerError e) {
            System.out.println(e.getCause().getMessage());
        }
    }
}

package io.javaipc.testing.program;

import io.javaipc.process.JavaProcess;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/**
 * Starts a Java process that runs for ever, which may start another in turn, and so on; prints the pid of each, and exits
 * when its standard input ends.
 */
public final class Parent {
    private Parent() {}

    /**
     * Runs the program.
     *
     * @param arguments how many generations to bring about
     * @throws IOException when standard input cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        int generations = Integer.parseInt(arguments[0]);
        JavaProcess.builder("child")
                .onReport(pid -> {
                    System.out.println(pid);
                    System.out.flush();
                })
                .start(() -> live(generations));
        while (System.in.read() >= 0) {
            // what is said does not matter
            continue;
        }
    }

    private static void live(int generations) throws IOException, InterruptedException {
        JavaProcess.report(ProcessHandle.current().pid());
        if (generations > 1) {
            JavaProcess.builder("child").onReport(Parent::passOn).start(() -> live(generations - 1));
        }
        new CountDownLatch(1).await();
    }

    private static void passOn(Object pid) {
        try {
            JavaProcess.report((Long) pid);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

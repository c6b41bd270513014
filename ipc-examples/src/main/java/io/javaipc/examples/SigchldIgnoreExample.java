package io.javaipc.examples;

import io.javaipc.process.Children;
import io.javaipc.process.Command;
import io.javaipc.process.ProcessInfo;
import io.javaipc.process.ProcessState;
import io.javaipc.process.ProcessTable;
import java.util.List;
import java.util.Optional;

/**
 * Starts many short children and waits for none of them. A C program would ignore {@code SIGCHLD} to be spared the
 * zombies; in a JVM that would turn every exit code into 0. This library reaps its children by itself.
 */
final class SigchldIgnoreExample {
    private static final int MANY = 50;

    private SigchldIgnoreExample() {}

    static void main(String[] arguments) throws Exception {
        for (int i = 0; i < MANY; i++) {
            Command.of("true").start();
        }
        System.out.println("started " + MANY + " children, " + Children.active().size() + " of them still run");

        Wait.until(() -> children().isEmpty());
        List<ProcessInfo> zombies = children().stream()
                .filter(child -> child.state().equals(Optional.of(ProcessState.ZOMBIE)))
                .toList();
        System.out.println("all have ended; zombies among them: " + zombies.size());
        Check.that(zombies.isEmpty(), "no zombie is left");

        int code = new ProcessBuilder("sh", "-c", "exit 7").start().waitFor();
        System.out.println("a child that the JDK started ended with " + code);
        Check.that(code == 7, "the JDK's own children keep their exit codes");
    }

    private static List<ProcessInfo> children() {
        return ProcessTable.snapshot().children(ProcessHandle.current().pid());
    }
}

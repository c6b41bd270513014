package io.javaipc.examples;

import io.javaipc.process.ExitStatus;
import io.javaipc.process.JavaProcess;
import io.javaipc.process.Output;
import io.javaipc.process.SerializableAction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Ends a program with a message and a status: the message on standard error, where it is not taken for a result, and the
 * status for who waits. {@code System.exit} runs the shutdown hooks, {@code halt} does not.
 */
final class ExitMessageExample {
    private ExitMessageExample() {}

    static void main(String[] arguments) throws Exception {
        Ended exited = run(() -> {
            addHook();
            System.err.println("cannot read configuration: file=/no/such/file");
            System.exit(3);
        });
        System.out.println("System.exit(3): " + exited);
        Check.that(exited.status().equals(new ExitStatus.Exited(3)), "the status came back");
        Check.that(exited.error().startsWith("cannot read configuration"), "the message came on standard error");
        Check.that(exited.output().equals("hook ran"), "the shutdown hook ran");

        Ended halted = run(() -> {
            addHook();
            System.err.println("giving up at once");
            Runtime.getRuntime().halt(4);
        });
        System.out.println("halt(4):        " + halted);
        Check.that(halted.status().equals(new ExitStatus.Exited(4)), "the status came back");
        Check.that(halted.output().isEmpty(), "halt ran no shutdown hook");
    }

    private static void addHook() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook ran")));
    }

    private static Ended run(SerializableAction action) throws IOException, InterruptedException {
        try (JavaProcess<Void> process = JavaProcess.builder("exits")
                .stdout(Output.pipe())
                .stderr(Output.pipe())
                .start(action)) {
            String output = text(process.process().getInputStream().readAllBytes());
            String error = text(process.process().getErrorStream().readAllBytes());
            return new Ended(process.process().awaitExit(), output, error);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).strip();
    }

    /**
     * What became of a program.
     *
     * @param status how it ended
     * @param output what it wrote to standard output
     * @param error what it wrote to standard error
     */
    private record Ended(ExitStatus status, String output, String error) {}
}

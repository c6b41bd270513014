package io.javaipc.examples;

import io.javaipc.process.Command;
import io.javaipc.process.CommandFailedException;
import io.javaipc.process.CommandResult;
import io.javaipc.process.Input;

/** Chains programs as a shell does, without a shell: each reads what the one before it writes. */
final class PipelineExample {
    private PipelineExample() {}

    static void main(String[] arguments) throws Exception {
        CommandResult counted = Command.of("tr", "a-z", "A-Z")
                .stdin(Input.text("pear\napple\npear\n"))
                .pipe(Command.of("sort"))
                .pipe(Command.of("uniq", "-c"))
                .run();
        System.out.print("tr | sort | uniq -c:\n" + counted.output());
        Check.that(counted.output().replace(" ", "").equals("1APPLE\n2PEAR\n"), "the words were counted");

        CommandResult enough =
                Command.of("yes").pipe(Command.of("head", "-n", "2")).run();
        System.out.print("yes | head -n 2:\n" + enough.output());
        Check.that(enough.status().isSuccess(), "a writer whose reader has enough has not failed");

        try {
            Command.of("sh", "-c", "echo half; exit 9").pipe(Command.of("cat")).run();
            Check.that(false, "a failure anywhere in the pipeline is told");
        } catch (CommandFailedException e) {
            System.out.println(e.getMessage());
            Check.that(e.result().status().shellCode() == 9, "with the status of the one that failed");
        }
    }
}

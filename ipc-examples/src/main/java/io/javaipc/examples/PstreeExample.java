package io.javaipc.examples;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Input;
import io.javaipc.process.Output;
import io.javaipc.process.ProcessTable;
import io.javaipc.process.ProcessTree;

/** Draws all processes as children of their parents, a grandchild of this one among them. */
final class PstreeExample {
    private PstreeExample() {}

    static void main(String[] arguments) throws Exception {
        // the shell has two children, and ends with them when its input does
        Command family = Command.of(
                "sh", "-c", "sleep 1000 & first=$!; sleep 2000 & echo ready; read line; kill $first $!; wait");
        try (ChildProcess shell =
                family.stdin(Input.pipe()).stdout(Output.pipe()).start()) {
            shell.inputReader().readLine();
            ProcessTree tree = ProcessTable.snapshot().tree();
            System.out.print(tree.render());

            ProcessTree.Node self = tree.find(ProcessHandle.current().pid()).orElseThrow();
            System.out.println("of it, this process:");
            System.out.print(self.render());
            Check.that(self.walk().count() == 4, "a shell and its two children are below this process");
            shell.getOutputStream().close();
            shell.awaitExit();
        }
    }
}

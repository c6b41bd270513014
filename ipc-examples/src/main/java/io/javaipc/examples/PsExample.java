package io.javaipc.examples;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.ProcessInfo;
import io.javaipc.process.ProcessTable;
import java.util.List;

/** Lists all processes, a child of this one among them. */
final class PsExample {
    private PsExample() {}

    static void main(String[] arguments) {
        try (ChildProcess child = Command.of("sleep", "1000").start()) {
            ProcessTable table = ProcessTable.snapshot();
            System.out.println(ProcessRows.HEADER);
            table.processes().forEach(process -> System.out.println(ProcessRows.of(process)));

            ProcessInfo sleeper = table.find(child.pid()).orElseThrow();
            System.out.println("the child of this process is " + sleeper.pid() + ": " + sleeper.commandLine());
            Check.that(sleeper.commandLine().equals(List.of("sleep", "1000")), "its command line is told");
            Check.that(
                    table.children(ProcessHandle.current().pid()).contains(sleeper),
                    "it is among the children of this process");
        }
    }
}

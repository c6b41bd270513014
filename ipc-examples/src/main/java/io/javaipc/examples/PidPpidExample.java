package io.javaipc.examples;

import io.javaipc.process.JavaProcess;
import io.javaipc.process.ProcessInfo;
import io.javaipc.process.ProcessTable;
import java.util.OptionalLong;

/** Tells who this process is, who its parent is, and what a child says to the same questions. */
final class PidPpidExample {
    private PidPpidExample() {}

    static void main(String[] arguments) throws Exception {
        ProcessTable table = ProcessTable.snapshot();
        ProcessInfo self = table.current();
        System.out.println("this process:  " + self.pid() + "  " + self.commandText());
        table.parent()
                .ifPresent(
                        parent -> System.out.println("its parent:    " + parent.pid() + "  " + parent.commandText()));

        try (JavaProcess<long[]> child = JavaProcess.start(PidPpidExample::pidAndPpid)) {
            long[] told = child.join();
            System.out.println("its child:     " + told[0] + ", which says its parent is " + told[1]);
            Check.that(told[0] == child.pid(), "the child's pid is the one it was started with");
            Check.that(told[1] == self.pid(), "its parent is this process");
        }
    }

    private static long[] pidAndPpid() {
        ProcessInfo self = ProcessInfo.current();
        OptionalLong ppid = self.ppid();
        return new long[] {self.pid(), ppid.orElse(0)};
    }
}

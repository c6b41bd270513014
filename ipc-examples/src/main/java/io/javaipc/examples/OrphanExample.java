package io.javaipc.examples;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Input;
import io.javaipc.process.Output;
import io.javaipc.process.ProcessInfo;
import io.javaipc.process.ProcessState;
import io.javaipc.process.ProcessTable;
import java.util.Optional;

/** Lets a parent end before its child, and shows who the orphan's parent is then. */
final class OrphanExample {
    private OrphanExample() {}

    static void main(String[] arguments) throws Exception {
        Command parent = Command.of("sh", "-c", "sleep 1000 >/dev/null & echo $!; read line")
                .stdin(Input.pipe())
                .stdout(Output.pipe());
        try (ChildProcess shell = parent.start()) {
            long child = Long.parseLong(shell.inputReader().readLine());
            System.out.println(ProcessRows.HEADER);
            long before = show(child);
            Check.that(before == shell.pid(), "its parent is the shell");

            shell.getOutputStream().close();
            shell.awaitExit();
            long after = show(child);
            Check.that(after != shell.pid(), "it has another parent");
            String name = ProcessTable.snapshot()
                    .find(after)
                    .map(ProcessInfo::commandText)
                    .orElse("a process that cannot be seen from here");
            System.out.println("the shell has ended; the orphan was adopted by " + after + ", " + name);

            ProcessHandle.of(child).ifPresent(ProcessHandle::destroy);
            Wait.until(() -> hasEnded(child));
        }
    }

    private static long show(long pid) {
        ProcessInfo process = ProcessInfo.of(pid).orElseThrow();
        System.out.println(ProcessRows.of(process));
        return process.ppid().orElse(0);
    }

    /** Whether the new parent has reaped it by now is the new parent's affair. */
    private static boolean hasEnded(long pid) {
        Optional<ProcessInfo> process = ProcessInfo.of(pid);
        return process.isEmpty() || process.get().state().equals(Optional.of(ProcessState.ZOMBIE));
    }
}

package io.javaipc.examples;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Output;
import io.javaipc.process.ProcessInfo;
import io.javaipc.process.ProcessState;
import io.javaipc.signal.Signal;
import java.util.Optional;

/**
 * Makes a zombie, shows it, and has it reaped. Children of this library never are zombies, as it waits for them by itself;
 * so it takes a parent that does not: a shell that is stopped while its child is killed.
 */
final class ZombieExample {
    private ZombieExample() {}

    static void main(String[] arguments) throws Exception {
        Command parent =
                Command.of("sh", "-c", "sleep 1000 >/dev/null & echo $!; wait").stdout(Output.pipe());
        try (ChildProcess shell = parent.start()) {
            long child = Long.parseLong(shell.inputReader().readLine());
            System.out.println(ProcessRows.HEADER);
            show(child);

            shell.signal(Signal.STOP);
            Wait.until(() -> hasState(shell.pid(), ProcessState.STOPPED));
            ProcessHandle.of(child).ifPresent(ProcessHandle::destroyForcibly);
            Wait.until(() -> hasState(child, ProcessState.ZOMBIE));
            show(child);
            show(shell.pid());
            System.out.println(
                    "the child was killed, and is a zombie (Z): its stopped parent (T) does not wait for it");

            shell.signal(Signal.CONT);
            shell.awaitExit();
            Check.that(ProcessInfo.of(child).isEmpty(), "the zombie is gone");
            System.out.println("the parent went on and waited for it: the zombie is gone");
        }
    }

    private static boolean hasState(long pid, ProcessState state) {
        return ProcessInfo.of(pid).flatMap(ProcessInfo::state).equals(Optional.of(state));
    }

    private static void show(long pid) {
        System.out.println(ProcessRows.of(ProcessInfo.of(pid).orElseThrow()));
    }
}

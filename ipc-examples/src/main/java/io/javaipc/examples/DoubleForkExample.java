package io.javaipc.examples;

import io.javaipc.process.Command;
import io.javaipc.process.ExitStatus;
import io.javaipc.process.JavaProcess;
import io.javaipc.process.ProcessInfo;
import io.javaipc.process.ProcessState;
import java.util.Optional;

/**
 * Starts a process that belongs to nobody: a child starts a grandchild, detached, and ends. In C this takes two forks;
 * here it takes two starts. The grandchild lives on under a new parent, in a session of its own.
 */
final class DoubleForkExample {
    private DoubleForkExample() {}

    static void main(String[] arguments) throws Exception {
        JavaProcess<Long> child = JavaProcess.builder("child")
                .start(() -> Command.of("sleep", "1000").detached().start().pid());
        long grandchild = child.join();
        ExitStatus status = child.process().awaitExit();
        System.out.println("child " + child.pid() + " has started " + grandchild + " and ended with " + status);
        Check.that(status.isSuccess(), "the child has ended");

        ProcessInfo orphan = ProcessInfo.of(grandchild).orElseThrow();
        System.out.println(ProcessRows.HEADER);
        System.out.println(ProcessRows.of(orphan));
        Check.that(runs(grandchild), "the grandchild lives on");
        Check.that(orphan.ppid().orElse(0) != child.pid(), "it has another parent");
        Check.that(orphan.session().orElseThrow() == grandchild, "it leads a session");
        Check.that(orphan.terminal().isEmpty(), "no terminal can hang it up");

        ProcessHandle.of(grandchild).ifPresent(ProcessHandle::destroy);
        Wait.until(() -> !runs(grandchild));
        System.out.println("nobody here waited for it, and no zombie of ours is left");
    }

    private static boolean runs(long pid) {
        Optional<ProcessState> state = ProcessInfo.of(pid).flatMap(ProcessInfo::state);
        return state.isPresent() && state.get() != ProcessState.ZOMBIE;
    }
}

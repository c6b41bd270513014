package io.javaipc.examples;

import io.javaipc.platform.Limit;
import io.javaipc.platform.ResourceLimit;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.ExitStatus;
import io.javaipc.process.Input;
import io.javaipc.signal.Signal;

/** Tells apart what a single number would mix up: an exit code, a signal, and a signal that left a core dump. */
final class ExitStatusExample {
    private ExitStatusExample() {}

    static void main(String[] arguments) throws Exception {
        for (int code : new int[] {0, 7, 255}) {
            ExitStatus status = Command.of("sh", "-c", "exit " + code).start().awaitExit();
            System.out.println("exit " + code + ": " + describe(status));
            Check.that(status.equals(new ExitStatus.Exited(code)), "the exit code came back");
        }

        ExitStatus killed = endedBy(Signal.KILL);
        ExitStatus imitated = Command.of("sh", "-c", "exit 137").start().awaitExit();
        System.out.println("killed:   " + describe(killed));
        System.out.println("exit 137: " + describe(imitated));
        Check.that(!killed.equals(imitated), "a signal is not an exit code");
        Check.that(killed.shellCode() == imitated.shellCode(), "though a shell has one number for both");

        ExitStatus crashed = endedBy(Signal.SEGV);
        System.out.println("crashed:  " + describe(crashed));
        Check.that(
                crashed instanceof ExitStatus.Signaled signaled
                        && signaled.signal().equals(Signal.SEGV),
                "a crash");
    }

    /** Whether a core is dumped is the system's choice; it is asked not to, so that no file is left lying about. */
    private static ExitStatus endedBy(Signal signal) throws InterruptedException {
        try (ChildProcess child = Command.of("cat")
                .stdin(Input.pipe())
                .limit(ResourceLimit.CORE_BYTES, Limit.of(0))
                .start()) {
            child.signal(signal);
            return child.awaitExit();
        }
    }

    private static String describe(ExitStatus status) {
        if (status instanceof ExitStatus.Signaled signaled) {
            return "ended by " + signaled.signal() + (signaled.coreDumped() ? ", core dumped" : ", no core dumped");
        }
        return "ended by itself with code " + status.shellCode() + (status.isSuccess() ? ", which is success" : "");
    }
}

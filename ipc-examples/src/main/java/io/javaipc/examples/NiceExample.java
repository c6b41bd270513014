package io.javaipc.examples;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.ProcessGoneException;
import io.javaipc.process.ProcessInfo;
import io.javaipc.process.ProcessTuning;

/** Starts a child with less priority, lowers it further while it runs, and fails to do so once it is gone. */
final class NiceExample {
    private static final int LEAST_FAVOURED = 19;

    private NiceExample() {}

    static void main(String[] arguments) {
        int ours = ProcessTuning.of(ProcessInfo.current()).nice();
        int atStart = Math.min(LEAST_FAVOURED, ours + 5);
        int later = Math.min(LEAST_FAVOURED, ours + 10);
        System.out.println("this process has nice value " + ours);

        ChildProcess child = Command.of("sleep", "1000").nice(atStart).start();
        ProcessTuning tuning = ProcessTuning.of(child.pid());
        try (child) {
            System.out.println(ProcessRows.HEADER);
            System.out.println(ProcessRows.of(info(child)));
            Check.that(
                    info(child).nice().orElseThrow() == atStart, "the child was started with a nice value of its own");

            tuning.renice(later);
            System.out.println(ProcessRows.of(info(child)));
            Check.that(info(child).nice().orElseThrow() == later, "it has another one now");
        }

        try {
            tuning.renice(LEAST_FAVOURED);
            Check.that(false, "a process that is gone is told");
        } catch (ProcessGoneException e) {
            System.out.println(e.getMessage());
        }
    }

    private static ProcessInfo info(ChildProcess child) {
        return ProcessInfo.of(child.pid()).orElseThrow();
    }
}

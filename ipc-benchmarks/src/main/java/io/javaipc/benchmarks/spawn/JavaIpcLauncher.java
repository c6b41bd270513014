package io.javaipc.benchmarks.spawn;

import io.javaipc.benchmarks.Contender;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import java.util.List;

/** The library itself. */
final class JavaIpcLauncher extends JavaLauncher<ChildProcess> {
    private static final Command TRIVIAL = Command.of(Programs.TRIVIAL);

    @Override
    public String name() {
        return Contender.OURS;
    }

    @Override
    ChildProcess start() {
        return TRIVIAL.start();
    }

    @Override
    int await(ChildProcess child) throws InterruptedException {
        try (child) {
            return child.awaitExit().shellCode();
        }
    }

    @Override
    int captured(List<String> command) throws InterruptedException {
        return Command.of(command).run().outputBytes().length;
    }
}

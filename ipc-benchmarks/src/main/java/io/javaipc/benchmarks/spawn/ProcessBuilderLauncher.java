package io.javaipc.benchmarks.spawn;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/** The JDK's own. */
final class ProcessBuilderLauncher extends JavaLauncher<Process> {
    private static final Redirect NOTHING = Redirect.from(new File("/dev/null"));

    @Override
    public String name() {
        return "ProcessBuilder";
    }

    @Override
    Process start() throws IOException {
        return new ProcessBuilder(Programs.TRIVIAL)
                .redirectInput(NOTHING)
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT)
                .start();
    }

    @Override
    int await(Process child) throws InterruptedException {
        return child.waitFor();
    }

    @Override
    int captured(List<String> command) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(command)
                .redirectInput(NOTHING)
                .redirectError(Redirect.INHERIT)
                .start();
        byte[] output = child.getInputStream().readAllBytes();
        child.waitFor();
        return output.length;
    }
}

package io.javaipc.ftp.cli;

import io.javaipc.ftp.demo.GuidedTour;
import io.javaipc.ftp.demo.TourFailed;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The guided tour. */
@Command(
        name = "demo",
        description = {
            "Takes the guided tour.",
            "Starts a server with worker processes, works with it as a client, kills a worker, stops it all, and says"
                    + " step by step what happened. Leaves nothing behind."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = "%nExit codes: 0 all happened as told, 1 something did not.")
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws OperationFailed, IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            GuidedTour.run(FtpSample.class, out);
        } catch (TourFailed e) {
            throw new OperationFailed("the tour ended early: " + e.getMessage(), e);
        }
        String jar = System.getProperty("java.class.path");
        out.println("Now you: java -jar " + jar + " serve --root DIR --writable");
        out.println("    and: java -jar " + jar + " console ftp://127.0.0.1:2121/");
        return 0;
    }
}

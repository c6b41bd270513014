package io.javaipc.ftp.cli;

import io.javaipc.ftp.console.TransferDisplay;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** What the commands that transfer files take. */
final class TransferOptions {
    @Option(
            names = {"-q", "--quiet"},
            description = "No progress bar and no report.")
    private boolean quiet;

    TransferDisplay display() {
        return quiet ? TransferDisplay.none() : TransferDisplay.onStandardError();
    }

    void report(PrintWriter out, String line) {
        if (!quiet) {
            out.println(line);
        }
    }
}

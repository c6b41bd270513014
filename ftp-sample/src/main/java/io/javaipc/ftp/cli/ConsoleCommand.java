package io.javaipc.ftp.cli;

import io.javaipc.ftp.client.FtpUrl;
import io.javaipc.ftp.console.Console;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The interactive client. */
@Command(
        name = "console",
        description = {
            "Works with a server interactively.",
            "Type help at its prompt; tab completes, the arrow keys recall. Reads commands from a pipe too: such a"
                    + " script ends at its first command that fails.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "%nExit codes: 0 all went well, 1 no connection, or a script's command failed, 2 the command line is wrong.",
            "%nExamples:",
            "  " + FtpSample.NAME + " console ftp://127.0.0.1:2121",
            "  echo list | " + FtpSample.NAME + " console ftp://127.0.0.1:2121"
        })
final class ConsoleCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "URL",
            converter = FtpUrlConverter.class,
            description = "ftp://[user@]host[:port]/[directory]")
    private FtpUrl url;

    @Mixin
    private ClientOptions client;

    @Override
    public Integer call() throws IOException {
        return Console.run(url, client.timeout()) ? 0 : 1;
    }
}

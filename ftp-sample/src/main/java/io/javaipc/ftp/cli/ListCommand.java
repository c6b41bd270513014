package io.javaipc.ftp.cli;

import io.javaipc.ftp.client.FtpFailure;
import io.javaipc.ftp.client.FtpUrl;
import io.javaipc.ftp.client.RemoteLibrary;
import io.javaipc.ftp.console.Listing;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists a directory. */
@Command(
        name = "list",
        aliases = "ls",
        description = {"Lists the files of a directory.", "Shown are size in bytes, time in UTC, and name.", ""},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "%nExit codes: " + FtpSample.EXIT_CODES,
            "%nExample:",
            "  " + FtpSample.NAME + " list ftp://127.0.0.1:2121/"
        })
final class ListCommand implements Callable<Integer> {
    @Parameters(paramLabel = "URL", converter = FtpUrlConverter.class, description = "ftp://[user@]host[:port]/[path]")
    private FtpUrl url;

    @Mixin
    private ClientOptions client;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws FtpFailure {
        try (RemoteLibrary library = client.connect(url)) {
            Listing.of(library.list(url.path())).forEach(spec.commandLine().getOut()::println);
        }
        return 0;
    }
}

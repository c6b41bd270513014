package io.javaipc.ftp.cli;

import io.javaipc.ftp.client.FtpFailure;
import io.javaipc.ftp.client.FtpUrl;
import io.javaipc.ftp.client.RemoteLibrary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deletes one file. */
@Command(
        name = "delete",
        aliases = "rm",
        description = {"Deletes a file.", "The server must have been started with --writable.", ""},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "%nExit codes: " + FtpSample.EXIT_CODES,
            "%nExample:",
            "  " + FtpSample.NAME + " delete ftp://127.0.0.1:2121/march.pdf"
        })
final class DeleteCommand implements Callable<Integer> {
    @Parameters(paramLabel = "URL", converter = FtpUrlConverter.class, description = "ftp://[user@]host[:port]/name")
    private FtpUrl url;

    @Mixin
    private ClientOptions client;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws FtpFailure {
        if (url.fileName().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "the URL names no file: url=" + url);
        }
        try (RemoteLibrary library = client.connect(url)) {
            library.delete(url.path());
        }
        return 0;
    }
}
